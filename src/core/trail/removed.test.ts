import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inCity } from '../../platform/db/transaction.ts'
import { generateSigningKey } from '../../platform/seal/signing.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'
import { openLedger } from './ledger.ts'
import { removedName, saltWithout } from './salt.ts'
import { signCity } from './sign.ts'
import { verifyCity } from './verify.ts'

/* What is deleted by law is gone, the chain holds, and nobody can use the deletion to write something else. */
let app: TestApp
let cityId: string
let caseId: string
const now = new Date('2026-06-01T01:00:00.123Z')
const by = { personId: null, hatId: null, name: '結　花子（市民）', publicName: '市民' }

beforeAll(async () => {
  app = await startTestApp()
  cityId = await app.cityId('shinjo')
})
afterAll(() => app?.stop())

beforeEach(async () => {
  caseId = (await openTestCase(app, 'shinjo', { stage: 'running', parties: [] })).id
  await record({ said: '一' }, { said: '二' }, { said: '三' })
})

const record = (...all: Record<string, unknown>[]) =>
  inCity(app.pool, cityId, 'write', async (tx) => {
    const ledger = openLedger(tx, by, now)
    for (const facts of all)
      ledger.record({ caseId, stage: 'running', kind: 'logged', visibility: 'public', facts })
    await ledger.flush()
  })

async function verified() {
  const client = await app.owner.connect()
  try {
    const { ok, problems, removedParts } = await verifyCity(client, cityId)
    return { ok, removedParts, problems: problems.map((one) => 'seq' in one && [one.kind, one.seq]) }
  } finally {
    client.release()
  }
}

async function remove(seq: number, part: 'name' | 'facts') {
  const { rows } = await app.owner.query('SELECT * FROM entry WHERE case_id = $1 AND seq = $2', [caseId, seq])
  const value = part === 'name' ? rows[0].actor_name : rows[0].facts
  await app.owner.query(
    `UPDATE entry SET salt = $3, ${part === 'name' ? 'actor_name' : 'facts'} = $4 WHERE case_id = $1 AND seq = $2`,
    [caseId, seq, saltWithout(rows[0].salt, part, value), part === 'name' ? removedName : '{}'],
  )
}

const change = (sql: string) =>
  app.owner.query(`UPDATE entry SET ${sql} WHERE case_id = $1 AND seq = 2`, [caseId])

describe('a name deleted by law', () => {
  test('is gone from the database, and the trail is whole, also under the heads signed before', async () => {
    await signCity(app.pool, cityId, generateSigningKey(), now)
    await remove(2, 'name')
    const found = await verified()
    expect([found.ok, found.removedParts]).toEqual([true, 1])
    const { rows } = await app.owner.query(
      'SELECT row_to_json(entry)::text AS text FROM entry WHERE case_id = $1 AND seq = 2',
      [caseId],
    )
    expect(rows[0].text).not.toContain('花子')
    await record({ said: '四' })
    expect((await verified()).ok).toBe(true)
  })

  test('does not let anybody change what was said, when, or for whom', async () => {
    await remove(2, 'name')
    for (const sql of [
      `facts = '{"said":"別の話"}'`,
      `actor_public = '市長'`,
      `visibility = 'city'`,
      `facts = '{}'`,
    ]) {
      await change(sql)
      expect((await verified()).problems, sql).toContainEqual(['changed', 2])
      await app.owner.query(
        `UPDATE entry SET facts = '{"said":"二"}', actor_public = '市民', visibility = 'public' WHERE case_id = $1 AND seq = 2`,
        [caseId],
      )
    }
    expect((await verified()).ok).toBe(true)
  })

  test('does not let anybody put another name there', async () => {
    await remove(2, 'name')
    await change(`actor_name = '別の人（市民）'`)
    expect((await verified()).problems).toContainEqual(['changed', 2])
    await change(`actor_name = '${removedName}'`)
  })

  test('is not claimed by writing the mark alone: the hash must be that of the name', async () => {
    await change(`actor_name = '${removedName}'`)
    expect((await verified()).problems).toContainEqual(['changed', 2])
    await change(`salt = '2:=' || repeat('0', 64) || ':' || split_part(salt, ':', 3)`)
    expect((await verified()).problems).toContainEqual(['changed', 2])
    await app.owner.query('DELETE FROM entry WHERE case_id = $1', [caseId])
    await app.owner.query('DELETE FROM trail WHERE case_id = $1', [caseId])
    await app.owner.query('DELETE FROM trail_leaf WHERE case_id = $1', [caseId])
    await app.owner.query('UPDATE collaboration SET trail_seq = 0, trail_hash = $2 WHERE id = $1', [
      caseId,
      '0'.repeat(64),
    ])
  })
})

test('words deleted by law: nothing can stand where they were but nothing', async () => {
  await remove(3, 'facts')
  expect((await verified()).ok).toBe(true)
  await app.owner.query(`UPDATE entry SET facts = '{"said":"ほか"}' WHERE case_id = $1 AND seq = 3`, [caseId])
  expect((await verified()).problems).toContainEqual(['changed', 3])
})
