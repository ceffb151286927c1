import type { SentFile } from '../../platform/http/multipart.ts'
import { cleanName, judge } from '../files/index.ts'

/** A group's own papers lie in its rows: they belong to no case, and what must go can be emptied. */
export const largestPaper = 10 * 1024 * 1024

export type Paper = { name: string; mediaType: string; content: Buffer }
export type ReadPaper =
  | { ok: true; paper: Paper }
  | { ok: false; code: 'fileNeeded' | 'tooLarge' | 'badFileKind' }

/** A file of a form, told by its content; nothing but papers and pictures. */
export async function readPaper(file: SentFile | undefined): Promise<ReadPaper> {
  if (file === undefined || file.size === 0) return { ok: false, code: 'fileNeeded' }
  if (file.size > largestPaper) return { ok: false, code: 'tooLarge' }
  const content = await file.bytes()
  const judged = await judge(content, file.name)
  if (!judged.ok) return { ok: false, code: 'badFileKind' }
  const { kind } = judged
  return { ok: true, paper: { name: cleanName(file.name, kind), mediaType: kind.mediaType, content } }
}

/** As RFC 8187 wants it: a name in any script, nothing that could end the header early. */
const disposition = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`

/** Always a download, kept by nobody on the way. */
export const sendPaper = ({ name, mediaType, content }: Paper): Response =>
  new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': mediaType.startsWith('text/') ? 'application/octet-stream' : mediaType,
      'Content-Length': String(content.byteLength),
      'Content-Disposition': disposition(name),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
