import { mkdir, readdir, readFile, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { readDeliveryFailure } from '../../lib/delivery-status.ts'
import { isUuid } from '../../lib/ids.ts'
import { ourIds } from '../../platform/mail/index.ts'

type Given = { folder: string; keep: (mailId: string, reason: string) => Promise<void>; log: Logger }

const largest = 1_000_000
const mostAtOnce = 200

/**
 * Reads the folder into which the mail server delivers what comes back (a maildir's `new`, or .eml files). A bounce of
 * ours is kept and its file removed; anything else is laid aside for the operator, in `other`.
 */
export const openBounceFolder =
  ({ folder, keep, log }: Given) =>
  async () => {
    for (const name of (await namesIn(folder)).slice(0, mostAtOnce)) {
      const file = join(folder, name)
      const failure = await failureIn(file)
      if (failure === undefined) await layAside(folder, name)
      else {
        await keep(failure.mailId, failure.reason)
        await unlink(file)
        log.info({ mail: failure.mailId }, 'mail came back')
      }
    }
  }

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort()

async function failureIn(file: string): Promise<{ mailId: string; reason: string } | undefined> {
  if ((await stat(file)).size > largest) return undefined
  const failure = readDeliveryFailure(await readFile(file, 'utf8'))
  const mailId = failure?.messageId.endsWith(ourIds) ? failure.messageId.slice(0, -ourIds.length) : undefined
  return failure && isUuid(mailId) ? { mailId, reason: failure.reason } : undefined
}

async function layAside(folder: string, name: string): Promise<void> {
  await mkdir(join(folder, 'other'), { recursive: true })
  await rename(join(folder, name), join(folder, 'other', name))
}
