import { mkdir, readdir } from 'node:fs/promises'
import { Refusal } from '../../boot/refusal.ts'

const entriesOf = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new Refusal(`${folder}: ${error.message}`)
  })

export const isEmptyFolder = async (folder: string): Promise<boolean> =>
  (await entriesOf(folder)).length === 0

/** A new folder, or one that is there and empty: nothing is ever mixed with what was there before. */
export async function newFolder(folder: string): Promise<void> {
  if (!(await isEmptyFolder(folder)))
    throw new Refusal(
      `${folder} は空ではありません。新しいフォルダーを指定してください。\n${folder} is not empty. Give a new folder.`,
    )
  await mkdir(folder, { recursive: true, mode: 0o700 })
}
