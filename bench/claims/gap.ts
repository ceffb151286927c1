import type pg from 'pg'
import { seedCity, settle } from '../data/cities.ts'
import { signIn } from '../data/people.ts'
import { openDatabase } from '../database.ts'
import { atMost, type Figure } from '../figure.ts'
import { startServer } from '../processes.ts'
import type { Size } from '../size.ts'
import { compare, timeOf } from './growth.ts'

const items = 20
const scale = [1, 2, 3, 4, 5].map((value) => ({ value, label: { ja: `しるし${value}` } }))
const asked = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({
    code: `q${from + index}`,
    question: { ja: `見本の質問 ${from + index + 1} はどうでしたか。` },
  }))
const questions = {
  relationship: asked(0, items / 2),
  result: asked(items / 2, items),
  notes: [],
  reasonAt: [],
  proposedByYui: true,
  switchedOnByDemo: false,
}

/** Every case looks back: two parties, each with its opened sheet of twenty items. */
async function lookBack(owner: pg.ClientBase, cityId: string): Promise<string> {
  await owner.query(
    `INSERT INTO party (city_id, case_id, id, position, kind, common, name, public_name, government, person_id,
       organization_id, section, added_at, left_at)
     SELECT city_id, case_id, gen_random_uuid(), 2, 'government', 'government', '見本の課', '見本の課', true, NULL, NULL,
       'x', added_at, NULL FROM party WHERE city_id = $1 AND position = 1`,
    [cityId],
  )
  await owner.query(
    `INSERT INTO evaluation_round (city_id, case_id, questions, scale, seal_key, due_on, opened_at)
     SELECT city_id, id, $2, $3, 'x', '2026-07-01', now() FROM collaboration WHERE city_id = $1`,
    [cityId, JSON.stringify(questions), JSON.stringify(scale)],
  )
  await owner.query(
    `INSERT INTO evaluation_sheet (city_id, case_id, judge_id, party_id, sealed, person_id, handed_in_at)
     SELECT city_id, case_id, id, id, '\\x00', id, now() FROM party WHERE city_id = $1 AND position <= 2`,
    [cityId],
  )
  await owner.query(
    `INSERT INTO evaluation_opening (city_id, case_id, judge_id, party_id, answers, opened_at)
     SELECT city_id, case_id, id, id, jsonb_build_object('notes', '{}'::jsonb,
       'marks', (SELECT jsonb_object_agg('q' || n, 1 + (n * position + position) % 5) FROM generate_series(0, $2 - 1) n),
       'words', (SELECT jsonb_object_agg('q' || n, '見本の言葉です。話し合いの前に、先に知らせてほしかったです。') FROM generate_series(0, $2 - 1) n)),
       now() FROM party WHERE city_id = $1 AND position <= 2`,
    [cityId, items],
  )
  const { rows } = await owner.query(
    'SELECT number FROM collaboration WHERE city_id = $1 ORDER BY ordinal LIMIT 1',
    [cityId],
  )
  return rows[0].number
}

/** The gap page, signed in, in a city of 100 cases that have looked back and in one of 10,000. */
export async function gap(size: Size): Promise<Figure[]> {
  const database = await openDatabase()
  const place = async (slug: string, cases: number) => {
    const city = await seedCity(database.ownerClient, slug, cases)
    const number = await lookBack(database.ownerClient, city.id)
    const cookie = await signIn(database.appPool, city, 'coordination')
    return { path: `/${slug}/cases/${number}/evaluation`, cookie }
  }
  const small = await place('small', 100)
  const big = await place('big', size.cases)
  await settle(database.ownerClient)
  const server = await startServer('app', { APP_DATABASE: database.app, BENCH_FOLDER: database.folder })
  const { ratio, tail, ms } = await compare(
    size,
    () => timeOf(server.port, small.path, small.cookie),
    () => timeOf(server.port, big.path, big.cookie),
  )
  await server.stop()
  await database.stop()
  return [
    atMost(
      'Gap page, 2 parties × 20 items, 100 → 10,000 cases, median',
      ratio,
      1.3,
      '×',
      `${ms.toFixed(1)} ms`,
    ),
    atMost('Gap page, 2 parties × 20 items, 100 → 10,000 cases, p95', tail, 1.3, '×'),
  ]
}
