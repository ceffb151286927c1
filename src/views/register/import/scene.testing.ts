import { expect } from 'vitest'
import { openDirectory } from '../../../core/edition/directory.ts'
import { runJobsOnce } from '../../../platform/jobs/index.ts'
import type { TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'
import { openTaker } from './take.ts'

export const importsPath = '/shinjo/register/imports'

/** Hands in a list as somebody of the office, and tells where it is to be seen. */
export async function sendList(office: TestPerson, bytes: Uint8Array, name: string): Promise<string> {
  const sent = await office.post(importsPath, { file: new File([Buffer.from(bytes)], name) })
  expect(sent.status).toBe(303)
  return sent.location ?? ''
}

export const versionIn = (html: string): string => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''

/** A number of the page, by what stands above it. */
export const statIn = (html: string, label: string): number =>
  Number(new RegExp(`${label}</[^>]+>[\\s\\S]{0,160}?>(\\d+)<`).exec(html)?.[1] ?? -1)

/** What takes a list, as the job process has it. */
export const takerOf = ({ pool, runtime }: TestApp) =>
  openTaker({ appPool: pool, directory: openDirectory(pool), clock: runtime.clock })

/** What the job process has to do with lists, done now. */
export const workOnLists = (app: TestApp): Promise<void> =>
  runJobsOnce({ ownerPool: app.owner, tasks: { 'register.take': takerOf(app) } })
