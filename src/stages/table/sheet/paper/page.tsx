import { partyOf } from '../../../../core/case/types.ts'
import { sayErrors } from '../../../../core/web/form-words.ts'
import type { Failed, Page } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { blindId } from '../../../../lib/ids.ts'
import { Heading, Notice } from '../../../../ui/components/index.ts'
import { Button, ErrorSummary, Form } from '../../../../ui/forms.tsx'
import { sheetPath } from '../acts.ts'
import { labelsOf } from '../fields.ts'
import { lineMessages } from '../line-messages.ts'
import { clashOf } from '../pages/clash.tsx'
import { crumbsOf } from '../pages/sheet-page.tsx'
import type { LineHistory } from '../queries.ts'
import { standingOf } from '../rules.ts'
import { sectionsOf } from '../sections.ts'
import type { SheetLine } from '../types.ts'
import { partyName } from '../words.ts'
import { formFrom, newRowsOf, type Row, withMerged } from './kept.ts'
import { paperMessages } from './messages.ts'
import { PartFields } from './part-fields.tsx'
import { isTypable, type NumberedPart, numbered } from './rules.ts'

/** What each field is called in the list of mistakes: with the number of its line, as on the paper. */
function sayPaperMistakes(visit: CaseVisit, errors: Failed['errors'], numbers: ReadonlyMap<string, string>) {
  const { lang } = visit
  const words = paperMessages(lang)
  const { otherParty, tooManyLines } = lineMessages(lang)
  const plain = labelsOf(lang)
  const noOf = (field: string) => numbers.get(field.slice(0, field.lastIndexOf('.') + 1)) ?? ''
  const labels = errors.map(({ field }) => [
    field,
    words.fieldOf(noOf(field), plain[field.split('.').at(-1) ?? ''] ?? ''),
  ])
  return errors.flatMap((error) =>
    error.code === 'changed'
      ? [{ field: error.field, message: words.clashAt(noOf(error.field)) }]
      : sayErrors([error], lang, Object.fromEntries(labels), { otherParty, tooManyLines }),
  )
}

type Typing = {
  visit: CaseVisit
  lines: readonly SheetLine[]
  /** Of the lines that somebody else changed meanwhile. */
  histories: readonly LineHistory[]
  failed: Failed | undefined
}

/** Lines that left the sheet are not asked for; the others keep their numbers. */
function partsOf({ visit, lines }: Typing): NumberedPart[] {
  return numbered(sectionsOf(visit.definition), lines).map((part) => ({
    ...part,
    lines: part.lines.filter(({ line }) => standingOf(line, visit.parties) !== 'struck'),
  }))
}

function clashesIn(rows: ReadonlyMap<string, Row>, kept: Failed['kept'], { visit, histories }: Typing) {
  const parts = sectionsOf(visit.definition)
  return new Map(
    histories.flatMap((history) => {
      const row = rows.get(history.id)
      const part = parts.find(({ code }) => code === history.section)
      const own = row && part && clashOf(history, part, fieldsUnder(kept, row.prefix))
      return own ? [[history.id, own] as const] : []
    }),
  )
}

const fieldsUnder = (kept: Failed['kept'], prefix: string): Failed['kept'] =>
  Object.fromEntries(
    Object.entries(kept).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  )

/** The whole sheet in one form, in the order and under the numbers of the paper. */
export function paperPage(typing: Typing): Page {
  const { visit, failed } = typing
  const { lang } = visit
  const words = paperMessages(lang)
  const own = partyOf(visit.viewer, visit.parties)?.id ?? ''
  const parts = partsOf(typing)
  const typable = parts.map((part) => ({
    ...part,
    lines: part.lines.filter(({ line }) => isTypable(line, visit.parties)),
  }))
  const form = formFrom(typable, failed)
  const clashes = clashesIn(form.rows, form.kept, typing)
  const added = newRowsOf(parts)
  const numbers = new Map([
    ...[...form.rows.values()].map(({ prefix, no }) => [prefix, no] as const),
    ...added.map(({ prefix, part, row }) => {
      const at = parts.find((one) => one.part.code === part)?.at ?? 0
      return [prefix, words.newNo(at, row + 1)] as const
    }),
  ])
  const errors = sayPaperMistakes(visit, form.errors, numbers)
  const shown = { visit, kept: withMerged(form, clashes), errors, own }
  return {
    title: `${words.title} ${visit.case.title}`,
    ...(clashes.size > 0 ? { status: 409 as const } : {}),
    breadcrumbs: [...crumbsOf(visit), { label: words.title }],
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} kicker={visit.case.title} lead={words.lead}>
          {words.title}
        </Heading>
        {clashes.size > 0 && (
          <Notice lang={lang} kind="warning">
            {words.clashLead}
          </Notice>
        )}
        <Notice lang={lang} title={words.as(partyName(visit, own))}>
          <p>{words.rule}</p>
        </Notice>
        <p>
          <a href={sheetPath(visit, '/paper/print')}>{words.printOut}</a>
        </p>
        <Form lang={lang} action={sheetPath(visit, '/paper')} submissionId={blindId()} draft={visit.draft}>
          {parts.map((part) => (
            <PartFields {...shown} part={part} rows={form.rows} added={added} clashes={clashes} />
          ))}
          <p>{words.more}</p>
          <Button>{words.save}</Button>
        </Form>
      </>
    ),
  }
}
