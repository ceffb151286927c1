import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import type { Sanitiser } from './types.ts'

const longestMs = 120_000

/**
 * 無害化 by a program of the operator's: called with the file and the place for its harmless copy, without a shell. What
 * ends with 0 and has written the copy is taken; everything else refuses the file.
 */
export const openSanitiser =
  (program: string): Sanitiser =>
  (from, to) =>
    new Promise((done) => {
      const settings = { timeout: longestMs, killSignal: 'SIGKILL', windowsHide: true } as const
      execFile(program, [from, to], settings, async (error) => {
        const written = await stat(to).catch(() => undefined)
        done(error === null && written !== undefined && written.size > 0)
      })
    })
