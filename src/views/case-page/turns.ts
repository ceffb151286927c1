import { type Duty, partyOf, sitsAt } from '../../core/case/types.ts'
import type { DutyWords } from '../../core/contribution.ts'
import { dutyAddress } from '../../core/duty/address.ts'
import { findSection } from '../../core/edition/view.ts'
import { nameIn } from '../../core/people/signature.ts'
import { isOfSection, mayBind } from '../../core/people/viewer.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { pick } from '../../lib/language.ts'

export type Turn = {
  /** Where it is done. */
  href: string
  whose: string
  yours: boolean
  /** Your side's turn, but another of it has to do it. */
  forBinder: boolean
  words: DutyWords
  dueOn: string | null
  overdue: boolean
  public: boolean
}

const dutyWords = (visit: CaseVisit, duty: Duty): DutyWords | undefined => {
  for (const stage of visit.runtime.stages) {
    const say = stage.duties[duty.kind]
    if (say) return say({ lang: visit.lang, definition: visit.definition })
  }
  return undefined
}

const whoseIs = (visit: CaseVisit, duty: Duty, seesNames: boolean): string => {
  const party = visit.parties.find((one) => one.id === duty.party_id)
  if (party) return nameIn(seesNames ? party.name : party.public_name, visit.definition, visit.lang)
  const section = findSection(visit.definition, duty.section ?? undefined)
  return section ? pick(section.name, visit.lang) : (duty.section ?? '')
}

/** Whether the viewer's side owes it, and whether the viewer may do it for their side. */
function standing({ viewer, parties }: CaseVisit, duty: Duty, { binding }: DutyWords) {
  const side =
    duty.party_id === null
      ? isOfSection(viewer, duty.section)
      : partyOf(viewer, parties)?.id === duty.party_id
  const forBinder = side && binding === true && !mayBind(viewer)
  return { side, yours: side && !forBinder, forBinder }
}

function turnOf(visit: CaseVisit, duty: Duty, seesNames: boolean): Turn | undefined {
  const words = dutyWords(visit, duty)
  if (!words) return undefined
  const { side, yours, forBinder } = standing(visit, duty, words)
  if (words.internal && !side) return undefined
  return {
    href: dutyAddress(visit.city, { id: duty.id, number: visit.case.number }, words),
    whose: whoseIs(visit, duty, seesNames),
    yours,
    forBinder,
    words,
    dueOn: duty.due_on,
    overdue: duty.due_on !== null && duty.due_on < visit.today,
    public: duty.section !== null,
  }
}

const nearness = ({ yours, forBinder }: Turn) => (yours ? 2 : Number(forBinder))

/** What is owed in a case, the viewer's own first: whose turn it is, by when. */
export const turnsOf = (visit: CaseVisit, seesNames: boolean): Turn[] =>
  visit.duties
    .flatMap((duty) => turnOf(visit, duty, seesNames) ?? [])
    .sort((a, b) => nearness(b) - nearness(a))

/** Names of people are for the parties and for whoever is in charge. */
export const seesNames = (visit: CaseVisit): boolean =>
  partyOf(visit.viewer, visit.parties) !== undefined ||
  sitsAt(visit.viewer, visit) ||
  isOfSection(visit.viewer, visit.case.section)
