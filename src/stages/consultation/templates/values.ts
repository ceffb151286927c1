import type { CaseVisit, Visit } from '../../../core/web/visit.ts'
import { formatDate, type PlainDate } from '../../../lib/dates.ts'
import { type Consultation, owed, replyDuty } from '../rules.ts'
import { sectionName } from '../words.tsx'
import { templateMessages } from './messages.ts'
import type { Values } from './rules.ts'

const day = (date: PlainDate | null | undefined) => (date ? formatDate(date, 'ja') : undefined)

const known = (values: Record<keyof Values, string | undefined>): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))

/** What a case fills into a template. */
export function valuesOf(visit: CaseVisit, consultation: Consultation): Values {
  const { definition, parties, today } = visit
  return known({
    受付番号: visit.case.number,
    件名: visit.case.title,
    提案した人: parties.find(({ position }) => position === 1)?.name,
    担当課: sectionName(definition, consultation.section, 'ja'),
    期限: day(owed(visit.duties, replyDuty)?.due_on),
    次の予定: day(consultation.next_on),
    今日: day(today),
    市の名前: definition.city.name.ja,
  })
}

/** An invented case, for the look of a template where there is none at hand. */
export function sampleValues({ definition, today, lang }: Visit, section: string | null): Values {
  const words = templateMessages(lang)
  return known({
    受付番号: '2026-0000',
    件名: words.sampleTitle,
    提案した人: words.sampleProposer,
    担当課: sectionName(definition, section ?? definition.sections[0]?.code, 'ja'),
    期限: day(today),
    次の予定: day(today),
    今日: day(today),
    市の名前: definition.city.name.ja,
  })
}
