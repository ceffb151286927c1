import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day } from './column.ts'

type ConsultationPartTable = {
  city_id: string
  duty_id: string
  case_id: string
  kind: 'inquiry' | 'joint' | 'centre'
  section: string
  asked_by_section: string
  question: string
  due_on: Day
  consented_on: Day | null
  person_id: string
  hat_id: string
  asked_at: Date
  state: 'open' | 'answered' | 'withdrawn'
  answer: Generated<string>
  answered_by: string | null
  answered_at: Date | null
  version: Generated<number>
}
type ReplyTemplateTable = {
  city_id: string
  id: string
  section: string | null
  title: string
  body: string
  changed_at: Date
  retired_at: Date | null
  version: Generated<number>
}
type RoutingChoiceTable = {
  city_id: string
  id: string
  field: string
  section: string | null
  reason: string
  by_person_id: string
  by_hat_id: string
  at: Date
}

type AnswerSumTable = {
  city_id: string
  fiscal_year: number
  field: string
  first_section: string
  answered_section: string
  answered: number
  in_time: number
}

type StageSwitchTable = {
  city_id: string
  id: string
  stage: 'idea' | 'table' | 'form' | 'agreement' | 'running' | 'evaluation'
  runs: 'everywhere' | 'nowhere' | 'pilot'
  sections: Generated<string[]>
  reason: string
  by_person_id: string
  by_hat_id: string
  at: Date
  /** Where it was set beforehand for its day. */
  plan_id: Generated<string | null>
}
type SwitchPlanTable = Omit<StageSwitchTable, 'plan_id' | 'sections'> & {
  sections: string[]
  from_on: Day
  state: 'coming' | 'done' | 'withdrawn' | 'refused'
  ended_by_person_id: string | null
  ended_by_hat_id: string | null
  ended_at: Date | null
}

/** What sections keep among themselves while somebody is answered, and what the office keeps for all of them. */
export type ConsultationTables = {
  consultation_part: ConsultationPartTable
  reply_template: ReplyTemplateTable
  routing_choice: RoutingChoiceTable
  stage_switch: StageSwitchTable
  switch_plan: SwitchPlanTable
  answer_sum: AnswerSumTable
}

export const consultationColumns = {
  consultation_part: {
    internal: ['question', 'answer'],
    name: ['answered_by'],
    code: ['kind', 'section', 'asked_by_section', 'state'],
  },
  reply_template: { open: ['title', 'body'], code: ['section'] },
  routing_choice: { open: ['reason'], code: ['field', 'section'] },
  stage_switch: { open: ['reason'], code: ['stage', 'runs', 'sections'] },
  switch_plan: { open: ['reason'], code: ['stage', 'runs', 'sections', 'state'] },
  answer_sum: { code: ['field', 'first_section', 'answered_section'] },
} as const satisfies Columns<ConsultationTables>
