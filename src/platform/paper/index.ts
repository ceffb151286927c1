import { execFile } from 'node:child_process'
import { z } from 'zod'
import { builtProgram } from '../built.ts'

const told = z.object({
  /** Pages there are, and how many of them were looked at. */
  pages: z.number(),
  looked: z.number(),
  /** What the QR codes say, page by page. */
  texts: z.array(z.array(z.string())),
  /** Names of the pictures of the pages, in the folder that was given. */
  pictures: z.array(z.string()),
})
export type ReadPaper = z.output<typeof told>

const longestMs = 90_000
const options = ['--max-old-space-size=192', '--max-semi-space-size=4']

/**
 * Reads the QR codes of a scanned paper and draws its pages, in a process that ends with it: what decodes a stranger's
 * bytes holds no connection and no key. Undefined where it cannot be read, or takes too long.
 */
export const readPaper = (file: string, mediaType: string, folder: string): Promise<ReadPaper | undefined> =>
  new Promise((done) => {
    const settings = { timeout: longestMs, killSignal: 'SIGKILL', env: {}, windowsHide: true } as const
    execFile(
      process.execPath,
      [...options, builtProgram('paper.js'), file, mediaType, folder],
      { ...settings, maxBuffer: 1_000_000 },
      (error, out) => done(error === null ? told.safeParse(JSON.parse(out)).data : undefined),
    )
  })
