import type { Tx } from '../../platform/db/transaction.ts'
import { sectionAsParty } from '../case/as-party.ts'
import { changeCase } from '../case/change.ts'
import { insertParties, keepPartnerKinds } from '../case/parties.ts'
import type { Definition } from '../edition/schema/index.ts'
import { findSection } from '../edition/view.ts'
import { type ChangedField, partnerChange } from './difference.ts'
import { changeEntry, type RegisterPatch } from './entries.ts'
import { listPartnerKinds } from './keep.ts'
import { findStandingCase, isKeyTaken, type Listed, setListedParty } from './listed.ts'
import type { RegisterInput } from './open.ts'
import { findEntry } from './queries.ts'

type Place = { definition: Definition; now: Date }
type CasePatch = Parameters<typeof changeCase>[2]
/** What an entry was before a row changed it, and what it takes to have it so again. */
export type Before = {
  entryId: string
  /** Of the entry once it was changed: whatever came later is left alone. */
  version: number
  entry: RegisterPatch
  subject: CasePatch
  joined: string[]
  left: string[]
}
export type Revision = {
  input: RegisterInput
  changes: readonly ChangedField[]
  rowKey: string
  rowHash: string
}

const faster = () => new Error('changed meanwhile')

async function leave(tx: Tx, caseId: string, ids: readonly string[], at: Date | null): Promise<void> {
  for (const id of ids) if (!(await setListedParty(tx, caseId, id, at))) throw faster()
}

const sectionParty = ({ definition }: Place, code: string) =>
  sectionAsParty(definition, code, findSection(definition, code)?.name.ja ?? code)

/** Who takes part, and the section, as a row says now. */
async function reviseParties(tx: Tx, place: Place, listed: Listed, { input, changes }: Revision) {
  const { case_id: caseId, parties } = listed
  const { now, definition } = place
  const partners = changes.includes('partners')
    ? partnerChange(definition, listed, input)
    : { joins: [], leaves: [] }
  const moves = changes.includes('section')
  const before = moves ? parties.filter(({ section }) => section !== null && section === listed.section) : []
  const left = [...before, ...partners.leaves].map(({ id }) => id)
  await leave(tx, caseId, left, now)
  const section = moves ? [sectionParty(place, input.section)] : []
  const joined = [
    ...(await insertParties(tx, caseId, section, now, 'front')),
    ...(await insertParties(tx, caseId, partners.joins, now)),
  ]
  if (left.length > 0) await keepPartnerKinds(tx, caseId)
  return { joined, left }
}

type Written = { entry?: RegisterPatch; subject?: CasePatch }

/** What each field is in the register and in the case. */
const writtenAs = (input: RegisterInput, kinds: string[]): Record<ChangedField, Written> => ({
  title: { subject: { title: input.title } },
  about: { subject: { wish: input.about } },
  section: { entry: { section: input.section }, subject: { section: input.section } },
  partners: { entry: { partner_kinds: kinds } },
  forms: {
    entry: { forms: input.forms, form: input.forms[0] ?? null },
    subject: { form: input.forms[0] ?? null },
  },
  field: { entry: { field: input.field ?? null }, subject: { field: input.field ?? null } },
  tags: { subject: { tags: input.tags } },
  plans: { entry: { plan_codes: input.plans }, subject: { plan_code: input.plans[0] ?? null } },
  decided: { entry: { decided: input.decided } },
  settled: { entry: { settled: input.settled } },
  shown: { entry: { shown: false }, subject: { visibility: 'desk' } },
})

/** Of a row the values that a patch will change. */
const asItWas = <T extends object>(row: object, patch: T): T =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name in patch)) as T

/** Changes an entry and its case as a row of a list says now, and tells what was there before. */
export async function revise(tx: Tx, place: Place, listed: Listed, revision: Revision): Promise<Before> {
  const { input, changes, rowKey, rowHash } = revision
  const entry = await findEntry(tx, listed.id)
  if (entry === undefined || entry.version !== listed.version) throw faster()
  const subject = await findStandingCase(tx, listed.case_id)
  const parties = await reviseParties(tx, place, listed, revision)
  const written = writtenAs(input, await listPartnerKinds(tx, listed.case_id))
  const ofEntry: RegisterPatch = Object.assign(
    { row_key: rowKey, row_hash: rowHash },
    ...changes.map((field) => written[field].entry),
  )
  const ofCase: CasePatch = Object.assign({}, ...changes.map((field) => written[field].subject))
  if (!(await changeEntry(tx, entry, ofEntry)) || !(await changeCase(tx, subject, ofCase))) throw faster()
  const version = (await findEntry(tx, listed.id))?.version ?? 0
  const before = { entry: asItWas(entry, ofEntry), subject: asItWas(subject, ofCase) }
  return { entryId: entry.id, version, ...before, ...parties }
}

/** Puts an entry back to what it was; the case that it belongs to, or nothing where somebody has gone on with it since. */
export async function restore(
  tx: Tx,
  now: Date,
  before: Before,
): Promise<{ caseId: string; year: number } | undefined> {
  const entry = await findEntry(tx, before.entryId)
  if (entry === undefined || entry.version !== before.version) return undefined
  const subject = await findStandingCase(tx, entry.case_id)
  if (subject.stage !== 'running' || (await isKeyTaken(tx, entry.id, before.entry.row_key ?? null)))
    return undefined
  await leave(tx, entry.case_id, before.joined, now)
  await leave(tx, entry.case_id, before.left, null)
  if (before.joined.length + before.left.length > 0) await keepPartnerKinds(tx, entry.case_id)
  if (!(await changeEntry(tx, entry, before.entry)) || !(await changeCase(tx, subject, before.subject)))
    throw faster()
  return { caseId: entry.case_id, year: entry.fiscal_year }
}
