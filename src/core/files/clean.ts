import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { cleanArriving } from '../../platform/http/multipart.ts'
import { type About, dropUpload, listUploads, type Spool } from './spool.ts'

const dayMs = 24 * 60 * 60 * 1000
/** What never arrived whole is given up after a week; what did waits as long as a form may lie unsent. */
const unfinishedMs = 7 * dayMs
const unsentMs = 90 * dayMs

const isOver = ({ state, begunAt }: About, now: Date): boolean =>
  now.getTime() - new Date(begunAt).getTime() > (state === 'ready' ? unsentMs : unfinishedMs)

async function cleanCity(spool: Spool, now: Date): Promise<void> {
  const over = (await listUploads(spool)).filter((upload) => isOver(upload, now))
  for (const upload of over) await dropUpload(upload)
}

/** Removes uploads that nobody will attach any more, and what cut-off requests left. Safe to run at any moment, and twice. */
export const cleanUploads = (filesDir: string, clock: () => Date) => async (): Promise<void> => {
  const cities = await readdir(join(filesDir, 'uploads')).catch(() => [])
  for (const cityId of cities) await cleanCity({ filesDir, cityId }, clock())
  await cleanArriving(filesDir, clock())
}
