import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inCity } from '../../platform/db/transaction.ts'
import { generateSigningKey } from '../../platform/seal/signing.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openCase } from '../case/open.ts'
import { printedHead } from './head.ts'
import { openLedger } from './ledger.ts'
import type { Problem } from './problem.ts'
import { sayProblem } from './problem.ts'
import { signCity } from './sign.ts'
import { verifyCity } from './verify.ts'

let app: TestApp
let cityId: string
const key = generateSigningKey()
const now = new Date('2026-06-01T01:00:00.123Z')
const by = { personId: null, hatId: null, name: '結　花子（市民）', publicName: '市民' }

beforeAll(async () => {
  app = await startTestApp()
  cityId = await app.cityId('shinjo')
})
afterAll(() => app?.stop())

/** A case with so many entries more than its first. */
const newCase = (entries: number) =>
  inCity(app.pool, cityId, 'write', async (tx) => {
    const { id, number } = await openCase(
      tx,
      {
        editionId: (
          await tx.db
            .selectFrom('edition')
            .select('id')
            .where('city_id', '=', cityId)
            .executeTakeFirstOrThrow()
        ).id,
        title: '雪かき',
        issue: '道が狭い',
        wish: '安全に歩きたい',
        proposer: '結　花子',
        visibility: 'public',
        demo: false,
        parties: [],
      },
      now,
    )
    const ledger = openLedger(tx, by, now)
    for (let i = 0; i < entries; i++)
      ledger.record({
        caseId: id,
        stage: 'running',
        kind: 'logged',
        visibility: 'public',
        facts: { b: 'ふたつ', a: i, n: [1.5, null] },
      })
    await ledger.flush()
    return { id, number }
  })

const verified = async (against?: string, city = cityId) => {
  const client = await app.owner.connect()
  try {
    return await verifyCity(client, city, against)
  } finally {
    client.release()
  }
}

