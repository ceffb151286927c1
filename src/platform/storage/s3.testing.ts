import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { S3Settings } from './index.ts'

type Rver = { run: () => Promise<{ port: number }>; close: () => Promise<void> }
type RverClass = new (options: object) => Rver

/** A server that speaks S3 over loopback, with these buckets. */
export async function startS3(...buckets: string[]) {
  const S3rver = createRequire(import.meta.url)('s3rver') as RverClass
  const folder = await mkdtemp(join(tmpdir(), 'yui-s3-'))
  const configureBuckets = buckets.map((name) => ({ name, configs: [] }))
  const given = { address: '127.0.0.1', port: 0, silent: true, directory: folder, configureBuckets }
  const store = new S3rver(given)
  const { port } = await store.run()
  return {
    settings: (bucket: string): S3Settings => ({
      url: `http://127.0.0.1:${port}/${bucket}`,
      key: 'S3RVER',
      secret: 'S3RVER',
      region: 'us-east-1',
    }),
    stop: async () => {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
