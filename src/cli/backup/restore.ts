import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataFolders } from '../../boot/places.ts'
import { Refusal } from '../../boot/refusal.ts'
import { openStorage, type S3Settings } from '../../platform/storage/index.ts'
import { isEmptyFolder } from '../archive/folders.ts'
import { inParallel } from '../archive/in-parallel.ts'
import { copyListed, type ListedFile, verifyListed } from '../archive/listed-file.ts'
import { putStored } from '../archive/stored-files.ts'
import { type BackupManifest, readBackupManifest } from './manifest.ts'

/** Puts a backup into a data folder that has neither a database nor files. All of it is checked before anything is written. */
export async function restoreInto(
  folders: DataFolders,
  from: string,
  s3?: S3Settings,
): Promise<BackupManifest> {
  const manifest = await readBackupManifest(from)
  const cluster = join(folders.postgres, 'data')
  for (const folder of [cluster, folders.files]) await refuseUnlessEmpty(folder)
  await verifyListed(from, manifest.files)
  await (s3 ? putBack(manifest, s3, from) : copyUnder(manifest.files, 'files', from, folders.files))
  // until the last rename no cluster is there, so that half of one is never started
  const draft = `${cluster}.new-restore`
  await rm(draft, { recursive: true, force: true })
  for (const folder of manifest.folders) await mkdir(join(draft, folder), { recursive: true, mode: 0o700 })
  await copyUnder(manifest.files, 'cluster', from, draft)
  await rm(cluster, { recursive: true, force: true })
  await rename(draft, cluster)
  await syncFolder(folders.postgres)
  return manifest
}

/** Into the store, under city and hash as the paths of the backup have them. */
async function putBack({ files }: BackupManifest, s3: S3Settings, from: string): Promise<void> {
  const stored = files
    .filter(({ path }) => path.startsWith('files/'))
    .map(({ path, sha256 }) => ({ path, sha256, cityId: path.split('/')[1] ?? '' }))
  await putStored(openStorage('', s3), stored, from)
}

async function refuseUnlessEmpty(folder: string): Promise<void> {
  if (await isEmptyFolder(folder)) return
  throw new Refusal(
    `${folder} にすでにデータがあります。YUI_DATA に空のフォルダーを指定してください。何も変更していません。\n` +
      `${folder} holds data already. Give an empty folder with YUI_DATA. Nothing was changed.`,
  )
}

async function copyUnder(
  files: readonly ListedFile[],
  under: string,
  from: string,
  to: string,
): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  const own = files.filter(({ path }) => path.startsWith(`${under}/`))
  await inParallel(own, async ({ path, sha256 }) => {
    const copied = await copyListed(join(from, path), to, path.slice(under.length + 1))
    if (copied.sha256 !== sha256)
      throw new Refusal(`${path}: 読み直したら違う内容でした。 / It changed while it was read.`)
  })
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
