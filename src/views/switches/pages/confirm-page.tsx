import type { Child } from 'hono/jsx'
import { runsWith } from '../../../core/edition/switches.ts'
import { coordinationOffice } from '../../../core/edition/view.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { DescriptionList, Heading, PlainText, Prose, Section, Stack } from '../../../ui/components/index.ts'
import { switchMessages } from '../messages.ts'
import { reachIn, type SwitchInput, sectionsChanged } from '../rules.ts'
import { linesOf, totalOf } from './affects.tsx'
import type { Here } from './stage-page.tsx'
import { reachWords, sectionWords, stageWord } from './words.ts'

type Asked = { input: SwitchInput; form: Child }

/** What follows for whom, in sentences. */
function consequences(visit: Visit, here: Here, input: SwitchInput): string[] {
  const words = switchMessages(visit.lang)
  const after = reachIn(input)
  const changed = sectionsChanged(visit.definition, here.now, after)
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
    ...counted(words.told, totalOf(lines).people),
    words.revertible,
  ]
}

/** Before it is switched: from what to what, for whom, and what follows. */
export function confirmPage(visit: Visit, here: Here, { input, form }: Asked): Page {
  const words = switchMessages(visit.lang)
  const after = reachIn(input)
  const changed = sectionsChanged(visit.definition, here.now, after)
  const body = (
    <Stack>
      <Heading level={1} kicker={stageWord(visit, here.edition, here.code)} lead={words.confirmLead}>
        {words.confirmTitle}
      </Heading>
      <DescriptionList
        items={[
          { term: words.before, description: reachWords(visit, here.now) },
          { term: words.after, description: reachWords(visit, after) },
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
