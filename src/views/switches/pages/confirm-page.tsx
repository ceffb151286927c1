import type { Child } from 'hono/jsx'
import type { Reach } from '../../../core/edition/schema/index.ts'
import { runsWith } from '../../../core/edition/switches.ts'
import { coordinationOffice } from '../../../core/edition/view.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { DescriptionList, Heading, PlainText, Prose, Section, Stack } from '../../../ui/components/index.ts'
import { switchMessages } from '../messages.ts'
import { comingOf } from '../planned/coming.tsx'
import { plannedMessages } from '../planned/messages.ts'
import { isPlanned, type PlanInput, reachOfPlan, reachOnDay } from '../planned/rules.ts'
import { reachIn, type SwitchInput, sectionsChanged } from '../rules.ts'
import { linesOf, totalOf } from './affects.tsx'
import type { Here } from './stage-page.tsx'
import { afterWord, reachWords, sectionWords, stageWord } from './words.ts'

type Asked = { input: SwitchInput; form: Child }

/** Where it runs now, or will until then. */
const beforeOf = (visit: Visit, here: Here, input: SwitchInput): Reach =>
  isPlanned(input) ? reachOnDay({ ...here, today: visit.definition }, here.code, input.fromOn) : here.now

function plannedConsequences({ lang }: Visit, { fromOn }: PlanInput, people: number): string[] {
  const words = plannedMessages(lang)
  return [...(people > 0 ? [words.toldThen(people, formatDate(fromOn, lang))] : []), words.revertible]
}

/** What is set for other days stays, whatever is decided now. */
function stillComing(visit: Visit, { planned, code }: Here, input: SwitchInput): string[] {
  const { lang } = visit
  const words = plannedMessages(lang)
  const others = comingOf(planned, code).filter(
    ({ from_on }) => !isPlanned(input) || from_on !== input.fromOn,
  )
  return others.map((plan) =>
    words.stillComing(words.coming(formatDate(plan.from_on, lang), afterWord(visit, reachOfPlan(plan)))),
  )
}

/** What follows for whom, in sentences. */
function consequences(visit: Visit, here: Here, input: SwitchInput): string[] {
  const words = switchMessages(visit.lang)
  const after = reachIn(input)
  const changed = sectionsChanged(visit.definition, beforeOf(visit, here, input), after)
  if (changed.length === 0) return [words.noChange]
  const lines = linesOf(visit, here).filter(({ section }) => changed.includes(section))
  const on = lines.filter(({ section }) => runsWith(after, section))
  const off = lines.filter(({ section }) => !runsWith(after, section))
  const office = coordinationOffice(visit.definition)
  const counted = (say: (count: number) => string, count: number) => (count > 0 ? [say(count)] : [])
  return [
    ...counted(words.willCome, totalOf(on).before),
    ...counted(words.willPass, totalOf(off).before),
    ...counted(words.willFinish, totalOf(off).at),
    ...(here.code === 'idea' && after.runs === 'pilot' && office
      ? [words.toOffice(pick(office.name, visit.lang))]
      : []),
    ...(isPlanned(input)
      ? plannedConsequences(visit, input, totalOf(lines).people)
      : [...counted(words.told, totalOf(lines).people), words.revertible]),
    ...stillComing(visit, here, input),
  ]
}

/** Before it is switched: from what to what, for whom, and what follows. */
export function confirmPage(visit: Visit, here: Here, { input, form }: Asked): Page {
  const words = switchMessages(visit.lang)
  const planned = plannedMessages(visit.lang)
  const after = reachIn(input)
  const before = beforeOf(visit, here, input)
  const changed = sectionsChanged(visit.definition, before, after)
  const day = isPlanned(input) ? formatDate(input.fromOn, visit.lang) : undefined
  const body = (
    <Stack>
      <Heading
        level={1}
        kicker={stageWord(visit, here.edition, here.code)}
        lead={day === undefined ? words.confirmLead : planned.confirmLead}
      >
        {words.confirmTitle}
      </Heading>
      <DescriptionList
        items={[
          { term: words.before, description: reachWords(visit, before) },
          {
            term: day === undefined ? words.after : planned.fromDay(day),
            description: afterWord(visit, after),
          },
          ...(changed.length > 0
            ? [{ term: words.changedSections, description: sectionWords(visit, changed) }]
            : []),
          { term: words.reason, description: <PlainText text={input.reason} /> },
        ]}
      />
      <Section id="follows" title={words.follows}>
        <Prose>
          <ul>
            {consequences(visit, here, input).map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </Prose>
      </Section>
      {form}
    </Stack>
  )
  return { title: words.confirmTitle, body }
}
