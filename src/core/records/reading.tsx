import type { Child } from 'hono/jsx'
import type { Lang } from '../../lib/language.ts'
import { tableName } from './table-names.ts'

export type TableRows = { table: string; rows: readonly Record<string, unknown>[] }

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

/** Every row as it is kept, under the name that people know its table by. */
export const Rows = ({ lang, tables }: { lang: Lang; tables: readonly TableRows[] }) => (
  <>
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
  </>
)

type Reading = { lang: Lang; title: string; lead: string; body: Child }

/** A file for reading, without any program of ours: opens in any browser without a network, and runs nothing. */
export async function readingFile({ lang, title, lead, body }: Reading): Promise<Buffer> {
  const html = await (
    <html lang={lang === 'en' ? 'en' : 'ja'}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'" />
        <title>{title}</title>
      </head>
      <body>
        <h1>{title}</h1>
        <p>{lead}</p>
        {body}
      </body>
    </html>
  ).toString()
  return Buffer.from(`<!doctype html>${html}`)
}
