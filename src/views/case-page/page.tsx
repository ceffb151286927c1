import type { Child } from 'hono/jsx'
import { type Entry, isEntangled } from '../../core/case/types.ts'
import type { Stage } from '../../core/contribution.ts'
import { CaseFiles } from '../../core/files/index.ts'
import { CaseChecks, StaffNotes } from '../../core/guidance/index.ts'
import { isStory } from '../../core/library/index.ts'
import { stageName } from '../../core/stage-name.ts'
import { casePath, cityPath } from '../../core/web/paths.ts'
import type { Page } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { type Lang, pick } from '../../lib/language.ts'
import {
  Disclosure,
  Heading,
  Notice,
  Section,
  Stack,
  StepMap,
  type StepState,
  Typed,
  WithAside,
} from '../../ui/components/index.ts'
import { Facts } from './facts.tsx'
import { casePageMessages } from './messages.ts'
import { Thread } from './thread.tsx'
import { Turns } from './turn-boxes.tsx'
import { seesNames, turnsOf } from './turns.ts'

/** `ahead`: of a stage that the case has not come to. */
export type Panel = { stage: Stage; body: Child; ahead: boolean }

function stepState(index: number, at: number, open: boolean): StepState {
  if (index > at) return 'upcoming'
  return index === at && open ? 'current' : 'done'
}

/** The stages of a case's way: without those that it goes by, and those before the one that it began at. */
function wayOf(
  { runtime: { stages }, definition, case: subject }: CaseVisit,
  thread: readonly Entry[],
): Stage[] {
  const at = stages.findIndex(({ code }) => code === subject.stage)
  const began = stages.findIndex(({ code }) => code === thread[0]?.stage)
  const shown = ({ code }: Stage) => code === subject.stage || thread.some((entry) => entry.stage === code)
  const goesBy = (stage: Stage) =>
    stage.aside ||
    (subject.among_citizens && stage.ofCity) ||
    stages.indexOf(stage) < (subject.source === 'register' ? at : began)
  return stages.filter((stage) => stage.isPresent(definition) && (!goesBy(stage) || shown(stage)))
}

/** A stage that has something to show on this page is led to. */
function steps(visit: CaseVisit, present: readonly Stage[], panels: readonly Panel[]) {
  const { runtime, definition, lang } = visit
  const at = present.findIndex((stage) => stage.code === visit.case.stage)
  // What has ended goes nowhere any more: nothing is told of as still to come.
  const way = visit.case.state === 'open' ? present : present.slice(0, at + 1)
  return way.map((stage, index) => ({
    label: stageName(runtime.stages, definition, stage.code, lang),
    state: stepState(index, at, visit.case.state === 'open'),
    ...(panels.some((panel) => panel.stage === stage) ? { href: `#stage-${stage.code}` } : {}),
  }))
}

/** The stage the case is at stands open, and what is to come below it; what lies behind is folded away. */
const Panels = ({
  visit,
  panels,
  way,
}: {
  visit: CaseVisit
  panels: readonly Panel[]
  way: readonly Stage[]
}) => {
  const { runtime, definition, lang, case: subject } = visit
  const isListed = ({ stage }: Panel) => subject.source === 'register' && !way.includes(stage)
  // What a case began with is shown by the stage that would have asked for it.
  const isBeginning = ({ stage }: Panel) => !way.includes(stage) && !stage.aside && !stage.ofCity
  const name = (panel: Panel) =>
    isBeginning(panel)
      ? casePageMessages(lang).fromStart
      : stageName(runtime.stages, definition, panel.stage.code, lang)
  const told = panels.filter((panel) => !isListed(panel))
  const [current, ...earlier] = told.filter(({ ahead }) => !ahead)
  const open = [...(current ? [current] : []), ...told.filter(({ ahead }) => ahead)]
  return (
    <>
      {open.map((panel) => (
        <Section id={`stage-${panel.stage.code}`} title={name(panel)}>
          {panel.body}
        </Section>
      ))}
      <FromList lang={lang} panels={panels.filter(isListed)} />
      {earlier.length > 0 && (
        <Section id="earlier" title={casePageMessages(lang).earlier}>
          {earlier.map((panel) => (
            <Disclosure summary={name(panel)}>
              {/* The target stands inside: a browser then opens what it is folded in. */}
              <div id={`stage-${panel.stage.code}`}>{panel.body}</div>
            </Disclosure>
          ))}
        </Section>
      )}
    </>
  )
}

/** What a list said of a case, in one place: by the stages that would have asked for it, the first one first. */
const FromList = ({ lang, panels }: { lang: Lang; panels: readonly Panel[] }) => {
  if (panels.length === 0) return null
  return (
    <Section id="from-list" title={casePageMessages(lang).fromList}>
      {panels.toReversed().map(({ stage, body }) => (
        <div id={`stage-${stage.code}`}>{body}</div>
      ))}
    </Section>
  )
}

/** The story of what has begun, and those that others began. */
const Stories = ({ visit: { lang, city, case: subject } }: { visit: CaseVisit }) => {
  const words = casePageMessages(lang)
  const [href, label] = isStory(subject)
    ? [cityPath(city, `/library/${subject.number}`), words.story]
    : [casePath(city, subject.number, '/like'), words.like]
  return (
    <p>
      <a href={href}>{label}</a>
    </p>
  )
}

/** The thread of a case: where it stands, whose turn it is and by when, what was decided and why, what comes next. */
export function casePageOf(visit: CaseVisit, thread: readonly Entry[], panels: readonly Panel[]): Page {
  const { lang, definition, runtime, city } = visit
  const words = casePageMessages(lang)
  const way = wayOf(visit, thread)
  const stage = stageName(runtime.stages, definition, visit.case.stage, lang)
  const aside = (
    <>
      <h2>{words.facts}</h2>
      <Facts visit={visit} />
    </>
  )
  const body = (
    <Stack>
      <Heading level={1} kicker={`${visit.case.number}　${stage}`}>
        <Typed text={visit.case.title} lang={lang} />
      </Heading>
      {isEntangled(visit.viewer, visit.parties) && (
        <Notice lang={lang} kind="warning" title={words.entangled} />
      )}
      {visit.case.visibility === 'desk' && <Notice lang={lang} kind="info" title={words.deskOnly} />}
      <StepMap lang={lang} label={words.steps} steps={steps(visit, way, panels)} />
      <WithAside label={words.facts} aside={aside}>
        <Turns visit={visit} turns={turnsOf(visit, seesNames(visit))} />
        <p>
          <a href={casePath(city, visit.case.number, '/interest')}>{words.interest}</a>
        </p>
        <Stories visit={visit} />
        <CaseChecks visit={visit} thread={thread} />
        <Panels visit={visit} panels={panels} way={way} />
        <StaffNotes visit={visit} stage={visit.case.stage} />
        <CaseFiles visit={visit} thread={thread} />
        <Thread visit={visit} thread={thread} />
      </WithAside>
    </Stack>
  )
  const crumbs = [
    { label: pick(definition.city.name, lang), href: cityPath(city) },
    { label: words.cases, href: cityPath(city, '/cases') },
    { label: visit.case.number },
  ]
  return { title: visit.case.title, body, breadcrumbs: crumbs }
}
