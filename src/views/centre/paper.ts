import { newId } from '../../lib/ids.ts'
import { cleanLine } from '../../lib/safe-text.ts'
import type { RoomVisit } from './room.ts'

const largest = 5 * 1024 * 1024
const beginnings = [
  [/^255044462d/, 'application/pdf'],
  [/^ffd8ff/, 'image/jpeg'],
  [/^89504e470d0a1a0a/, 'image/png'],
] as const

type Read = { ok: true; content: Buffer; mediaType: string; name: string } | { ok: false; code: string }

/** A signed paper as it was scanned, told by its first bytes. */
export async function readPaper(file: File | undefined): Promise<Read> {
  if (file === undefined || file.size === 0) return { ok: false, code: 'scanNeeded' }
  if (file.size > largest) return { ok: false, code: 'scanBad' }
  const content = Buffer.from(await file.arrayBuffer())
  const start = content.subarray(0, 8).toString('hex')
  const mediaType = beginnings.find(([pattern]) => pattern.test(start))?.[1]
  if (mediaType === undefined) return { ok: false, code: 'scanBad' }
  const name = Array.from(cleanLine(file.name.split(/[/\\]/).at(-1) ?? ''))
    .slice(-80)
    .join('')
  return { ok: true, content, mediaType, name: name || 'paper' }
}

type Of = { referralId: string } | { delegationId: string }

/** Kept in the centre's own closed table, not among the files of the city hall. */
export async function keepPaper(visit: RoomVisit, of: Of, paper: Read & { ok: true }): Promise<void> {
  const { tx, now, viewer } = visit
  await tx.db
    .insertInto('centre_paper')
    .values({
      city_id: tx.cityId,
      id: newId(now.getTime()),
      referral_id: 'referralId' in of ? of.referralId : null,
      delegation_id: 'delegationId' in of ? of.delegationId : null,
      name: paper.name,
      media_type: paper.mediaType,
      content: paper.content,
      person_id: viewer.person.id,
      at: now,
    })
    .execute()
}

type Paper = { name: string; media_type: string; content: Buffer }

export const findPaper = ({ tx: { db, cityId } }: RoomVisit, id: string): Promise<Paper | undefined> =>
  db
    .selectFrom('centre_paper')
    .select(['name', 'media_type', 'content'])
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .executeTakeFirst()

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
