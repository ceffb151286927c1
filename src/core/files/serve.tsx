import { isUuid } from '../../lib/ids.ts'
import type { Range } from '../../platform/storage/index.ts'
import { Heading } from '../../ui/components/index.ts'
import { maySeeEntry } from '../case/visibility.ts'
import { found } from '../web/errors.ts'
import { casePath } from '../web/paths.ts'
import type { Page } from '../web/route.ts'
import type { CaseVisit } from '../web/visit.ts'
import { fileMessages } from './messages.ts'
import { type FoundFile, findFile } from './queries.ts'

/** As RFC 8187 wants it: a name in any script, nothing that could end the header early. */
const disposition = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`

/** One piece of a file, for a download that was cut off. What is not one whole range is answered with the whole file. */
export function rangeIn(header: string | undefined, size: number): Range | 'none' | 'outside' {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === '') return to === '' ? 'none' : lastBytes(Number(to), size)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return within(Number(from), end, size)
}

const within = (start: number, end: number, size: number): Range | 'outside' =>
  start > end || start >= size ? 'outside' : { start, end }

const lastBytes = (count: number, size: number): Range | 'outside' =>
  count === 0 ? 'outside' : within(Math.max(0, size - count), size - 1, size)

type How = 'saved' | 'shown'

const headersOf = (file: FoundFile, how: How): Record<string, string> => ({
  'Content-Type': file.media_type.startsWith('text/') ? 'application/octet-stream' : file.media_type,
  'Content-Disposition': how === 'shown' ? 'inline' : disposition(file.name),
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Accept-Ranges': 'bytes',
  ETag: `"${file.sha256}"`,
})

function notYet(visit: CaseVisit, scan: 'waiting' | 'infected'): Page {
  const words = fileMessages(visit.lang)
  const here = casePath(visit.city, visit.case.number)
  const [title, text] =
    scan === 'waiting' ? [words.waitTitle, words.waitText] : [words.infectedTitle, words.infectedText]
  const body = (
    <>
      <Heading level={1}>{title}</Heading>
      <p>{text}</p>
      <p>
        <a href={here}>{words.back}</a>
      </p>
    </>
  )
  return {
    title,
    body,
    status: 409,
    breadcrumbs: [{ label: visit.case.number, href: here }, { label: title }],
  }
}

async function send(
  visit: CaseVisit,
  file: FoundFile,
  asked: Range | 'none',
  how: How = 'saved',
): Promise<Response> {
  const range = asked === 'none' ? undefined : asked
  const stream = found(await visit.runtime.storage.read(visit.tx.cityId, file.sha256, range))
  const length = range === undefined ? file.size : range.end - range.start + 1
  return new Response(stream, {
    status: range === undefined ? 200 : 206,
    headers: {
      ...headersOf(file, how),
      'Content-Length': String(length),
      ...(range ? { 'Content-Range': `bytes ${range.start}-${range.end}/${file.size}` } : {}),
    },
  })
}

async function findAsked(visit: CaseVisit): Promise<FoundFile> {
  const { id } = visit.params
  const file = found(isUuid(id) ? await findFile(visit.tx, visit.case.id, id) : undefined)
  found(maySeeEntry(visit.viewer, visit, { visibility: file.visibility, party_id: null }) || undefined)
  return file
}

const shownTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp']
const isShown = ({ made, media_type: type, scan }: FoundFile): boolean =>
  made === 'fitted' && shownTypes.includes(type) && scan !== 'waiting' && scan !== 'infected'

/** A picture within a page: only one whose every byte this server wrote itself; anything else is not there. */
export async function sendPicture(visit: CaseVisit): Promise<Response> {
  const file = await findAsked(visit)
  found(isShown(file) || undefined)
  return send(visit, file, 'none', 'shown')
}

/** A case's file to whoever may see it, always as a download: what was uploaded never runs as a page of ours. */
export async function sendFile(visit: CaseVisit): Promise<Response | Page> {
  const file = await findAsked(visit)
  if (file.scan === 'waiting' || file.scan === 'infected') return notYet(visit, file.scan)
  const range = rangeIn(visit.range, file.size)
  if (range !== 'outside') return send(visit, file, range)
  return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${file.size}` } })
}
