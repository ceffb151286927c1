import { execFile } from 'node:child_process'
import { builtProgram } from '../built.ts'

export type PictureFormat = 'jpg' | 'png' | 'webp' | 'gif' | 'tiff'
export type Fitted = 'fitted' | 'broken' | 'severalPages' | 'tooManyPixels'

/** How long one picture may take, and how many are worked on at once: the rest wait their turn. */
const longestMs = 30_000
const atOnce = 2
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (running >= atOnce) await new Promise<void>((go) => waiting.push(go))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

function toldBy(error: Error | null, said: string): Fitted {
  if (error === null) return 'fitted'
  if (said.includes('several pages')) return 'severalPages'
  return /pixel limit/.test(said) ? 'tooManyPixels' : 'broken'
}

const options = ['--max-old-space-size=64', '--max-semi-space-size=1']
const start = (from: string, to: string, format: PictureFormat): Promise<Fitted> =>
  new Promise((done) => {
    const program = builtProgram('images.js')
    const settings = { timeout: longestMs, killSignal: 'SIGKILL', env: {}, windowsHide: true } as const
    execFile(process.execPath, [...options, program, from, to, format], settings, (error, _out, said) =>
      done(toldBy(error, said)),
    )
  })

/** Turns a picture upright, shrinks it and leaves out what it says of place and camera, in a process that ends with it. */
export const fitPicture = (from: string, to: string, format: PictureFormat): Promise<Fitted> =>
  inTurn(() => start(from, to, format))
