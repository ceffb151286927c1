import { type Duty, partyOf } from '../../core/case/types.ts'
import type { DutyWords } from '../../core/contribution.ts'
import { findSection } from '../../core/edition/view.ts'
import { isOfSection } from '../../core/people/viewer.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { pick } from '../../lib/language.ts'

export type Turn = {
  whose: string
  yours: boolean
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
  if (party) return seesNames ? party.name : party.public_name
  const section = findSection(visit.definition, duty.section ?? undefined)
  return section ? pick(section.name, visit.lang) : (duty.section ?? '')
}

/** What is owed in a case, the viewer's own first: whose turn it is, by when. */
export function turnsOf(visit: CaseVisit, seesNames: boolean): Turn[] {
  const own = partyOf(visit.viewer, visit.parties)
  const turns = visit.duties.flatMap((duty): Turn[] => {
    const words = dutyWords(visit, duty)
    if (!words) return []
    const yours = duty.party_id === null ? isOfSection(visit.viewer, duty.section) : own?.id === duty.party_id
    if (words.internal && !yours) return []
    const overdue = duty.due_on !== null && duty.due_on < visit.today
    return [
      {
        whose: whoseIs(visit, duty, seesNames),
        yours,
        words,
        dueOn: duty.due_on,
        overdue,
        public: duty.section !== null,
      },
    ]
  })
  return turns.sort((a, b) => Number(b.yours) - Number(a.yours))
}

/** Names of people are for the parties and for whoever is in charge. */
export const seesNames = (visit: CaseVisit): boolean =>
  partyOf(visit.viewer, visit.parties) !== undefined || isOfSection(visit.viewer, visit.case.section)
