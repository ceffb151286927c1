import { AwsClient } from 'aws4fetch'
import type { Range, Storage } from './types.ts'

export type S3Settings = {
  /** Address of the bucket in path style: https://s3.example.jp/yui-files */
  url: string
  key: string
  secret: string
  region: string
}

const longestMs = 60_000
const tries = 4
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** A line that breaks is tried again; an answer is one, also a bad one. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n += 1) {
    try {
      return await work()
    } catch (error) {
      if (n === tries) throw error
      await pause(100 * 2 ** n)
    }
  }
}

/** The kind of failure alone: an answer of the store could quote keys. */
const failed = (what: string, status: number): Error =>
  new Error(`storage: ${what} was answered with ${status}`)

/** Any store that speaks S3. It is asked at the one address that was configured: no redirect is ever followed. */
export function openS3Storage({ url, key, secret, region }: S3Settings): Storage {
  const client = new AwsClient({
    accessKeyId: key,
    secretAccessKey: secret,
    region,
    service: 's3',
    retries: tries - 1,
  })
  const addressOf = (cityId: string, sha256: string) => `${url.replace(/\/$/, '')}/${cityId}/${sha256}`
  const ask = (address: string, init: RequestInit) =>
    again(() => client.fetch(address, { redirect: 'manual', ...init }))
  const sizeOf = async (cityId: string, sha256: string) => {
    const init = { method: 'HEAD', signal: AbortSignal.timeout(longestMs) }
    const { status, headers } = await ask(addressOf(cityId, sha256), init)
    if (status === 404) return undefined
    if (status !== 200) throw failed('a look', status)
    return Number(headers.get('content-length'))
  }
  return {
    put: async (cityId, sha256, content) => {
      if ((await sizeOf(cityId, sha256)) === content.byteLength) return
      // Signed over its content: what arrives changed is refused by the store itself.
      const headers = { 'X-Amz-Content-Sha256': sha256, 'Content-Length': String(content.byteLength) }
      const init = { method: 'PUT', body: content, headers, signal: AbortSignal.timeout(longestMs) }
      const { status } = await ask(addressOf(cityId, sha256), init)
      if (status !== 200) throw failed('a write', status)
      if ((await sizeOf(cityId, sha256)) !== content.byteLength)
        throw failed('a write without effect', status)
    },
    size: sizeOf,
    remove: async (cityId, sha256) => {
      const init = { method: 'DELETE', signal: AbortSignal.timeout(longestMs) }
      const { status } = await ask(addressOf(cityId, sha256), init)
      if (![200, 204, 404].includes(status)) throw failed('a removal', status)
    },
    read: async (cityId, sha256, range) => {
      const response = await ask(addressOf(cityId, sha256), { headers: rangeHeader(range) })
      if (response.status === 404) return undefined
      if (response.status !== (range ? 206 : 200)) throw failed('a read', response.status)
      return response.body ?? undefined
    },
  }
}

const rangeHeader = (range: Range | undefined): Record<string, string> =>
  range === undefined ? {} : { Range: `bytes=${range.start}-${range.end}` }
