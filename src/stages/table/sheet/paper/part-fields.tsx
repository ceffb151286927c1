import type { CaseVisit } from '../../../../core/web/visit.ts'
import { joined, langOf, pick } from '../../../../lib/language.ts'
import { Disclosure } from '../../../../ui/components/index.ts'
import { CheckboxField } from '../../../../ui/forms.tsx'
import { sheetPath } from '../acts.ts'
import { type Clashing, ClashSides } from '../pages/clash.tsx'
import { type FieldsProps, LineFields, OnPaperField, StruckField } from '../pages/line-fields.tsx'
import { hasAgreed } from '../rules.ts'
import type { SheetLine } from '../types.ts'
import { lineText, partyName } from '../words.ts'
import type { NewRow, Row } from './kept.ts'
import { paperMessages } from './messages.ts'
import type { NumberedPart } from './rules.ts'

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

/** One part of the sheet: its lines under their numbers, and room for new ones. */
export const PartFields = ({ part: { part, at, lines }, rows, added, clashes, ...props }: PartProps) => (
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
