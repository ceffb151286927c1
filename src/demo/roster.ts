import { sql } from 'kysely'
import type { Definition } from '../core/edition/schema/index.ts'
import { insertLine } from '../core/organization/changes/parts.ts'
import { insertPlan } from '../core/organization/changes/plan.ts'
import { insertTerm } from '../core/organization/functions.ts'
import { endOfFiscalYear, hasFunction } from '../core/organization/rules.ts'
import { listStaff } from '../core/organization/staff.ts'
import { insertHat, insertNameless } from '../core/people/insert.ts'
import { addDays, fiscalYear, type PlainDate, todayInJapan } from '../lib/dates.ts'
import type { Tx } from '../platform/db/transaction.ts'
import type { DemoIds } from './people.ts'

const given = [
  'あおい',
  'いつき',
  'うみ',
  'えま',
  'おと',
  'かなた',
  'きい',
  'くるみ',
  'けい',
  'こはる',
  'さつき',
  'しの',
]

/** Somebody who fills a place in the city hall; not offered at sign-in, where the stories' own people are enough. */
async function addStaff(
  tx: Tx,
  place: { name: string; kind: 'officer' | 'chief'; section: string },
  since: PlainDate,
  now: Date,
): Promise<void> {
  const personId = await insertNameless(tx, { name: place.name }, now)
  await insertHat(tx, { personId, kind: place.kind, section: place.section, since }, now)
}

/** An officer and a chief for every section that the stories left without. */
async function fillSections(tx: Tx, { sections }: Definition, today: PlainDate, now: Date): Promise<void> {
  const names = [...given]
  const since = `${fiscalYear(today)}-04-01`
  const worn = (await listStaff(tx, today)).flatMap(({ hats }) => hats)
  const places = sections.flatMap(({ code }) =>
    (['officer', 'chief'] as const).map((kind) => ({ kind, section: code })),
  )
  const missing = places.filter(
    (place) => !worn.some(({ section, kind }) => section === place.section && kind === place.kind),
  )
  for (const place of missing)
    await addStaff(tx, { name: `見本 ${names.shift() ?? 'はる'}`, ...place }, since, now)
}

/** Where a city has promoters, the officers are. */
async function fillPromoters(tx: Tx, definition: Definition, today: PlainDate, now: Date): Promise<void> {
  if (!hasFunction(definition, 'promoter')) return
  const term = {
    kind: 'promoter' as const,
    since: `${fiscalYear(today)}-04-01`,
    until: endOfFiscalYear(today),
  }
  const officers = (await listStaff(tx, today)).flatMap(({ id, hats }) =>
    hats.filter(({ kind }) => kind === 'officer').map(({ section }) => ({ personId: id, place: section })),
  )
  for (const officer of officers) await insertTerm(tx, { ...term, ...officer }, now)
}

/** The stories' officer looks after the open cases of their section. */
const giveCases = ({ db, cityId }: Tx, { personId, hatId }: { personId: string; hatId: string }) =>
  sql`INSERT INTO case_staff (city_id, case_id, officer_id) SELECT c.city_id, c.id, ${personId} FROM collaboration c
    JOIN hat h ON h.city_id = c.city_id AND h.id = ${hatId} AND h.section = c.section
    WHERE c.city_id = ${cityId} AND c.state = 'open' ON CONFLICT DO NOTHING`.execute(db)

const line = { reading: '', email: '', ends_hat: null, hat_kind: null, place: null, function_kind: null }

/** A change of next April that the office has begun to prepare: the officer of the stories goes, somebody comes. */
async function prepareApril(
  tx: Tx,
  ids: DemoIds,
  section: string,
  today: PlainDate,
  now: Date,
): Promise<void> {
  const { office, officer } = ids.persons
  if (office === undefined || officer === undefined) return
  const year = fiscalYear(today) + 1
  const plan = { title: `見本 ${year}年4月1日の定期異動`, effectiveOn: addDays(`${year}-03-31`, 1), note: '' }
  const id = await insertPlan(tx, plan, office.personId, now)
  const leave = { ...line, kind: 'leave' as const, person_id: officer.personId, name: '' }
  const join = {
    ...line,
    kind: 'join' as const,
    person_id: null,
    name: '見本 わかば',
    email: 'wakaba@example.jp',
  }
  await insertLine(tx, id, leave, now)
  await insertLine(tx, id, { ...join, hat_kind: 'officer', place: section }, now)
}

/** The city hall around the stories: every section with its people, and in one city a change being prepared. */
export async function fillRoster(
  tx: Tx,
  city: { slug: string; definition: Definition },
  ids: DemoIds,
  now: Date,
): Promise<void> {
  const today = todayInJapan(now)
  await fillSections(tx, city.definition, today, now)
  await fillPromoters(tx, city.definition, today, now)
  if (ids.persons.officer) await giveCases(tx, ids.persons.officer)
  if (city.slug === 'shinjo') await prepareApril(tx, ids, 'urban-development', today, now)
}
