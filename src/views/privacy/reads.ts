import { sql } from 'kysely'
import { z } from 'zod'
import type { HatKind } from '../../core/people/viewer.ts'
import { parseDate, startOfDay } from '../../lib/dates.ts'
import { isUuid } from '../../lib/ids.ts'
import type { ReadWhat } from '../../platform/db/tables/privacy.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export const pageSize = 50
export const readKinds = [
  'account',
  'case',
  'contact',
  'roster',
  'ownData',
  'draft',
  'file',
  'mail',
  'letter',
  'call',
  'centre',
  'organization',
  'adviser',
] as const satisfies readonly ReadWhat[]

/** Filters are these and no others (class 10); what is malformed counts as not asked. */
export const readsQuery = z.object({
  before: z.string().refine(isUuid).optional().catch(undefined),
  person: z.string().refine(isUuid).optional().catch(undefined),
  what: z.enum(readKinds).optional().catch(undefined),
  from: z
    .string()
    .transform((text) => parseDate(text))
    .optional()
    .catch(undefined),
})
export type ReadsQuery = z.output<typeof readsQuery>

export type ListedRead = {
  id: string
  at: Date
  role: HatKind
  section: string | null
  what: ReadWhat
  number: string | null
  purpose: string | null
}
export type OfficeRead = ListedRead & { whose: string; by: string }

const readsOf = ({ db, cityId }: Tx, { before, what, from }: ReadsQuery) =>
  db
    .selectFrom('personal_read as r')
    .leftJoin('collaboration as c', (join) =>
      join.onRef('c.city_id', '=', 'r.city_id').onRef('c.id', '=', 'r.case_id'),
    )
    .select(['r.id', 'r.at', 'r.section', 'r.what', 'r.purpose', 'c.number'])
    .select(sql<HatKind>`r.role`.as('role'))
    .where('r.city_id', '=', cityId)
    .$if(before !== undefined, (query) => query.where('r.id', '<', before ?? ''))
    .$if(what !== undefined, (query) => query.where('r.what', '=', what ?? 'case'))
    .$if(from !== undefined, (query) => query.where('r.at', '>=', startOfDay(from ?? '')))
    .orderBy('r.id', 'desc')
    .limit(pageSize + 1)

/** Who read one's own data, newest first: role and section, not the officer's name. */
export const listOwnReads = (tx: Tx, persons: readonly string[], query: ReadsQuery): Promise<ListedRead[]> =>
  readsOf(tx, { before: query.before })
    .where('r.person_id', 'in', [...persons])
    .execute()

/** For the administrator and the office: all of the city, by person, page and date. */
export const listReads = (tx: Tx, query: ReadsQuery): Promise<OfficeRead[]> =>
  readsOf(tx, query)
    .innerJoin('person as whose', (join) =>
      join.onRef('whose.city_id', '=', 'r.city_id').onRef('whose.id', '=', 'r.person_id'),
    )
    .innerJoin('person as by', (join) =>
      join.onRef('by.city_id', '=', 'r.city_id').onRef('by.id', '=', 'r.by_person_id'),
    )
    .select(['whose.name as whose', 'by.name as by'])
    .$if(query.person !== undefined, (all) => all.where('r.person_id', '=', query.person ?? ''))
    .execute()
