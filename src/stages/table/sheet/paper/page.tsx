import { partyOf } from '../../../../core/case/types.ts'
import { sayErrors } from '../../../../core/web/form-words.ts'
import type { Failed, Page } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { blindId } from '../../../../lib/ids.ts'
import { joined, langOf, pick } from '../../../../lib/language.ts'
import { Disclosure, Heading, Notice } from '../../../../ui/components/index.ts'
import { Button, CheckboxField, ErrorSummary, Form } from '../../../../ui/forms.tsx'
import { sheetPath } from '../acts.ts'
import { labelsOf } from '../fields.ts'
import { lineMessages } from '../line-messages.ts'
import { type Clashing, ClashSides, clashOf } from '../pages/clash.tsx'
import { type FieldsProps, LineFields, OnPaperField, StruckField } from '../pages/line-fields.tsx'
import { crumbsOf } from '../pages/sheet-page.tsx'
import type { LineHistory } from '../queries.ts'
import { hasAgreed, standingOf } from '../rules.ts'
import { sectionsOf } from '../sections.ts'
import type { SheetLine } from '../types.ts'
import { lineText, partyName } from '../words.ts'
import { formFrom, type NewRow, newRowsOf, type Row, withMerged } from './kept.ts'
import { paperMessages } from './messages.ts'
import { isTypable, type NumberedPart, numbered } from './rules.ts'

type Shown = Pick<FieldsProps, 'visit' | 'kept' | 'errors'>

type AgreeProps = Shown & { prefix: string; party: string; label: (party: string) => string }

const AgreeField = ({ visit, kept, prefix, party, label }: AgreeProps) => (
  <CheckboxField
    lang={visit.lang}
    name={`${prefix}agree`}
    label={label(partyName(visit, party))}
    value="yes"
    checked={kept[`${prefix}agree`] === 'yes'}
  />
)

type LineProps = Shown & { part: NumberedPart['part']; own: string }

/** A line that stands: as it is, to be changed, agreed to, or proposed to leave. */
const StandingLine = ({
  row,
  clash,
  own,
  ...props
}: LineProps & { row: Row; clash: Clashing | undefined }) => {
  const { visit, kept } = props
  const words = paperMessages(visit.lang)
  const { line, no, prefix } = row
  const yes = visit.parties.filter(({ id }) => hasAgreed(line, id)).map(({ id }) => partyName(visit, id))
  return (
    <fieldset class="yui-card" id={`no-${no}`}>
      <legend class="yui-field__label">{no}</legend>
      <input type="hidden" name={`${prefix}id`} value={line.id} />
      <input
        type="hidden"
        name={`${prefix}version`}
        value={String(kept[`${prefix}version`] ?? line.version)}
      />
      {clash && <ClashSides visit={visit} clash={clash} level={4} />}
      {yes.length > 0 && !clash && (
        <p>
          {words.stands}
          {joined(yes, visit.lang)}
        </p>
      )}
      <LineFields {...props} prefix={prefix} />
      <OnPaperField {...props} prefix={prefix} />
      {!hasAgreed(line, own) && <AgreeField {...props} prefix={prefix} party={own} label={words.agree} />}
      <StruckField {...props} prefix={prefix} />
    </fieldset>
  )
}

const LeftLine = ({ visit, line, no }: { visit: CaseVisit; line: SheetLine; no: string }) => {
  const words = paperMessages(visit.lang)
  return (
    <div class="yui-card">
      <p>
        <strong>{no}</strong> {lineText(visit, line.content)}
      </p>
      <p>
        {words.left} <a href={sheetPath(visit, `/lines/${line.id}/edit`)}>{words.changeAlone}</a>
      </p>
    </div>
  )
}

const EmptyLine = ({ at, row, own, ...props }: LineProps & { at: number; row: NewRow }) => {
  const words = paperMessages(props.visit.lang)
  const { prefix } = row
  return (
    <fieldset class="yui-card">
      <legend class="yui-field__label">{words.newNo(at, row.row + 1)}</legend>
      <input type="hidden" name={`${prefix}part`} value={row.part} />
      <LineFields {...props} prefix={prefix} mayStayEmpty />
      <OnPaperField {...props} prefix={prefix} />
      <AgreeField {...props} prefix={prefix} party={own} label={words.agreeToo} />
    </fieldset>
  )
}

type PartProps = Shown & {
  part: NumberedPart
  own: string
  rows: ReadonlyMap<string, Row>
  added: readonly NewRow[]
  clashes: ReadonlyMap<string, Clashing>
}

/** Folded until something is written in them: most parts get none. */
const EmptyLines = ({ at, rows, ...props }: LineProps & { at: number; rows: readonly NewRow[] }) => {
  const words = paperMessages(props.visit.lang)
  const isOpen = rows.some(({ prefix }) =>
    Object.entries(props.kept).some(
      ([name, value]) => name.startsWith(prefix) && !name.endsWith('.part') && value !== '',
    ),
  )
  return (
    <Disclosure summary={words.newLines(words.newNo(at, 1), words.newNo(at, rows.length))} open={isOpen}>
      {rows.map((row) => (
        <EmptyLine {...props} at={at} row={row} />
      ))}
    </Disclosure>
  )
}

const PartFields = ({ part: { part, at, lines }, rows, added, clashes, ...props }: PartProps) => (
  <section class="yui-part" aria-labelledby={`part-${part.code}`}>
    <h2 class="yui-part__title" id={`part-${part.code}`} lang={langOf(part.name, props.visit.lang)}>
      {at} {pick(part.name, props.visit.lang)}
    </h2>
    {lines.map(({ line, no }) => {
      const row = rows.get(line.id)
      if (row === undefined) return <LeftLine visit={props.visit} line={line} no={no} />
      return <StandingLine {...props} part={part} row={row} clash={clashes.get(line.id)} />
    })}
    <EmptyLines {...props} part={part} at={at} rows={added.filter((row) => row.part === part.code)} />
  </section>
)

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
