import type { Child } from 'hono/jsx'
import { type ChangedField, changesIn } from '../../../core/register/difference.ts'
import type { Listed } from '../../../core/register/listed.ts'
import type { RegisterInput } from '../../../core/register/open.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { DataTable, Section, Typed } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { fieldText, formText, kindText, sectionText, yenText } from '../names.ts'
import { readStored } from './check.ts'
import { importMessages } from './messages.ts'
import type { Import, StoredRow } from './store.ts'
import { base, fieldName, placeText } from './words.ts'

type Partner = { name: string; kind: string; named: boolean }
type Values = Omit<RegisterInput, 'partners' | 'field'> & {
  field?: string | null | undefined
  partners: Partner[]
}

const inRegister = ({ parties, ...listed }: Listed): Values => ({
  ...listed,
  section: listed.section ?? '',
  partners: parties
    .filter(({ section }) => section === null)
    .map(({ name, kind, public_name }) => ({ name, kind, named: public_name === name })),
})
const inList = ({ partners, ...input }: RegisterInput): Values => ({
  ...input,
  partners: partners.map(({ name, kind, named = true }) => ({ name, kind, named })),
})

const written: {
  [F in ChangedField]: (visit: Visit, values: Values) => string
} = {
  title: (_, { title }) => title,
  about: (_, { about }) => about,
  section: (visit, { section }) => sectionText(visit, section),
  partners: (_, { partners }) => partners.map(({ name }) => name).join('、'),
  forms: (visit, { forms }) => forms.map((code) => formText(visit, code)).join('、'),
  field: (visit, { field }) => (field ? fieldText(visit, field) : ''),
  tags: (_, { tags }) => tags.join('、'),
  plans: (_, { plans }) => plans.join('、'),
  decided: (_, { decided }) => yenText(decided),
  settled: (_, { settled }) => yenText(settled),
  shown: ({ lang }, { shown }) => (shown ? importMessages(lang).isShown : importMessages(lang).isHidden),
}

const withKinds = (visit: Visit, { partners }: Values): string =>
  partners.map(({ name, kind, named }) => (named ? `${name}（${kindText(visit, kind)}）` : name)).join('、')

/** Partners by their names; where the kind alone has changed, with it. */
function texts(visit: Visit, field: ChangedField, values: readonly [Values, Values]): [string, string] {
  const [before, after] = values.map((one) => written[field](visit, one))
  if (field === 'partners' && before === after)
    return [withKinds(visit, values[0]), withKinds(visit, values[1])]
  return [before ?? '', after ?? '']
}

export type ChangedLine = { place: string; title: string; field: string; before: string; after: string }

/** What a row would change, field by field: as the register has it now, and as the list says. */
export function linesOf(
  visit: Visit,
  read: Import,
  row: StoredRow,
  listed: Listed | undefined,
): ChangedLine[] {
  const { lang, definition } = visit
  const one = readStored(visit, read, row)
  if (!one.ok || listed === undefined) return []
  const empty = importMessages(lang).nothingThere
  const values = [inRegister(listed), inList(one.input)] as const
  return changesIn(definition, listed, one).map((field) => {
    const [before, after] = texts(visit, field, values)
    return {
      place: placeText(lang, row.sheet),
      title: listed.title,
      field: fieldName(lang, field),
      before: before || empty,
      after: after || empty,
    }
  })
}

type Props = {
  visit: Visit
  read: Import
  rows: readonly StoredRow[]
  listed: ReadonlyMap<string, Listed>
  more: boolean
}

const Line = ({ visit, line }: { visit: Visit; line: ChangedLine }): Child => (
  <li>
    {line.field}：<Typed text={line.before} lang={visit.lang} /> <span aria-hidden="true">→</span>
    <span class="yui-visually-hidden">{importMessages(visit.lang).becomes}</span>{' '}
    <strong>
      <Typed text={line.after} lang={visit.lang} />
    </strong>
  </li>
)

/** Rows that change what the register has: each with what it was and what it would be. */
export const Changes = ({ visit, read, rows, listed, more }: Props) => {
  const { lang, city } = visit
  const words = importMessages(lang)
  if (rows.length === 0) return null
  return (
    <Section id="changes" title={words.changes} lead={words.changesLead}>
      <p>
        <LinkButton kind="secondary" href={cityPath(city, `${base}/${read.id}/changes`)}>
          {words.changesFile}
        </LinkButton>
      </p>
      {more && <p>{words.firstOnly}</p>}
      <DataTable
        id="changed-rows"
        stack
        caption={words.changes}
        columns={[
          { label: words.place },
          { label: words.fieldTitle },
          { label: words.becomesWhat, wide: true },
        ]}
        rows={rows.map((row) => {
          const entry = listed.get(row.entry_id ?? '')
          return [
            placeText(lang, row.sheet),
            <Typed text={entry?.title ?? ''} lang={lang} />,
            <ul>
              {linesOf(visit, read, row, entry).map((line) => (
                <Line visit={visit} line={line} />
              ))}
            </ul>,
          ]
        })}
      />
    </Section>
  )
}
