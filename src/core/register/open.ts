import type { RegisterOrigin } from '../../platform/db/tables/register.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { civicKind, outsiderAsParty, sectionAsParty } from '../case/as-party.ts'
import { type NewCase, type OpenedCase, openCases } from '../case/open.ts'
import type { NewParty } from '../case/parties.ts'
import type { Definition } from '../edition/schema/index.ts'
import { findSection, hasStage } from '../edition/view.ts'
import { addEntries } from './entries.ts'

/** `named: false`: nothing says that this is the name of a group, so everybody reads the kind alone. */
export type Partner = { kind: string; name: string; named?: boolean }
export type RegisterInput = {
  year: number
  title: string
  about: string
  section: string
  forms: string[]
  partners: Partner[]
  field?: string | undefined
  tags: string[]
  plans: string[]
  decided: number | null
  settled: number | null
  shown: boolean
}
type Place = {
  definition: Definition
  editionId: string
  demo: boolean
  now: Date
  /** The fiscal year that runs; what was before is over. */
  thisYear: number
}
type From = {
  origin: RegisterOrigin
  importId?: string
  rowKey?: string
  rowHash?: string
  parentId?: string | undefined
}

/** As parties of a case, the section first; a kind the city does not know is its kind of civic groups. */
export function partiesOf(definition: Definition, { section, partners }: RegisterInput): NewParty[] {
  const name = findSection(definition, section)?.name.ja ?? section
  const others = partners.map(({ kind, name: typed, named = true }): NewParty => {
    const party =
      outsiderAsParty(definition, kind, typed) ??
      outsiderAsParty(definition, civicKind(definition).code, typed)
    const common = civicKind(definition)
    const known = party ?? {
      kind: common.code,
      common: common.common,
      name: typed,
      publicName: typed,
      government: false,
    }
    return named ? known : { ...known, publicName: kindName(definition, known.kind) }
  })
  return [sectionAsParty(definition, section, name), ...others]
}

const kindName = ({ actors: { kinds } }: Definition, code: string): string =>
  kinds.flatMap((kind) => [kind, ...kind.subKinds]).find((kind) => kind.code === code)?.name.ja ?? code

const kindsOf = (parties: readonly NewParty[]): string[] => [
  ...new Set(parties.filter(({ government }) => !government).map(({ kind }) => kind)),
]

/** A past year’s case is over; this year’s runs, and is ended and looked back on like any other. */
const standingOf = ({ definition, thisYear }: Place, { year, forms, plans }: RegisterInput) => {
  const over = year < thisYear || !hasStage(definition, 'running')
  return {
    stage: 'running',
    state: over ? ('closed' as const) : ('open' as const),
    closedOn: over ? `${year + 1}-03-31` : null,
    form: forms[0] ?? null,
    planCode: plans[0] ?? null,
  }
}

export type NewLine = { input: RegisterInput; from: From }

function asCase(place: Place, { input, from }: NewLine, parties: readonly NewParty[]): NewCase {
  return {
    editionId: place.editionId,
    title: input.title,
    issue: '',
    wish: input.about,
    proposer: '',
    visibility: input.shown ? 'public' : 'desk',
    field: input.field,
    tags: input.tags,
    section: input.section,
    source: 'register',
    parentId: from.parentId,
    demo: place.demo,
    parties,
    year: input.year,
    standing: standingOf(place, input),
  }
}

const asEntry = ({ input, from }: NewLine, parties: readonly NewParty[], caseId: string) => ({
  case_id: caseId,
  fiscal_year: input.year,
  origin: from.origin,
  section: input.section,
  field: input.field ?? null,
  form: input.forms[0] ?? null,
  decided: input.decided,
  settled: input.settled,
  shown: input.shown,
  forms: input.forms,
  partner_kinds: kindsOf(parties),
  plan_codes: input.plans,
  row_key: from.rowKey ?? null,
  row_hash: from.rowHash ?? null,
  import_id: from.importId ?? null,
})

/**
 * Cases that are in the register alone: cases like others, with a page, found in the lists and counted in their years. As
 * many statements for a hundred as for one.
 */
export async function openRegisterCases(
  tx: Tx,
  place: Place,
  lines: readonly NewLine[],
): Promise<OpenedCase[]> {
  if (lines.length === 0) return []
  const all = lines.map((line) => ({ line, parties: partiesOf(place.definition, line.input) }))
  return openCases(
    tx,
    all.map(({ line, parties }) => asCase(place, line, parties)),
    place.now,
    (ids) =>
      addEntries(
        tx,
        all.map(({ line, parties }, at) => asEntry(line, parties, ids[at] ?? '')),
        place.now,
      ),
  )
}
