import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { forgetVisionPosts } from './clean.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

const put = (text: string, state: string, decidedOn: string | null) =>
  app.owner.query(
    `INSERT INTO vision_post (city_id, id, code, text, pen_name, credit, via, lang, own_mark, state, note, objection, sent_on, decided_on)
     SELECT id, gen_random_uuid(), upper(substr(md5($1), 1, 6)), $1, 'ペン', false, 'web', 'ja', 'mark', $2, '返事', '異議', '2026-01-05', $3
     FROM city WHERE slug = 'nishitokyo'`,
    [text, state, decidedOn],
  )

test('the words of what was refused or taken back go ninety days after; what is shown or waits keeps them', async () => {
  await put('断られた古い声', 'refused', '2026-03-02')
  await put('戻された古い声', 'withdrawn', '2026-03-02')
  await put('断られた声の最後の日', 'refused', '2026-03-03')
  await put('のっている声', 'shown', '2026-01-06')
  await put('異議の出た声', 'objected', '2026-01-06')
  await put('待っている声', 'waiting', null)
  const forget = forgetVisionPosts(app.owner, () => new Date('2026-06-01T01:00:00Z'))
  await forget()
  const { rows } = await app.owner.query(
    'SELECT text, pen_name, note, objection FROM vision_post ORDER BY text',
  )
  const kept = ['のっている声', '待っている声', '断られた声の最後の日', '異議の出た声']
  expect(
    rows
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .sort(),
  ).toEqual(kept.sort())
  const emptied = rows.filter(({ text }) => text === '')
  expect(emptied).toEqual([1, 2].map(() => ({ text: '', pen_name: '', note: '', objection: '' })))
})
