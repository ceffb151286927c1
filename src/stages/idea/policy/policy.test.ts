import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let resident: TestPerson
let officer: TestPerson
let other: TestPerson
let number = ''

beforeAll(async () => {
  app = await startTestApp()
  resident = await app.person('tomakomai', { hat: 'resident', name: '提案 花子' })
  officer = await app.person('tomakomai', { hat: 'officer', section: 'self-government' })
  other = await app.person('tomakomai', { hat: 'officer', section: 'public-hearing' })
})
afterAll(() => app?.stop())

const idea = {
  title: '夜間の図書館',
  issue: '働く人が行けない',
  wish: '週に一度、夜も開ける',
  proposer: '私',
}

describe('a policy proposal', () => {
  test('is there where the city has the procedure, which stays empty until the city fills it in', async () => {
    const page = await app.anonymous().get('/tomakomai/policy-proposals')
    expect(page.text).toContain('まだここに登録されていません')
    expect((await app.anonymous().get('/shinjo/policy-proposals')).status).toBe(404)
    expect((await resident.get('/shinjo/ideas/new?aim=policy')).status).toBe(404)
  })

  test('is for the desk alone while the city has not said what is published, whatever a form claims', async () => {
    const form = await resident.get('/tomakomai/ideas/new?aim=policy')
    expect(form.text).toContain('市民政策提案として受け付けます')
    expect(form.text).not.toContain('type="radio" id="visibility"')
    const sent = await resident.post('/tomakomai/ideas', {
      ...{ ...idea, field: 'culture', visibility: 'public', aim: 'policy' },
    })
    expect(sent.status).toBe(303)
    number = /cases\/([^/]+)/.exec(sent.location ?? '')?.[1] ?? ''
    expect((await app.anonymous().get(`/tomakomai/cases/${number}`)).status).toBe(404)
    expect((await resident.get(`/tomakomai/cases/${number}`)).text).toContain('市民政策提案')
    expect((await app.anonymous().get('/tomakomai/policy-proposals')).text).not.toContain('夜間の図書館')
  })

  test('comes from nobody of the city hall', async () => {
    const fields = { ...idea, field: 'culture', visibility: 'desk', aim: 'policy' }
    expect((await officer.post('/tomakomai/ideas', fields)).status).toBe(422)
  })

  test('is answered formally once, by the section in charge', async () => {
    const path = `/tomakomai/cases/${number}/policy-answer`
    expect((await officer.get('/tomakomai/desk')).text).toContain('公式の回答')
    expect((await resident.post(path, { answer: 'できます' })).status).toBe(403)
    expect((await other.post(path, { answer: 'できます' })).status).toBe(404)
    expect((await officer.post(path, { answer: '' })).status).toBe(422)
    expect((await officer.post(path, { answer: '来年度に試みます。' })).status).toBe(303)
    expect((await officer.post(path, { answer: '取りやめます。' })).status).toBe(409)
    expect((await resident.get(`/tomakomai/cases/${number}`)).text).toContain('来年度に試みます。')
    expect((await officer.get('/tomakomai/desk')).text).not.toContain('公式の回答')
  })

  test('any other idea has no such answer', async () => {
    const sent = await resident.post('/tomakomai/ideas', { ...idea, field: 'culture', visibility: 'public' })
    const plain = /cases\/([^/]+)/.exec(sent.location ?? '')?.[1] ?? ''
    expect((await officer.get(`/tomakomai/cases/${plain}/policy-answer`)).status).toBe(404)
  })
})
