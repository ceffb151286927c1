import { openFolderStorage } from './folder.ts'
import { openS3Storage, type S3Settings } from './s3.ts'
import type { Storage } from './types.ts'

export { filePath, openFolderStorage, writeDurably, writeWhole } from './folder.ts'
export type { S3Settings } from './s3.ts'
export type { Range, Storage } from './types.ts'

/** The folder, or a store that speaks S3 where one is configured. */
export const openStorage = (filesDir: string, s3: S3Settings | undefined): Storage =>
  s3 === undefined ? openFolderStorage(filesDir) : openS3Storage(s3)

/** The store as the environment names it; each program of an installation reads the same. */
export function s3In(env: NodeJS.ProcessEnv): S3Settings | undefined {
  const { FILES_S3_URL: url, FILES_S3_KEY: key, FILES_S3_SECRET: secret, FILES_S3_REGION: region } = env
  if (!url || !key || !secret) return undefined
  return { url, key, secret, region: region || 'us-east-1' }
}
