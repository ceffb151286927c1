import { cleanLine } from '../../lib/safe-text.ts'
import type { SentFile } from '../../platform/http/multipart.ts'

const largest = 5 * 1024 * 1024
const beginnings = [
  [/^255044462d/, 'application/pdf'],
  [/^ffd8ff/, 'image/jpeg'],
  [/^89504e470d0a1a0a/, 'image/png'],
] as const

export type ReadPaper =
  | { ok: true; content: Buffer; mediaType: string; name: string }
  | { ok: false; code: string }

/** A paper that is kept with the rows it belongs to, told by its first bytes: PDF, JPEG or PNG, at most 5 MB. */
export async function readPaper(file: SentFile | undefined): Promise<ReadPaper> {
  if (file === undefined || file.size === 0) return { ok: false, code: 'scanNeeded' }
  if (file.size > largest) return { ok: false, code: 'scanBad' }
  const content = await file.bytes()
  const start = content.subarray(0, 8).toString('hex')
  const mediaType = beginnings.find(([pattern]) => pattern.test(start))?.[1]
  if (mediaType === undefined) return { ok: false, code: 'scanBad' }
  const name = Array.from(cleanLine(file.name.split(/[/\\]/).at(-1) ?? ''))
    .slice(-80)
    .join('')
  return { ok: true, content, mediaType, name: name || 'paper' }
}

type Paper = { name: string; media_type: string; content: Buffer }

/** Always a download: what was uploaded never runs as a page of ours. */
export const paperResponse = ({ name, media_type, content }: Paper): Response =>
  new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': media_type,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, '_')}`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
