import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLog } from '../platform/log.ts'
import { superviseJobs } from './job-process.ts'
import { newFolder } from './processes.testing.ts'

let folder: string
beforeAll(async () => {
  folder = await newFolder()
})
afterAll(() => rm(folder, { recursive: true }))
const log = openLog('silent')

const startsIn = async (file: string) =>
  (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean)
async function until(check: () => Promise<boolean>) {
  for (let tries = 0; tries < 200; tries++) {
    if (await check()) return
    await sleep(50)
  }
  throw new Error('it did not happen')
}
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a job process that ends is started again, and is stopped with us', async () => {
  const [program, starts] = [join(folder, 'jobs.mjs'), join(folder, 'starts')]
  await writeFile(
    program,
    `import { appendFileSync, readFileSync } from 'node:fs'
     appendFileSync(process.env.STARTS, process.pid + '\\n')
     if (readFileSync(process.env.STARTS, 'utf8').split('\\n').length === 2) process.exit(1)
     setInterval(() => {}, 1000)`,
  )
  const jobs = superviseJobs(program, { ...process.env, STARTS: starts }, log)
  await until(async () => (await startsIn(starts)).length === 2)
  const pid = Number((await startsIn(starts)).at(-1))
  expect(isAlive(pid)).toBe(true)
  await jobs.stop()
  expect(isAlive(pid)).toBe(false)
  expect((await startsIn(starts)).length).toBe(2)
})

test('without the program there is nothing to stop', async () => {
  await expect(superviseJobs(join(folder, 'none.js'), {}, log).stop()).resolves.toBeUndefined()
})
