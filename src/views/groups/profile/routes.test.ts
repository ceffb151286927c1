import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let resident: TestPerson
let leader: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  resident = await app.person('shinjo', { hat: 'resident', name: '住民 太郎' })
  leader = await app.person('shinjo', {
    hat: 'representative',
    organization: { kind: 'community', name: '花の会' },
  })
})
afterAll(() => app?.stop())

const fields = (more: object = {}) => ({ version: '0', name: '新しい会', kind: 'community', ...more })
const idIn = (location: string | null) => /groups\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? ''
const profileOf = (who: TestPerson) => `/shinjo/groups/${who.organizationId}/profile`

describe('registering a group', () => {
  test('a name and a kind are enough; whoever registers it is its representative', async () => {
    const { status, location } = await resident.post('/shinjo/groups', fields({ open: ['listing'] }))
    expect(status).toBe(303)
    const id = idIn(location)
    const asked = await resident.get(location ?? '')
    expect(asked.text).toContain('新しい会 代表者 に切り替える')
    const hat = /name="hat" value="([^"]*)"/.exec(asked.text)?.[1] ?? ''
    await resident.post('/shinjo/account/hat', { hat })
    const desk = await resident.get(`/shinjo/groups/${id}/desk`)
    expect(desk.text).toContain('新しい会の机')
    expect(desk.text).toContain('団体を登録しました')
    const back = /name="hat" value="([^"]*)"/.exec((await resident.get('/shinjo/account')).text)?.[1] ?? ''
    await resident.post('/shinjo/account/hat', { hat: back })
  })

  test('what is wrong is told and what was typed is kept', async () => {
    const { status, text } = await resident.post(
      '/shinjo/groups',
      fields({
        name: '',
        kind: 'no-such-kind',
        website: 'javascript:alert(1)',
        corporateNumber: '1234567890123',
        phone: '電話なし',
        members: '10',
        membersInCity: '20',
        activity: '大事な長い文',
      }),
    )
    expect(status).toBe(422)
    for (const said of [
      '「名称」を入力',
      'https://example.jp',
      '法人番号が正しく',
      '0233-00-0000',
      '大事な長い文',
    ])
      expect(text).toContain(said)
    const odd = await resident.post('/shinjo/groups', fields({ kind: 'individual', fields: ['nonsense'] }))
    expect(odd.status).toBe(422)
  })

  test('three a year, and not by somebody who is no resident', async () => {
    const other = await app.person('shinjo', { hat: 'resident' })
    for (const name of ['一', '二', '三'])
      expect((await other.post('/shinjo/groups', fields({ name }))).status).toBe(303)
    const fourth = await other.post('/shinjo/groups', fields({ name: '四' }))
    expect([fourth.status, fourth.text.includes('3つまで')]).toEqual([422, true])
    expect((await leader.post('/shinjo/groups', fields())).status).toBe(403)
    expect((await app.anonymous().get('/shinjo/groups/new')).status).toBe(303)
  })

  test('sent twice it is one group (class 22)', async () => {
    const form = fields({ name: '二度押しの会', submissionId: crypto.randomUUID() })
    const other = await app.person('shinjo', { hat: 'resident' })
    await Promise.all([other.post('/shinjo/groups', form), other.post('/shinjo/groups', form)])
    const { rowCount } = await app.owner.query(`SELECT 1 FROM organization WHERE name = '二度押しの会'`)
    expect(rowCount).toBe(1)
  })
})

describe('editing', () => {
  test('keeps every earlier state, with who wrote it in which hat', async () => {
    await leader.post(profileOf(leader), fields({ name: '花の会', activity: '花を植える' }))
    await leader.post(profileOf(leader), fields({ version: '1', name: '花と緑の会', activity: '花を植える' }))
    const { rows } = await app.owner.query(
      'SELECT version, name, hat_id FROM group_profile WHERE organization_id = $1 ORDER BY version',
      [leader.organizationId],
    )
    expect(rows).toEqual([
      { version: 1, name: '花の会', hat_id: leader.hatId },
      { version: 2, name: '花と緑の会', hat_id: leader.hatId },
    ])
    await expect(app.pool.query('UPDATE group_profile SET name = name')).rejects.toThrow(/permission denied/)
    expect((await leader.get(`/shinjo/groups/${leader.organizationId}/desk`)).text).toContain(
      '団体のことを直しました',
    )
  })

  test('two at once: one is written, the other is shown both and loses nothing', async () => {
    const second = await app.person('shinjo', {
      hat: 'secretary',
      organization: leader.organizationId ?? '',
    })
    const mine = fields({ version: '2', name: '花と緑の会', activity: 'わたしの文' })
    const yours = fields({ version: '2', name: '花と緑の会', activity: 'あなたの文' })
    const answers = await Promise.all([
      leader.post(profileOf(leader), mine),
      second.post(profileOf(leader), yours),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const told = answers.find(({ status }) => status === 409)?.text ?? ''
    expect(told).toContain('わたしの文')
    expect(told).toContain('あなたの文')
    expect(told).toContain('name="version" value="3"')
  })

  test('is for the representative and the secretary of this group alone (classes 11, 12, 14)', async () => {
    const member = await app.person('shinjo', { hat: 'member', organization: leader.organizationId ?? '' })
    const other = await app.person('shinjo', {
      hat: 'representative',
      organization: { kind: 'community', name: 'よその会' },
    })
    const away = await app.person('echizen', {
      hat: 'representative',
      organization: { kind: 'npo', name: '遠くの会' },
    })
    const office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
    const statuses = async (who: TestPerson, city = 'shinjo') => {
      const path = profileOf(leader).replace('shinjo', city)
      const answers = [await who.get(path), await who.post(path, fields()), await who.post(path, {})]
      return answers.map(({ status }) => status)
    }
    expect(await statuses(member)).toEqual([403, 403, 403])
    expect(await statuses(other)).toEqual([404, 404, 404])
    expect(await statuses(away, 'echizen')).toEqual([404, 404, 404])
    expect(await statuses(office)).toEqual([403, 403, 403])
    expect((await other.get(`/shinjo/groups/${leader.organizationId}/desk`)).status).toBe(404)
    expect((await member.get(`/shinjo/groups/${leader.organizationId}/desk`)).status).toBe(200)
  })
})
