import type { Definition, Switchable } from '../../../core/edition/schema/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, formatDateTime } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { Chip, DataTable, PlainText, Section } from '../../../ui/components/index.ts'
import { Button, Form } from '../../../ui/forms.tsx'
import { needWords } from '../pages/needs.ts'
import { afterWord, stageWord } from '../pages/words.ts'
import { office } from '../rules.ts'
import { plannedMessages } from './messages.ts'
import { obstacleTo, type Planned, reachOfPlan } from './rules.ts'

type Props = { visit: Visit; edition: Definition; planned: readonly Planned[] }

/** What is to come, the nearest day first. */
export const comingOf = (planned: readonly Planned[], code?: Switchable): Planned[] =>
  planned
    .filter(({ state, stage }) => state === 'coming' && (code === undefined || stage === code))
    .sort((a, b) => (a.from_on < b.from_on ? -1 : 1))

const TakeBack = ({ visit, plan }: { visit: Visit; plan: Planned }) => {
  const { lang, city } = visit
  const words = plannedMessages(lang)
  if (!office.may(visit.viewer)) return null
  return (
    <Form lang={lang} action={cityPath(city, `/switches/${plan.stage}/withdrawal`)} submissionId={blindId()}>
      <input type="hidden" name="id" value={plan.id} />
      <Button kind="secondary">
        {words.takeBack}
        <span class="yui-visually-hidden"> {formatDate(plan.from_on, lang)}</span>
      </Button>
    </Form>
  )
}

/** What could not take place as everything stands: better known before the day than on it. */
const Obstacle = ({ visit, edition, planned, plan }: Props & { plan: Planned }) => {
  const words = plannedMessages(visit.lang)
  const fault = obstacleTo({ edition, today: visit.definition, planned }, plan)
  if (fault === undefined) return null
  return (
    <>
      <br />
      <Chip tone="warning">{words.notPossible}</Chip>{' '}
      <small>{needWords(visit, edition)[fault.code] ?? words.sectionsGone}</small>
    </>
  )
}

/** Of one stage, or of all. */
export const Coming = ({ code, ...props }: Props & { code?: Switchable }) => {
  const { visit, edition, planned } = props
  const { lang } = visit
  const words = plannedMessages(lang)
  const coming = comingOf(planned, code)
  if (coming.length === 0) return null
  return (
    <Section id="coming" title={words.title} lead={words.lead}>
      <DataTable
        id="coming-table"
        caption={words.title}
        stack
        columns={[
          { label: words.from },
          { label: words.what },
          { label: words.by },
          { label: words.why, wide: true },
          { label: words.takeBack },
        ]}
        rows={coming.map((plan) => [
          formatDate(plan.from_on, lang),
          <>
            {code === undefined && (
              <>
                <a href={cityPath(visit.city, `/switches/${plan.stage}`)}>
                  {stageWord(visit, edition, plan.stage)}
                </a>
                <br />
              </>
            )}
            {afterWord(visit, reachOfPlan(plan))}
            <Obstacle {...props} plan={plan} />
          </>,
          plan.by,
          <PlainText text={plan.reason} />,
          <TakeBack visit={visit} plan={plan} />,
        ])}
      />
    </Section>
  )
}

/** What was taken back or did not take place, as lines of the history. */
export const endedLines = ({ visit, edition, planned }: Props) => {
  const { lang } = visit
  const words = plannedMessages(lang)
  return planned.flatMap((plan) => {
    const { state, ended_at: at, from_on, ended_by, by, reason } = plan
    if (at === null || (state !== 'withdrawn' && state !== 'refused')) return []
    const what = `${words[state](formatDate(from_on, lang))}（${afterWord(visit, reachOfPlan(plan))}）`
    const cells = [
      formatDateTime(at, lang),
      stageWord(visit, edition, plan.stage),
      what,
      ended_by ?? by,
      <PlainText text={reason} />,
    ]
    return [{ at, cells }]
  })
}
