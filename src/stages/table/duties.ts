import type { DutyContext, DutyWords, Stage } from '../../core/contribution.ts'
import { tableAnswerDuty } from '../../core/duty/table.ts'
import { askWords, mostSittings } from '../../core/joint/index.ts'
import { callDuty } from './begin.ts'
import { tableMessages } from './messages.ts'
import { todoDuty } from './minutes/acts.ts'

type Words = ReturnType<typeof tableMessages>
type Label = keyof { [K in keyof Words as Words[K] extends string ? K : never]: true }

const owed =
  (label: Label, action: Label, path = '/table', more: Partial<DutyWords> = {}) =>
  ({ lang }: DutyContext): DutyWords => {
    const words = tableMessages(lang)
    return { label: words[label] as string, action: words[action] as string, path, ...more }
  }

/** Of each sitting its own, since one may wait while another is done. */
const ofSitting = (number: number): Stage['duties'] => {
  const path = `/table/sittings/${number}`
  return {
    [`table.dates.${number}`]: ({ lang }) => ({
      label: tableMessages(lang).dutyDates(number),
      action: tableMessages(lang).actDates,
      path,
    }),
    [`table.minutes.${number}`]: ({ lang }) => ({
      label: tableMessages(lang).dutyMinutes(number),
      action: tableMessages(lang).actMinutes,
      path: `${path}/minutes`,
    }),
    [`table.confirm.${number}`]: ({ lang }) => ({
      label: tableMessages(lang).dutyConfirm(number),
      action: tableMessages(lang).actMinutes,
      path: `${path}/minutes`,
      binding: true,
    }),
    [`table.ask.${number}`]: askWords(`${path}/minutes`),
  }
}

export const tableDuties: Stage['duties'] = {
  [callDuty]: owed('dutyCall', 'actTable'),
  [tableAnswerDuty]: owed('dutyAnswer', 'actTable'),
  [todoDuty]: owed('dutyTodo', 'actTable'),
  'table.ask': askWords('/table/outcome'),
  'table.outcome': owed('dutyOutcome', 'actOutcome', '/table/outcome'),
  'table.agree': owed('dutyAgree', 'actOutcome', '/table/outcome', { binding: true }),
  ...Object.assign({}, ...Array.from({ length: mostSittings }, (_, index) => ofSitting(index + 1))),
}
