import { expect } from 'vitest'
import { openLetterhead } from '../../core/notice/index.ts'
import { openPool } from '../../platform/db/pool.ts'
import { runJobsOnce } from '../../platform/jobs/index.ts'
import { openKeyFolder } from '../../platform/keys/index.ts'
import type { TestApp } from '../../testing/app.ts'
import type { Fields } from '../../testing/browser.ts'
import { openTestCase, type TestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'
import { openRound } from './open.ts'

export const section = 'urban-development'

export type People = Record<
  'leader' | 'secretary' | 'member' | 'officer' | 'chief' | 'stranger' | 'otherOfficer',
  TestPerson
>

export async function newPeople(app: TestApp, city: string): Promise<People> {
  const organization = { kind: 'community', name: '見本町内会' }
  const leader = await app.person(city, { hat: 'representative', name: '代表の人', organization })
  const group = leader.organizationId ?? ''
  return {
    leader,
    secretary: await app.person(city, { hat: 'secretary', name: '事務の人', organization: group }),
    member: await app.person(city, { hat: 'member', name: '会員の人', organization: group }),
    officer: await app.person(city, { hat: 'officer', name: '担当の人', section }),
    chief: await app.person(city, { hat: 'chief', name: '課長の人', section }),
    stranger: await app.person(city, { hat: 'resident', name: 'よその人' }),
    otherOfficer: await app.person(city, { hat: 'officer', name: '別の課の人', section: 'school-education' }),
  }
}

/** A case whose running, under an agreement, has just been finished through the page for it: the round is open. */
export async function openEvaluation(
  app: TestApp,
  city: string,
  { leader }: People,
  outsiders: readonly { name: string }[] = [],
): Promise<TestCase> {
  const opened = await openTestCase(app, city, {
    stage: 'running',
    section,
    parties: [{ ...leader, name: '見本町内会' }, { section }, ...outsiders],
  })
  await app.owner.query(
    `UPDATE collaboration SET starts_on = '2026-04-01', ends_on = '2026-05-31' WHERE id = $1`,
    [opened.id],
  )
  const finished = await leader.post(`${opened.path}/completion`, { result: '清掃を6回した。' })
  expect(finished.status).toBe(303)
  return opened
}

/** A whole sheet, every question with the same mark, as a browser would send the form it was shown. */
export function filledSheet(page: string, mark: string, words = ''): Fields {
  const codes = [...page.matchAll(/name="((?:items|notes)\.\d+)\.code" value="([^"]+)"/g)]
  expect(codes.length).toBeGreaterThan(3)
  return Object.fromEntries(
    codes.flatMap(([, row = '', code = '']) => [
      [`${row}.code`, code],
      [`${row}.words`, words],
      ...(row.startsWith('items') ? [[`${row}.mark`, mark]] : []),
    ]),
  )
}

export async function handIn(person: TestPerson, path: string, mark: string, words = '') {
  const page = await person.get(`${path}/evaluation/sheet`)
  return person.post(`${path}/evaluation/sheet`, filledSheet(page.text, mark, words))
}

/** What the job process does, once. */
export async function runOpening(app: TestApp): Promise<void> {
  const unsealPool = openPool(app.connection('yui_unseal'), 1, 'yui-test-unseal')
  const opener = {
    unsealPool,
    appPool: app.pool,
    keys: openKeyFolder(app.keysDir),
    clock: app.runtime.clock,
    letterhead: openLetterhead(app.runtime),
  }
  try {
    await runJobsOnce({ ownerPool: app.owner, tasks: { 'evaluation.open': openRound(opener) } })
  } finally {
    await unsealPool.end()
  }
}

export const openDuties = async (app: TestApp, { id }: TestCase): Promise<string[]> =>
  (
    await app.owner.query<{ kind: string }>(
      'SELECT kind FROM duty WHERE case_id = $1 AND closed_at IS NULL ORDER BY kind',
      [id],
    )
  ).rows.map(({ kind }) => kind)

export const entryKinds = async (app: TestApp, { id }: TestCase): Promise<string[]> =>
  (
    await app.owner.query<{ kind: string }>(
      `SELECT kind FROM entry WHERE case_id = $1 AND stage = 'evaluation' ORDER BY seq`,
      [id],
    )
  ).rows.map(({ kind }) => kind)
