import { fiscalYear } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import {
  addEntries,
  changeEntry,
  type NewRegisterEntry,
  type RegisterEntry,
  type RegisterPatch,
} from './entries.ts'

type Standing = {
  stage: string
  state: string
  visibility: string
  source: string | null
  section: string | null
  field: string | null
  form: string | null
  among_citizens: boolean
  plan_code: string | null
}
/** What the register says of a case in its newest year; `mixed` when its years are not all shown, or all hidden. */
export type Registered = Pick<RegisterEntry, 'section' | 'field' | 'form' | 'shown'> & { mixed: boolean }

/** Work that has begun, or was done: what a register holds. */
const belongs = ({ stage, state, among_citizens, visibility }: Standing): boolean =>
  (visibility === 'public' || !among_citizens) &&
  (state === 'closed' || (state === 'open' && (stage === 'running' || stage === 'evaluation')))

const fromList = ({ source }: Standing) => source === 'register'
const isPublic = ({ visibility }: Standing) => visibility === 'public'

/**
 * A case that goes its way here comes into the register by itself when its work begins, and its form, field, partners and
 * section go along in its newest year until it is over. What came of a list is in it already. Whatever becomes of a case,
 * all its years are public while it is. The moment is the case’s own.
 */
export async function keepCaseInRegister(
  tx: Tx,
  caseId: string,
  standing: Standing,
  registered: Registered | undefined,
): Promise<void> {
  if (registered !== undefined) return keepUp(tx, caseId, standing, registered)
  if (fromList(standing) || !belongs(standing)) return
  const { created_at, starts_on, created_on } = await tx.db
    .selectFrom('collaboration')
    .select(['created_at', 'starts_on', 'created_on'])
    .where('city_id', '=', tx.cityId)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const { section, field, form, plan_code: plan } = standing
  const entry: NewRegisterEntry = {
    case_id: caseId,
    fiscal_year: fiscalYear(starts_on ?? created_on),
    origin: 'case',
    section,
    field,
    form,
    forms: form === null ? [] : [form],
    partner_kinds: await listPartnerKinds(tx, caseId),
    plan_codes: plan === null ? [] : [plan],
    decided: null,
    settled: null,
    shown: isPublic(standing),
  }
  await addEntries(tx, [entry], created_at)
}

/** The city hall itself is no partner of its own. */
export async function listPartnerKinds({ db, cityId }: Tx, caseId: string): Promise<string[]> {
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

const listOfCase = ({ db, cityId }: Tx, caseId: string): Promise<RegisterEntry[]> =>
  db
    .selectFrom('register_entry')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('out', '=', false)
    .orderBy('fiscal_year', 'desc')
    .forUpdate()
    .execute()

/** One of a list says all of itself: nothing is read when it says what the case says. */
const isSame = (now: Standing, { mixed, ...kept }: Registered): boolean =>
  !mixed &&
  kept.shown === isPublic(now) &&
  kept.section === now.section &&
  kept.field === now.field &&
  kept.form === now.form

async function keepUp(tx: Tx, caseId: string, now: Standing, kept: Registered): Promise<void> {
  if (fromList(now) && isSame(now, kept)) return
  const [newest, ...older] = await listOfCase(tx, caseId)
  const shown = isPublic(now)
  for (const entry of older) await follow(tx, entry, { shown })
  if (newest !== undefined) await follow(tx, newest, { shown, ...(await factsOf(tx, newest, now)) })
}

/** Further forms that a section typed stay; the case’s own comes first, and the one it had before goes. */
async function factsOf(tx: Tx, entry: RegisterEntry, now: Standing): Promise<RegisterPatch> {
  if (!fromList(now) && !belongs(now)) return {}
  const { section, field, form } = now
  const further = entry.forms.filter((one) => one !== entry.form && one !== form)
  const forms = form === null ? further : [form, ...further]
  const kinds = fromList(now) ? {} : { partner_kinds: await listPartnerKinds(tx, entry.case_id) }
  return { section, field, form, forms, ...kinds }
}

async function follow(tx: Tx, entry: RegisterEntry, now: RegisterPatch): Promise<void> {
  const names = Object.keys(now) as (keyof RegisterPatch)[]
  if (names.some((name) => JSON.stringify(now[name]) !== JSON.stringify(entry[name])))
    await changeEntry(tx, entry, now)
}
