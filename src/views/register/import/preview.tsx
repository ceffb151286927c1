import { yearName } from '../../../core/register/words.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { DataTable, Typed } from '../../../ui/components/index.ts'
import { formText, kindText, sectionText, yenText } from '../names.ts'
import { readStored } from './check.ts'
import { importMessages } from './messages.ts'
import type { ReadRow } from './row.ts'
import type { Import, StoredRow } from './store.ts'
import { placeText } from './words.ts'

type Good = Extract<ReadRow, { ok: true }>

const partnerText = (visit: Visit, { input }: Good): string =>
  input.partners
    .map(({ name, kind, named }) => (named === false ? name : `${name}（${kindText(visit, kind)}）`))
    .join('、')

/** How the first rows are read: whether a column was taken for another is seen here at once. */
export const Preview = ({
  visit,
  read,
  rows,
}: {
  visit: Visit
  read: Import
  rows: readonly StoredRow[]
}) => {
  const { lang } = visit
  const words = importMessages(lang)
  const known = rows.flatMap((row) => {
    const one = readStored(visit, read, row)
    return one.ok ? [{ row, one }] : []
  })
  if (known.length === 0) return null
  return (
    <DataTable
      id="preview"
      stack
      caption={words.preview}
      columns={[
        { label: words.place },
        { label: words.fieldYear },
        { label: words.fieldTitle },
        { label: words.fieldSection },
        { label: words.forms },
        { label: words.partners },
        { label: words.decided, number: true },
        { label: words.settled, number: true },
      ]}
      rows={known.map(({ row, one }) => [
        placeText(lang, row.sheet),
        yearName(one.input.year, lang),
        <Typed text={one.input.title} lang={lang} />,
        sectionText(visit, one.input.section),
        one.input.forms.map((code) => formText(visit, code)).join('、'),
        partnerText(visit, one),
        yenText(one.input.decided),
        yenText(one.input.settled),
      ])}
    />
  )
}
