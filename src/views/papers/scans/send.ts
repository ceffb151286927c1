import type { ScanRow } from '../../../core/scan/index.ts'
import { found } from '../../../core/web/errors.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { noteOpened } from './opened.ts'

const closed = {
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
  'Content-Security-Policy': "default-src 'none'; sandbox",
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/tiff': 'tif',
}

/** The file as it was brought, always as a download; not while the scanner has not looked at it. */
export async function sendOriginal(visit: Visit, row: ScanRow): Promise<Response> {
  found(row.scan === 'none' || row.scan === 'clean' || undefined)
  noteOpened(visit, row)
  const stream = found(await visit.runtime.storage.read(visit.tx.cityId, row.sha256))
  const ending = endings[row.media_type] ?? 'bin'
  return new Response(stream, {
    headers: {
      ...closed,
      'Content-Type': row.media_type,
      'Content-Length': String(row.size),
      'Content-Disposition': `attachment; filename="scan-${row.id}.${ending}"`,
    },
  })
}

/** A picture of a page that we drew ourselves, to be shown beside the form. */
export async function sendPicture(visit: Visit, row: ScanRow): Promise<Response> {
  const page = visit.params.page ?? ''
  const hash = found(/^\d{1,2}$/.test(page) ? row.pages[Number(page) - 1] : undefined)
  const stream = found(await visit.runtime.storage.read(visit.tx.cityId, hash))
  return new Response(stream, { headers: { ...closed, 'Content-Type': 'image/jpeg' } })
}
