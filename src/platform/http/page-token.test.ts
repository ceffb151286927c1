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
const settled = () => new Promise((done) => setTimeout(done, 5))

test('whoever comes while a check is on its way waits for the next one', async () => {
  const { asked, pool } = slowDatabase()
  const tokenOf = openPageTokens(pool)
  const told: (number | undefined)[] = []
  const ask = (city: string) => tokenOf(city).then((seen) => told.push(seen?.token))
  const first = ask('a')
  await settled()
  const late = [ask('a'), ask('b')]
  await settled()
  const latest = ask('c')
  await settled()
  // The others wait together until the one on its way has been answered.
  expect(asked.map(({ cities }) => cities)).toEqual([['a']])
  asked[0]?.answer(1)
  await first
  await settled()
  expect(asked.map(({ cities }) => cities)).toEqual([['a'], ['a', 'b', 'c']])
  expect(told).toEqual([1])
  asked[1]?.answer(2)
  await Promise.all([...late, latest])
  expect(told).toEqual([1, 2, 2, 2])
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

test('a check that fails fails for those who waited for it, and for nobody after them', async () => {
  let broken = true
  const query = async ({ values: [cities] }: { values: [string[]] }) => {
    if (broken) throw new Error('no database')
    return { rows: cities.map((city_id) => ({ city_id, token: 1, installation: 1 })) }
  }
  const tokenOf = openPageTokens({ query } as unknown as pg.Pool)
  const told = await Promise.allSettled(['a', 'a', 'b'].map(tokenOf))
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  broken = false
  expect((await tokenOf('a'))?.token).toBe(1)
})
