import { formatDateTime } from '../../lib/dates.ts'
import type { Lang } from '../../lib/language.ts'
import { type StreamedFile, zipStream } from '../../platform/zip.ts'
import type { OwnTable } from './own-data.ts'
import { ownMessages } from './own-messages.ts'
import { tableName } from './table-names.ts'

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const Row = ({ row }: { row: Record<string, unknown> }) => (
  <table>
    {Object.entries(row)
      .filter(([, value]) => textOf(value) !== '')
      .map(([name, value]) => (
        <tr>
          <th scope="row">{name}</th>
          <td>{textOf(value)}</td>
        </tr>
      ))}
  </table>
)

type Given = { lang: Lang; city: string; person: string; now: Date; tables: readonly OwnTable[] }

/** The same for reading: opens in any browser without a network, and runs nothing. */
const Reading = ({ lang, city, person, now, tables }: Given) => {
  const words = ownMessages(lang)
  return (
    <html lang={lang === 'en' ? 'en' : 'ja'}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'" />
        <title>{words.fileTitle(person)}</title>
      </head>
      <body>
        <h1>{words.fileTitle(person)}</h1>
        <p>{words.fileLead(city, formatDateTime(now, lang))}</p>
        {tables.map(({ table, rows }) => (
          <section>
            <h2>{tableName(table, lang)}</h2>
            {rows.map((row) => (
              <>
                <Row row={row} />
                <hr />
              </>
            ))}
          </section>
        ))}
      </body>
    </html>
  )
}

/** First what is held about somebody, then what they attached, read while it goes out. */
export async function ownFile(given: Given, attached: readonly StreamedFile[]): Promise<ReadableStream> {
  const html = await (<Reading {...given} />).toString()
  const data = Object.fromEntries(given.tables.map(({ table, rows }) => [table, rows]))
  return zipStream([
    { name: 'index.html', content: Buffer.from(`<!doctype html>${html}`) },
    { name: 'data.json', content: Buffer.from(JSON.stringify(data, null, 2)) },
    ...attached,
  ])
}
