import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { isUuid } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { maySeeEntry } from '../case/visibility.ts'
import { found } from '../web/errors.ts'
import { whoMaySee } from '../web/policies.ts'
import { casePage, type Route } from '../web/route.ts'
import type { CaseVisit } from '../web/visit.ts'
import { filePath } from './disk.ts'

const findFile = async ({ db, cityId }: Tx, caseId: string, id: string) =>
  await db
    .selectFrom('file')
    .select(['name', 'media_type', 'size', 'sha256', 'visibility'])
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst()

/** As RFC 8187 wants it: a name in any script, nothing that could end the header early. */
const disposition = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`

/** A case's file to whoever may see it, always as a download: what was uploaded never runs as a page of ours. */
async function sendFile(visit: CaseVisit): Promise<Response> {
  const { id } = visit.params
  const file = found(isUuid(id) ? await findFile(visit.tx, visit.case.id, id) : undefined)
  found(maySeeEntry(visit.viewer, visit, { visibility: file.visibility, party_id: null }) || undefined)
  const path = filePath(visit.runtime.filesDir, visit.tx.cityId, file.sha256)
  await stat(path)
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
    headers: {
      'Content-Type': file.media_type,
      'Content-Length': String(file.size),
      'Content-Disposition': disposition(file.name),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}

/** Who may see a file is its visibility, said once with the thread's; to anybody else there is none. */
export const fileRoutes: readonly Route[] = [
  casePage('/cases/:number/files/:id', { policy: whoMaySee, show: sendFile }),
]
