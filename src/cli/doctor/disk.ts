import { access, constants, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Finding, Patient } from './checks.ts'

const least = 1_000_000_000

export async function checkDisk({ folders, words }: Patient): Promise<Finding[]> {
  const folder = await nearest(folders.home)
  const subject = words.disk
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!writable) return [{ level: 'fail', subject, text: words.noFolder(folder) }]
  const { bavail, bsize } = await statfs(folder)
  const gigabytes = ((bavail * bsize) / 1_000_000_000).toFixed(1)
  return [
    bavail * bsize < least
      ? { level: 'fail', subject, text: words.full(gigabytes, folder) }
      : { level: 'ok', subject, text: words.free(gigabytes, folder) },
  ]
}

/** Before the first start the data folder is not there yet; what counts is where it will be. */
async function nearest(folder: string): Promise<string> {
  const there = await access(folder).then(
    () => true,
    () => false,
  )
  return there || dirname(folder) === folder ? folder : nearest(dirname(folder))
}
