import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { Handler } from 'hono'

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

/** Built files under /assets/: their names carry a hash, so they may be kept for ever. */
export function serveAssets(folder: string): Handler {
  const root = resolve(folder)
  return (c) => {
    const wanted = resolve(join(root, c.req.path.replace(/^\/assets\//, '')))
    const type = mediaTypes[extname(wanted)]
    const inside = wanted.startsWith(root + sep)
    if (!inside || type === undefined || !existsSync(wanted) || !statSync(wanted).isFile())
      return c.notFound()
    c.header('Content-Type', type)
    c.header('Cache-Control', 'public, max-age=31536000, immutable')
    const zipped = `${wanted}.gz`
    if (existsSync(zipped) && (c.req.header('accept-encoding') ?? '').includes('gzip')) {
      c.header('Content-Encoding', 'gzip')
      return c.body(new Uint8Array(readFileSync(zipped)))
    }
    return c.body(Readable.toWeb(createReadStream(wanted)) as ReadableStream)
  }
}
