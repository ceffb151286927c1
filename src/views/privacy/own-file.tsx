import { Rows, readingFile, type TableRows } from '../../core/records/reading.tsx'
import { formatDateTime } from '../../lib/dates.ts'
import type { Lang } from '../../lib/language.ts'
import { type StreamedFile, zipStream } from '../../platform/zip.ts'
import { ownMessages } from './own-messages.ts'

type Given = { lang: Lang; city: string; person: string; now: Date; tables: readonly TableRows[] }

/** First what is held about somebody, for reading and for programs, then what they attached, read while it goes out. */
export async function ownFile(given: Given, attached: readonly StreamedFile[]): Promise<ReadableStream> {
  const { lang, city, person, now, tables } = given
  const words = ownMessages(lang)
  const content = await readingFile({
    lang,
    title: words.fileTitle(person),
    lead: words.fileLead(city, formatDateTime(now, lang)),
    body: <Rows lang={lang} tables={tables} />,
  })
  const data = Object.fromEntries(tables.map(({ table, rows }) => [table, rows]))
  return zipStream([
    { name: 'index.html', content },
    { name: 'data.json', content: Buffer.from(JSON.stringify(data, null, 2)) },
    ...attached,
  ])
}
