import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let office: TestPerson
let leader: TestPerson
let member: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy', name: '窓口 係' })
})
afterAll(() => app?.stop())
beforeEach(async () => {
  leader = await app.person('shinjo', {
    hat: 'representative',
    name: '連絡のとれない人',
    organization: { kind: 'community', name: '困った会' },
  })
  member = await app.person('shinjo', {
    hat: 'member',
    name: '残った人',
    organization: leader.organizationId ?? '',
  })
})

const path = (rest: string) => `/shinjo/groups/${leader.organizationId}${rest}`
const input = (more: object = {}) => ({
  member: member.id,
  ends: [leader.hatId],
  seen: ['minutes', 'identity'],
  checked: '4月の総会の議事録で、新しい代表者が選ばれたことを確かめた。',
  ...more,
})
const hats = async () =>
  (
    await app.owner.query(
      `SELECT p.name, h.kind, h.since::text, h.until::text FROM hat h JOIN person p ON p.id = h.person_id
       WHERE h.organization_id = $1 ORDER BY h.id`,
      [leader.organizationId],
    )
  ).rows.map(({ name, kind, since, until }) => [name, kind, since, until])

describe('a new representative at the counter', () => {
  test('begins after fourteen days, with what was seen told to all known members', async () => {
    expect((await office.post(path('/recovery'), input())).status).toBe(303)
    expect(await hats()).toEqual([
      ['連絡のとれない人', 'representative', '2026-04-01', '2026-06-14'],
      ['残った人', 'member', '2026-04-01', null],
      ['残った人', 'representative', '2026-06-15', null],
    ])
    for (const who of [leader, member]) {
      expect((await who.get('/shinjo/desk')).text).toContain('代表者の交代の手続きが進んでいます')
      const { text } = await who.get(path('/desk'))
      for (const said of ['総会などの議事録', '4月の総会の議事録で', '窓口 係']) expect(text).toContain(said)
    }
    expect((await office.post(path('/recovery'), input())).status).toBe(422)
    // The office reads the members' names here, and the log of each says so.
    await office.get(path('/recovery'))
    const reads = await app.owner.query('SELECT person_id FROM personal_read WHERE by_person_id = $1', [
      office.id,
    ])
    const read = reads.rows.map(({ person_id }) => person_id)
    expect([leader.id, member.id].filter((id) => !read.includes(id))).toEqual([])
  })

  test('is stopped by any member; all is as before, and the office is told', async () => {
    await office.post(path('/recovery'), input())
    const reasons = [
      await member.post(path('/recovery/objection'), { reason: '' }),
      await member.post(path('/recovery/objection'), { reason: '選ばれていません。' }),
      await leader.post(path('/recovery/objection'), { reason: 'もう一度' }),
    ]
    expect(reasons.map(({ status }) => status)).toEqual([422, 303, 422])
    expect((await hats())[0]).toEqual(['連絡のとれない人', 'representative', '2026-04-01', null])
    expect((await hats())[2]).toEqual(['残った人', 'representative', '2026-06-15', '2026-06-14'])
    expect((await office.get('/shinjo/desk')).text).toMatch(/異議の出た代表者の交代が\d件あります/)
    expect((await office.get(path('/recovery'))).text).toContain('選ばれていません。')
    expect((await office.post(path('/recovery'), input())).status).toBe(303)
  })

  test('somebody nobody knows yet can be named, where no member is left', async () => {
    const named = input({ member: '', name: '新しい 人', ends: [leader.hatId, 'no-such-hat'] })
    expect((await office.post(path('/recovery'), named)).status).toBe(303)
    expect((await hats())[2]).toEqual(['新しい 人', 'representative', '2026-06-15', null])
  })

  test('needs what was seen, in words too; a hat of another group is not ended by it', async () => {
    const other = await app.person('shinjo', {
      hat: 'representative',
      organization: { kind: 'community', name: '関係のない会' },
    })
    for (const more of [{ seen: [] }, { checked: '' }, { member: '' }, { member: other.id }])
      expect((await office.post(path('/recovery'), input(more))).status).toBe(422)
    await office.post(path('/recovery'), input({ ends: [other.hatId] }))
    expect((await other.get(`/shinjo/groups/${other.organizationId}/desk`)).status).toBe(200)
    const { rows } = await app.owner.query('SELECT until FROM hat WHERE id = $1', [other.hatId])
    expect(rows[0].until).toBeNull()
  })

  test('is for the coordination office alone, and objections for the group alone', async () => {
    const officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
    const away = await app.person('echizen', { hat: 'coordination', section: 'self-government' })
    expect((await officer.get(path('/recovery'))).status).toBe(403)
    expect((await leader.post(path('/recovery'), input())).status).toBe(403)
    expect((await away.post(path('/recovery').replace('shinjo', 'echizen'), input())).status).toBe(404)
    const other = await app.person('shinjo', {
      hat: 'member',
      organization: { kind: 'community', name: '見物の会' },
    })
    expect((await other.post(path('/recovery/objection'), { reason: '反対' })).status).toBe(404)
    await expect(app.pool.query('UPDATE group_recovery SET checked = checked')).rejects.toThrow(/denied/)
  })
})
