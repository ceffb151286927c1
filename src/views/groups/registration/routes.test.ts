import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storeEdition } from '../../../core/edition/store.ts'
import { disposeRosters } from '../../../core/group/index.ts'
import { contentHash } from '../../../lib/canonical-json.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let office: TestPerson
let other: TestPerson
let resident: TestPerson

/** Shinjo decides to confirm groups with five members or more. */
async function askForConfirmation() {
  const city = await app.runtime.directory.find('shinjo')
  const now = await app.runtime.directory.definition(city?.editions.at(-1)?.id ?? '')
  const definition = {
    ...now,
    edition: { ...now.edition, effectiveFrom: '2026-05-01' },
    groups: {
      registration: 'confirmed' as const,
      leastMembers: 5,
      checks: [{ code: 'rules', text: { ja: '規約がある' } }],
      roster: true,
    },
  }
  const client = await app.owner.connect()
  const hash = contentHash(definition)
  await storeEdition(client, { definition, hash, demo: true, now: new Date('2026-05-01T00:00:00Z') })
  client.release()
}

beforeAll(async () => {
  app = await startTestApp()
  await askForConfirmation()
  office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy', name: '確認 係' })
  other = await app.person('shinjo', { hat: 'coordination', section: 'general-policy', name: '別の 係' })
  resident = await app.person('shinjo', { hat: 'resident' })
})
afterAll(() => app?.stop())

const pdf = () =>
  new File(['%PDF-1.7 SECRET-roster 山田 花子'], '<b>名簿</b>.pdf', { type: 'application/pdf' })

async function found(name: string) {
  const fields = { version: '0', name, kind: 'community', open: ['listing'] }
  const founder = await app.person('shinjo', { hat: 'resident' })
  const { location } = await founder.post('/shinjo/groups', fields)
  const id = /groups\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? ''
  const keeper = await app.person('shinjo', { hat: 'secretary', organization: id })
  return { id, path: (rest: string) => `/shinjo/groups/${id}${rest}`, keeper }
}
const confirm = { decision: 'confirm', checks: ['rules'] }

describe('where the city confirms groups', () => {
  test('a new one waits on the office’s desk and is not listed before', async () => {
    const { path } = await found('待つ会')
    expect((await app.anonymous().get(path(''))).status).toBe(404)
    expect((await office.get('/shinjo/desk')).text).toContain('確認を待っている団体が')
    expect((await office.get('/shinjo/groups/office')).text).toContain('待つ会')
    expect((await office.post(path('/registration'), { decision: 'confirm' })).status).toBe(422)
    expect((await office.post(path('/registration'), confirm)).status).toBe(303)
    expect((await app.anonymous().get(path(''))).text).toContain('2026年6月1日 (月) に市が確認')
    expect((await office.post(path('/registration'), confirm)).status).toBe(409)
  })

  test('it is sent back with a reason, corrected, and asked again', async () => {
    const { path, keeper } = await found('直す会')
    expect((await office.post(path('/registration'), { decision: 'return' })).status).toBe(422)
    await office.post(path('/registration'), { decision: 'return', reason: '活動の内容を書いてください。' })
    expect((await keeper.get(path('/desk'))).text).toContain('活動の内容を書いてください。')
    expect((await keeper.post(path('/registration/again'))).status).toBe(303)
    expect((await office.post(path('/registration'), confirm)).status).toBe(303)
  })

  test('a new name is looked at again; the group stays listed meanwhile', async () => {
    const { path, keeper } = await found('古い名の会')
    await office.post(path('/registration'), confirm)
    await keeper.post(path('/profile'), {
      version: '1',
      name: '新しい名の会',
      kind: 'community',
      open: ['listing'],
    })
    expect((await app.anonymous().get(path(''))).text).toContain('名前の変更を市が確認中')
  })

  test('is the office’s alone, and not of another city', async () => {
    const { path, keeper } = await found('よその会')
    const away = await app.person('echizen', { hat: 'coordination', section: 'self-government' })
    expect((await keeper.post(path('/registration'), confirm)).status).toBe(403)
    expect((await away.post(path('/registration').replace('shinjo', 'echizen'), confirm)).status).toBe(404)
  })
})

describe('a list of members', () => {
  test('is read by one checker, each reading kept, and only what was counted stays (classes 17 and 19)', async () => {
    const { id, path, keeper } = await found('名簿の会')
    expect((await keeper.get(path('/roster'))).text).toContain('2026年7月31日 (金) までに廃棄します')
    expect((await keeper.post(path('/roster'), { roster: pdf() })).status).toBe(303)
    const open = (who: TestPerson) => who.post(path('/roster/reading'))
    expect((await open(office)).status).toBe(404)
    const claims = await Promise.all([office, other].map((who) => who.post(path('/roster/claim'))))
    expect(claims.map(({ status }) => status).sort()).toEqual([303, 409])
    const [checker, second] = claims[0]?.status === 303 ? [office, other] : [other, office]
    const sent = await open(checker)
    expect([sent.status, sent.text.includes('SECRET-roster')]).toEqual([200, true])
    expect(sent.headers.get('cache-control')).toBe('private, no-store')
    expect(sent.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w%.~-]+$/)
    for (const who of [second, keeper, resident])
      expect((await open(who)).text).not.toContain('SECRET-roster')
    expect((await second.post(path('/roster/count'), { counted: '5' })).status).toBe(404)
    expect((await checker.post(path('/roster/count'), { counted: '７' })).status).toBe(303)
    expect((await office.get(path('/registration'))).text).toContain('構成員5人以上 ✓')
    expect((await keeper.get(path('/desk'))).text).toContain('構成員名簿を開きました')
    const dispose = disposeRosters(app.owner, () => new Date('2026-06-16T01:00:00Z'))
    // As long as somebody ordered the group to be kept, its day does not count.
    await office.post(`/shinjo/records/groups/${id}/hold`, { reason: '開示請求' })
    await dispose()
    expect((await app.owner.query('SELECT 1 FROM group_roster WHERE content IS NOT NULL')).rowCount).toBe(1)
    await office.post(`/shinjo/records/groups/${id}/release`)
    await dispose()
    const { rows } = await app.owner.query(
      'SELECT name, content, counted FROM group_roster WHERE organization_id = $1',
      [id],
    )
    expect(rows).toEqual([{ name: '', content: null, counted: 7 }])
    expect((await open(checker)).status).toBe(404)
    expect((await keeper.get(path('/roster'))).text).toContain('名簿は廃棄しました')
  })

  test('is not asked for where the city does not ask', async () => {
    const keeper = await app.person('echizen', {
      hat: 'representative',
      organization: { kind: 'npo', name: '越前の会' },
    })
    const path = `/echizen/groups/${keeper.organizationId}/roster`
    expect((await keeper.get(path)).status).toBe(404)
    expect((await keeper.post(path, { roster: pdf() })).status).toBe(404)
  })
})
