import { type Selectable, sql } from 'kysely'
import type { By } from '../../core/people/by.ts'
import { fiscalYear } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { TrainingInput } from './rules.ts'

export type Training = Selectable<Schema['training']>
export type Listed = Pick<Training, 'id' | 'title' | 'kind' | 'held_on' | 'others' | 'called_off_on'> & {
  took: number
}
export type SectionCount = { section: string; people: number }
export type Board = { trainings: Listed[]; sections: SectionCount[]; years: number[]; own: string[] }
export type Part = { member_id: string; name: string; section: string }

/** The courses of a fiscal year, how many people of each section took part in any, and what whoever asks took part in. */
export async function readBoard({ db, cityId }: Tx, year: number, personId: string): Promise<Board> {
  const { rows } = await sql<Board>`SELECT
    (SELECT coalesce(json_agg(t), '[]') FROM (SELECT t.id, t.title, t.kind, t.held_on, t.others, t.called_off_on,
        (SELECT count(*)::int FROM training_part p WHERE p.city_id = t.city_id AND p.training_id = t.id AND NOT p.taken_back) AS took
      FROM training t WHERE t.city_id = ${cityId} AND t.fiscal_year = ${year} ORDER BY t.held_on DESC, t.id DESC LIMIT 200) t) AS trainings,
    (SELECT coalesce(json_agg(s), '[]') FROM (SELECT p.section, count(DISTINCT p.member_id)::int AS people FROM training_part p
      JOIN training t ON t.city_id = p.city_id AND t.id = p.training_id
      WHERE p.city_id = ${cityId} AND t.fiscal_year = ${year} AND NOT p.taken_back AND t.called_off_on IS NULL GROUP BY 1) s) AS sections,
    (SELECT coalesce(json_agg(DISTINCT fiscal_year), '[]') FROM training WHERE city_id = ${cityId}) AS years,
    (SELECT coalesce(json_agg(training_id), '[]') FROM training_part WHERE city_id = ${cityId} AND member_id = ${personId}
      AND NOT taken_back) AS own`.execute(db)
  return rows[0] ?? { trainings: [], sections: [], years: [], own: [] }
}

export const findTraining = ({ db, cityId }: Tx, id: string): Promise<Training | undefined> =>
  db.selectFrom('training').selectAll().where('city_id', '=', cityId).where('id', '=', id).executeTakeFirst()

/** Who took part, by the section they were in. */
export async function listParts({ db, cityId }: Tx, trainingId: string): Promise<Part[]> {
  const { rows } = await sql<Part>`SELECT t.member_id, p.name, t.section FROM training_part t
    JOIN person p ON p.city_id = t.city_id AND p.id = t.member_id
    WHERE t.city_id = ${cityId} AND t.training_id = ${trainingId} AND NOT t.taken_back
    ORDER BY t.section, p.reading, p.name, t.member_id LIMIT 3000`.execute(db)
  return rows
}

const columnsOf = (input: TrainingInput) => ({
  title: input.title,
  kind: input.kind,
  held_on: input.heldOn,
  fiscal_year: fiscalYear(input.heldOn),
  place: input.place,
  about: input.about,
  others: input.others ?? 0,
})

export async function insertTraining({ db, cityId }: Tx, input: TrainingInput, by: By): Promise<string> {
  const id = newId(by.now.getTime())
  await db
    .insertInto('training')
    .values({
      city_id: cityId,
      id,
      ...columnsOf(input),
      called_off_on: null,
      person_id: by.personId,
      hat_id: by.hatId,
      created_at: by.now,
    })
    .execute()
  return id
}

/** False where somebody else was faster. */
export async function changeTraining(
  { db, cityId }: Tx,
  { id, version }: { id: string; version: number },
  change: TrainingInput | { calledOffOn: string },
): Promise<boolean> {
  const set = 'calledOffOn' in change ? { called_off_on: change.calledOffOn } : columnsOf(change)
  const done = await db
    .updateTable('training')
    .set({ ...set, version: version + 1 })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Writes who of a section took part; whoever is in the list no more is taken back, and stays on record as that. */
export async function saveParts(
  { db, cityId }: Tx,
  trainingId: string,
  { section, members }: { section: string; members: readonly string[] },
  { personId, hatId, now }: By,
): Promise<void> {
  await db
    .updateTable('training_part')
    .set({ taken_back: true, person_id: personId, hat_id: hatId, at: now })
    .where('city_id', '=', cityId)
    .where('training_id', '=', trainingId)
    .where('section', '=', section)
    .where('taken_back', '=', false)
    .$if(members.length > 0, (query) => query.where('member_id', 'not in', [...members]))
    .execute()
  if (members.length === 0) return
  const part = {
    city_id: cityId,
    training_id: trainingId,
    section,
    person_id: personId,
    hat_id: hatId,
    at: now,
  }
  await db
    .insertInto('training_part')
    .values(members.map((member_id) => ({ ...part, member_id })))
    .onConflict((oc) =>
      oc
        .columns(['city_id', 'training_id', 'member_id'])
        .doUpdateSet((eb) => ({
          taken_back: false,
          section: eb.ref('excluded.section'),
          at: eb.ref('excluded.at'),
        }))
        .where('training_part.taken_back', '=', true),
    )
    .execute()
}
