import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

/** The numbers of a row of the table, by what stands in front. */
const rowOf = (html: string, head: string): number[] => {
  const row = new RegExp(`<tr>\\s*<th[^>]*>${head}</th>(.*?)</tr>`, 's').exec(html)?.[1] ?? ''
  return [...row.matchAll(/<td[^>]*>\s*(\d+)\s*<\/td>/g)].map((hit) => Number(hit[1]))
}

test('all cases of the city are counted once, by section; those of another city and of citizens alone are not', async () => {
  const office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
  expect((await office.get('/shinjo/progress')).text).toContain('案件はまだありません')
  const resident = await app.person('shinjo', { hat: 'resident' })
  const one = await openTestCase(app, 'shinjo', {
    section: 'urban-development',
    parties: [resident, { section: 'urban-development' }],
  })
  await openTestCase(app, 'shinjo', {
    stage: 'running',
    section: 'urban-development',
    parties: [resident, { section: 'urban-development' }],
  })
  const alone = await openTestCase(app, 'shinjo', { parties: [resident] })
  await app.owner.query('UPDATE collaboration SET among_citizens = true, section = NULL WHERE number = $1', [
    alone.number,
  ])
  const elsewhere = await app.person('echizen', { hat: 'resident' })
  await openTestCase(app, 'echizen', { parties: [elsewhere, { section: 'civic-self-government' }] })
  await app.owner.query(
    `INSERT INTO duty (city_id, id, case_id, kind, section, due_on, opened_at)
     SELECT city_id, gen_random_uuid(), id, 'idea.answer', 'urban-development', created_on - 1, created_at FROM collaboration WHERE number = $1`,
    [one.number],
  )
  await app.owner.query(`UPDATE collaboration SET ends_on = created_on - 1 WHERE stage = 'running'`)
  const { text } = await office.get('/shinjo/progress')
  // two stages, then open, overdue, beyond the term, finished
  expect(rowOf(text, 'すべての課').slice(-4)).toEqual([2, 1, 1, 0])
  expect(rowOf(text, '都市整備課').slice(-4)).toEqual([2, 1, 1, 0])
  expect(text).not.toContain('課が決まっていない')
})

test('staff and the council see it; residents do not', async () => {
  const [resident, council] = await Promise.all([
    app.person('shinjo', { hat: 'resident' }),
    app.person('shinjo', { hat: 'council' }),
  ])
  expect([
    (await resident.get('/shinjo/progress')).status,
    (await council.get('/shinjo/progress')).status,
  ]).toEqual([403, 200])
})
