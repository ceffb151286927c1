import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../../boot/refusal.ts'
import { isInnerPath, listedFile } from '../archive/listed-file.ts'

const backupManifest = z.object({
  format: z.literal('yui-backup'),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(z.string()),
  folders: z.array(z.string().refine(isInnerPath)),
  files: z.array(listedFile),
})
export type BackupManifest = z.infer<typeof backupManifest>

export const manifestFile = (folder: string): string => join(folder, 'manifest.json')

/** The list of a finished backup; an export, an unfinished or an altered folder is refused. */
export async function readBackupManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(manifestFile(folder), 'utf8').catch(() => undefined)
  if (text === undefined) throw new Refusal(notFinished(folder))
  const parsed = backupManifest.safeParse(parseJson(text))
  if (!parsed.success) throw new Refusal(notABackup(folder))
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const notFinished = (folder: string) =>
  `${folder} に manifest.json がありません。バックアップのフォルダーではないか、途中で止まったものです。\n` +
  `${folder} has no manifest.json: it is no backup, or one that was not finished.`
const notABackup = (folder: string) =>
  `${folder} は yui backup のフォルダーではありません。まちごとの書き出しは yui import で読み込みます。\n` +
  `${folder} was not made by yui backup. The export of a city is read by yui import.`
