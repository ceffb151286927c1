import type pg from 'pg'
import { expect, test } from 'vitest'
import { openPageTokens } from './page-token.ts'

/** A database whose answers come when the test says so. */
function slowDatabase() {
  const asked: { cities: string[]; answer: (token: number) => void }[] = []
  const query = ({ values: [cities] }: { values: [string[]] }) =>
    new Promise((done) => {
      const answer = (token: number) =>
        done({ rows: cities.map((city_id) => ({ city_id, token, installation: 1 })) })
      asked.push({ cities, answer })
    })
  return { asked, pool: { query } as unknown as pg.Pool }
}
const settled = () => new Promise((done) => setTimeout(done, 1))

test('whoever comes while a check is on its way waits for the next one', async () => {
  const { asked, pool } = slowDatabase()
  const tokenOf = openPageTokens(pool)
  const early = tokenOf('a')
  await settled()
  const late = [tokenOf('a'), tokenOf('b'), tokenOf('a')]
  await settled()
  expect(asked.map(({ cities }) => cities)).toEqual([['a']])
  asked[0]?.answer(1)
  expect((await early)?.token).toBe(1)
  await settled()
  expect(asked.map(({ cities }) => cities)).toEqual([['a'], ['a', 'b']])
  asked[1]?.answer(2)
  expect((await Promise.all(late)).map((seen) => seen?.token)).toEqual([2, 2, 2])
})

test('those who come in the same moment are one check, and none is forgotten', async () => {
  const { asked, pool } = slowDatabase()
  const tokenOf = openPageTokens(pool)
  const all = ['a', 'b', 'c'].map(tokenOf)
  await settled()
  expect(asked.map(({ cities }) => cities)).toEqual([['a', 'b', 'c']])
  asked[0]?.answer(7)
  expect((await Promise.all(all)).map((seen) => seen?.token)).toEqual([7, 7, 7])
})
