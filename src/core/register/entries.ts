import { type Insertable, type Selectable, sql } from 'kysely'
import { fiscalYear } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Counted, recount } from './sums.ts'

export type RegisterEntry = Selectable<Schema['register_entry']>
export type NewRegisterEntry = Counted &
  Omit<Insertable<Schema['register_entry']>, 'city_id' | 'id' | 'created_at' | keyof Counted> & {
    forms: string[]
    partner_kinds: string[]
  }
export type RegisterPatch = Partial<
  Pick<
    RegisterEntry,
    'section' | 'forms' | 'partner_kinds' | 'plan_codes' | 'decided' | 'settled' | 'shown' | 'row_hash'
  >
>

/** Writes an entry into the register of its year, and into that year’s sums. */
export async function addEntry(tx: Tx, entry: NewRegisterEntry, now: Date): Promise<string> {
  const id = newId(now.getTime())
  await tx.db
    .insertInto('register_entry')
    .values({ city_id: tx.cityId, id, created_at: now, ...entry })
    .execute()
  await recount(tx, undefined, entry)
  return id
}

/** False when somebody was faster. */
export async function changeEntry(tx: Tx, read: RegisterEntry, patch: RegisterPatch): Promise<boolean> {
  const changed = await tx.db
    .updateTable('register_entry')
    .set({ ...patch, version: sql`version + 1` })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', read.id)
    .where('version', '=', read.version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return false
  await recount(tx, read, { ...read, ...patch })
  return true
}

type Standing = Pick<Counted, 'section'> & {
  stage: string
  state: string
  visibility: string
  source: string | null
  form: string | null
  among_citizens: boolean
  plan_code: string | null
}

/** Work that has begun, or was done: what a register holds. What came of it by a list is in it already. */
const belongs = ({ stage, state, source, among_citizens, visibility }: Standing): boolean =>
  source !== 'register' &&
  (visibility === 'public' || !among_citizens) &&
  (state === 'closed' || (state === 'open' && (stage === 'running' || stage === 'evaluation')))

/**
 * A case that goes its way here comes into the register by itself when its work begins, and its forms, partners and
 * section go along until it is over. The moment is the case’s own.
 */
export async function keepCaseInRegister(tx: Tx, caseId: string, standing: Standing): Promise<void> {
  if (!belongs(standing)) return
  const { form, section, visibility } = standing
  const facts = {
    forms: form === null ? [] : [form],
    section,
    partner_kinds: await listPartnerKinds(tx, caseId),
    shown: visibility === 'public',
  }
  const found = await tx.db
    .selectFrom('register_entry')
    .selectAll()
    .where('city_id', '=', tx.cityId)
    .where('case_id', '=', caseId)
    .orderBy('fiscal_year', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (found !== undefined) return keepUp(tx, found, facts)
  const { created_at, starts_on, created_on } = await tx.db
    .selectFrom('collaboration')
    .select(['created_at', 'starts_on', 'created_on'])
    .where('city_id', '=', tx.cityId)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const plans = standing.plan_code === null ? [] : [standing.plan_code]
  const more = { decided: null, settled: null, plan_codes: plans, origin: 'case' as const }
  const year = fiscalYear(starts_on ?? created_on)
  await addEntry(tx, { case_id: caseId, fiscal_year: year, ...facts, ...more }, created_at)
}

/** The city hall itself is no partner of its own. */
async function listPartnerKinds({ db, cityId }: Tx, caseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('party')
    .select('kind')
    .distinct()
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('left_at', 'is', null)
    .where('government', '=', false)
    .orderBy('kind')
    .execute()
  return rows.map(({ kind }) => kind)
}

type Facts = Pick<RegisterEntry, 'forms' | 'section' | 'partner_kinds' | 'shown'>

/** Further forms that a section typed stay; the case’s own form comes first. */
async function keepUp(tx: Tx, found: RegisterEntry, facts: Facts): Promise<void> {
  const forms = [...new Set([...facts.forms, ...found.forms])]
  const now = { ...facts, forms }
  const same =
    JSON.stringify([now.forms, now.section, now.partner_kinds, now.shown]) ===
    JSON.stringify([found.forms, found.section, found.partner_kinds, found.shown])
  if (!same) await changeEntry(tx, found, now)
}