/** What is found wrong after somebody with every right has changed the tables; everything is put back afterwards. */
async function foundAfter(
  tamper: readonly [sql: string, values: unknown[]][],
  against?: string,
): Promise<Problem[]> {
  const tables = ['trail_leaf', 'trail_head', 'entry', 'trail']
  for (const table of tables) await app.owner.query(`CREATE TABLE kept_${table} AS TABLE ${table}`)
  await app.owner.query('CREATE TABLE kept_case AS SELECT id, trail_seq, trail_hash FROM collaboration')
  try {
    for (const [sql, values] of tamper) await app.owner.query(sql, values)
    return (await verified(against)).problems
  } finally {
    for (const table of tables) await app.owner.query(`DELETE FROM ${table}`)
    for (const table of tables.toReversed())
      await app.owner.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`)
    await app.owner.query(
      'UPDATE collaboration c SET trail_seq = k.trail_seq, trail_hash = k.trail_hash FROM kept_case k WHERE k.id = c.id',
    )
    for (const table of [...tables, 'case']) await app.owner.query(`DROP TABLE kept_${table}`)
  }
}

const kinds = (problems: Problem[]) => problems.map(({ kind }) => kind).sort()

describe('an untouched trail', () => {
  test('verifies, with and without a head that somebody holds', async () => {
    const { number } = await newCase(4)
    const head = await signCity(app.pool, cityId, key, now)
    const { newest, ...found } = await verified()
    expect(found).toEqual({
      ok: true,
      cases: 1,
      entries: 4,
      heads: 1,
      removedParts: 0,
      disposedCases: 0,
      problems: [],
    })
    expect(newest).toBe(head && printedHead(head))
    expect((await verified(newest)).ok).toBe(true)
    const { rows } = await app.owner.query('SELECT seq, hash FROM trail WHERE seq = 2')
    expect((await verified(`${number}:2:${rows[0].hash}`)).ok).toBe(true)
    expect((await verified(`${number.toLowerCase()}:2:${rows[0].hash.slice(0, 16).toUpperCase()}`)).ok).toBe(
      true,
    )
  })

  test('is signed once: nothing new, no new head', async () => {
    expect(await signCity(app.pool, cityId, key, now)).toBeUndefined()
    const { id } = await newCase(1)
    const head = await signCity(app.pool, cityId, key, now)
    expect(head?.n).toBe(2)
    const { rows } = await app.owner.query('SELECT case_id FROM trail_leaf WHERE n = 2')
    expect(rows).toEqual([{ case_id: id }])
  })

  test('two signers at once make one row of heads', async () => {
    await newCase(1)
    await Promise.all([1, 2, 3].map(() => signCity(app.pool, cityId, key, now)))
    expect((await verified()).problems).toEqual([])
  })

  test('a city without anything verifies too', async () => {
    const found = await verified(undefined, await app.cityId('echizen'))
    expect(found).toMatchObject({ ok: true, cases: 0, entries: 0, heads: 0, newest: undefined, problems: [] })
  })
})

describe('whoever runs the database is found out', () => {
  let id: string
  let number: string
  let cityHead: string
  let caseHead: string

  beforeAll(async () => {
    ;({ id, number } = await newCase(5))
    const head = await signCity(app.pool, cityId, key, now)
    cityHead = head ? printedHead(head) : ''
    const { rows } = await app.owner.query('SELECT hash FROM trail WHERE case_id = $1 AND seq = 5', [id])
    caseHead = `${number}:5:${rows[0].hash}`
  })

  test.each([
    ['a word changed', `UPDATE entry SET facts = '{"a": 7}' WHERE case_id = $1 AND seq = 3`, ['changed']],
    ['another actor', `UPDATE entry SET actor_name = '別人' WHERE case_id = $1 AND seq = 3`, ['changed']],
    [
      'another visibility',
      `UPDATE entry SET visibility = 'city' WHERE case_id = $1 AND seq = 1`,
      ['changed'],
    ],
    [
      'another day',
      `UPDATE entry SET at = at - interval '1 day' WHERE case_id = $1 AND seq = 2`,
      ['changed'],
    ],
    [
      'a trail row changed',
      `UPDATE trail SET action = 'running.finished' WHERE case_id = $1 AND seq = 2`,
      ['changed', 'changed'],
    ],
    ['an entry removed', 'DELETE FROM entry WHERE case_id = $1 AND seq = 3', ['removed']],
    ['a trail row removed', 'DELETE FROM trail WHERE case_id = $1 AND seq = 3', ['added', 'removed']],
    [
      'a trail row unlinked',
      `UPDATE trail SET prev = repeat('0', 64) WHERE case_id = $1 AND seq = 3`,
      ['reordered'],
    ],
    [
      'the end cut off',
      'DELETE FROM trail WHERE case_id = $1 AND seq > 3',
      ['added', 'added', 'cutOff', 'leafChanged'],
    ],
    [
      'a signed leaf changed',
      `UPDATE trail_leaf SET hash = repeat('a', 64) WHERE case_id = $1`,
      ['headChanged'],
    ],
  ] as const)('%s', async (_, sql, expected) => {
    expect(kinds(await foundAfter([[sql, [id]]]))).toEqual(expected)
  })

  test('two entries exchanged', async () => {
    const swap = (table: string): [string, unknown[]][] =>
      [
        [2, 99],
        [3, 2],
        [99, 3],
      ].map(([from, to]) => [`UPDATE ${table} SET seq = ${to} WHERE case_id = $1 AND seq = ${from}`, [id]])
    const found = await foundAfter([...swap('entry'), ...swap('trail')])
    expect(kinds(found)).toEqual(['changed', 'changed', 'changed'])
  })

  const cutCleanly: [string, unknown[]][] = [
    ['DELETE FROM entry WHERE case_id = $1 AND seq > 3', ['$id']],
    ['DELETE FROM trail WHERE case_id = $1 AND seq > 3', ['$id']],
    [
      `UPDATE collaboration SET trail_seq = 3, trail_hash = (SELECT hash FROM trail WHERE case_id = $1 AND seq = 3)
       WHERE id = $1`,
      ['$id'],
    ],
  ]
  const withId = (steps: typeof cutCleanly) =>
    steps.map(([sql]): [string, unknown[]] => [sql, sql.includes('$1') ? [id] : []])

  test('cut off so cleanly that only the signed head knows', async () => {
    expect(kinds(await foundAfter(withId(cutCleanly)))).toEqual(['leafChanged'])
  })

  test('the signed heads thrown away as well: only whoever holds one outside knows', async () => {
    const all = [...withId(cutCleanly), ['DELETE FROM trail_leaf', []], ['DELETE FROM trail_head', []]] as [
      string,
      unknown[],
    ][]
    expect(kinds(await foundAfter(all))).toEqual([])
    expect(kinds(await foundAfter(all, cityHead))).toEqual(['headRemoved'])
    expect(kinds(await foundAfter(all, caseHead))).toEqual(['cutOff'])
  })

  test('a head in the middle removed, a signature of somebody else, a head given out as another', async () => {
    expect(
      kinds(
        await foundAfter([
          ['DELETE FROM trail_leaf WHERE n = 2', []],
          ['DELETE FROM trail_head WHERE n = 2', []],
        ]),
      ),
    ).toContain('headRemoved')
    expect(
      kinds(
        await foundAfter([
          [`UPDATE trail_head SET public_key = $1 WHERE n = 1`, [generateSigningKey().publicKey]],
        ]),
      ),
    ).toEqual(['headUnsigned'])
    const [n = ''] = cityHead.split(':')
    expect(kinds((await verified(`${n}:${'a'.repeat(64)}`)).problems)).toEqual(['headChanged'])
  })

  test('a case that is gone, and a head nobody can read', async () => {
    const gone = (
      await verified(`2026-99999-${'ABCDEFGHJKLMNPQRSTUVWXY'.charAt(202699999 % 23)}:1:${'a'.repeat(64)}`)
    ).problems
    expect(kinds(gone)).toEqual(['caseRemoved'])
    for (const text of ['', 'nonsense', '1:zz', `x:1:${'a'.repeat(64)}`])
      expect(kinds((await verified(text)).problems)).toEqual(['unreadableHead'])
  })

  test('what is found is said in words', async () => {
    const [problem] = await foundAfter([['DELETE FROM entry WHERE case_id = $1 AND seq = 3', [id]]])
    expect(problem && sayProblem(problem)).toBe(`case ${number}, entry 3: removed`)
  })
})
