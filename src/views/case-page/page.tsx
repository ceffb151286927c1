import type { Child } from 'hono/jsx'
import { adviserFact } from '../../core/adviser/index.ts'
import { type Entry, withPublicNames } from '../../core/case/types.ts'
import { maySeeEntry } from '../../core/case/visibility.ts'
import type { Stage } from '../../core/contribution.ts'
import { findForm, findSection } from '../../core/edition/view.ts'
import { entryWords } from '../../core/entry-words.ts'
import { CaseFiles } from '../../core/files/index.ts'
import { CaseChecks, StaffNotes } from '../../core/guidance/index.ts'
import { actorOf, nameIn } from '../../core/people/signature.ts'
import { isOfSection } from '../../core/people/viewer.ts'
import { retentionFact } from '../../core/records/case-line.tsx'
import { stageName } from '../../core/stage-name.ts'
import { casePath, cityPath } from '../../core/web/paths.ts'
import type { Page } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { formatDate, formatDateTime } from '../../lib/dates.ts'
import { inBrackets, pick } from '../../lib/language.ts'
import {
  DescriptionList,
  Disclosure,
  Heading,
  NextStep,
  Notice,
  PlainText,
  Section,
  Stack,
  StepMap,
  type StepState,
  Timeline,
  type TimelineEntry,
  Typed,
  WithAside,
} from '../../ui/components/index.ts'
import { casePageMessages } from './messages.ts'
import { seesNames, type Turn, turnsOf } from './turns.ts'

export type Panel = { stage: Stage; body: Child }

function stepState(index: number, at: number, open: boolean): StepState {
  if (index > at) return 'upcoming'
  return index === at && open ? 'current' : 'done'
}

/** A stage that has something to show on this page is led to. */
function steps(visit: CaseVisit, thread: readonly Entry[], panels: readonly Panel[]) {
  const { runtime, definition, lang } = visit
  const shown = ({ code }: Stage) => code === visit.case.stage || thread.some((entry) => entry.stage === code)
  const present = runtime.stages.filter(
    (stage) => stage.isPresent(definition) && (!stage.aside || shown(stage)),
  )
  const at = present.findIndex((stage) => stage.code === visit.case.stage)
  return present.map((stage, index) => ({
    label: stageName(runtime.stages, definition, stage.code, lang),
    state: stepState(index, at, visit.case.state === 'open'),
    ...(panels.some((panel) => panel.stage === stage) ? { href: `#stage-${stage.code}` } : {}),
  }))
}

const TurnBox = ({ visit, turn, id }: { visit: CaseVisit; turn: Turn; id: string }) => {
  const words = casePageMessages(visit.lang)
  const by = turn.dueOn ? { by: formatDate(turn.dueOn, visit.lang) } : {}
  const action = turn.yours ? { action: { href: turn.href, label: turn.words.action } } : {}
  return (
    <NextStep
      lang={visit.lang}
      id={id}
      whose={turn.whose}
      yours={turn.yours}
      what={turn.words.label}
      overdue={turn.overdue}
      {...by}
      {...action}
    >
      {turn.forBinder && <p>{words.forBinder}</p>}
      {turn.overdue && turn.public && <p>{words.overduePublic}</p>}
    </NextStep>
  )
}

/** One of several things that wait; the reader's own lead to where they are done. */
const TurnLine = ({ visit, turn }: { visit: CaseVisit; turn: Turn }) => {
  const line = casePageMessages(visit.lang).byOf(turn.whose, turn.words.label)
  if (!turn.yours) return <>{line}</>
  return <a href={turn.href}>{line}</a>
}

const Turns = ({ visit, turns }: { visit: CaseVisit; turns: readonly Turn[] }) => {
  const words = casePageMessages(visit.lang)
  const [first, ...others] = turns
  if (!first) return <Rest visit={visit} />
  return (
    <>
      <TurnBox visit={visit} turn={first} id="next-step" />
      {others.length > 0 && (
        <>
          <p>{words.alsoOpen}</p>
          <ul>
            {others.map((turn) => (
              <li>
                <TurnLine visit={visit} turn={turn} />
                {inBrackets(
                  turn.dueOn ? words.due(formatDate(turn.dueOn, visit.lang)) : words.noDue,
                  visit.lang,
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const Rest = ({ visit }: { visit: CaseVisit }) => {
  const words = casePageMessages(visit.lang)
  const { state, closed_on } = visit.case
  if (state === 'closed')
    return (
      <Notice lang={visit.lang} kind="success" title={words.closed}>
        {closed_on && <p>{words.closedText(formatDate(closed_on, visit.lang))}</p>}
      </Notice>
    )
  if (state === 'ended')
    return (
      <Notice lang={visit.lang} kind="info" title={words.ended}>
        <p>{words.endedText}</p>
      </Notice>
    )
  return (
    <Notice lang={visit.lang} kind="info" title={words.nobody}>
      <p>{words.nobodyText}</p>
    </Notice>
  )
}

function threadEntries(visit: CaseVisit, thread: readonly Entry[]): TimelineEntry[] {
  const named = seesNames(visit)
  const subject = named ? visit : withPublicNames(visit)
  return thread
    .filter((entry) => maySeeEntry(visit.viewer, visit, entry))
    .map((entry) => {
      const words = entryWords(visit.runtime.stages, entry, {
        lang: visit.lang,
        definition: visit.definition,
        subject,
      })
      return {
        id: `entry-${entry.seq}`,
        when: formatDateTime(entry.at, visit.lang),
        dateTime: entry.at.toISOString(),
        who: nameIn(actorOf(entry, named), visit.definition, visit.lang),
        what: words?.title ?? `${entry.stage}.${entry.kind}`,
        body: (
          <>
            {words?.text && <PlainText text={words.text} />}
            {words?.details}
          </>
        ),
      }
    })
}

const Facts = ({ visit }: { visit: CaseVisit }) => {
  const { lang, definition } = visit
  const words = casePageMessages(lang)
  const { number, section, created_on, form, starts_on, ends_on } = visit.case
  const inCharge = findSection(definition, section ?? undefined)
  const chosen = findForm(definition, form ?? undefined)
  const named = seesNames(visit)
  const rows: (readonly [string, Child] | false | null | undefined | '')[] = [
    [words.number, number],
    [
      words.parties,
      visit.parties.length === 0 ? words.noParties : <PartyNames visit={visit} named={named} />,
    ],
    inCharge && [words.section, pick(inCharge.name, lang)],
    isOfSection(visit.viewer, section) && [words.officer, <Officer visit={visit} />],
    [words.since, formatDate(created_on, lang)],
    chosen && [
      words.form,
      <a href={cityPath(visit.city, `/forms/${chosen.code}`)}>{pick(chosen.name, lang)}</a>,
    ],
    adviserFact(visit),
    starts_on && ends_on && [words.term, `${formatDate(starts_on, lang)} – ${formatDate(ends_on, lang)}`],
    isOfSection(visit.viewer, section) && retentionFact(visit),
  ]
  const items = rows
    .filter((row): row is readonly [string, Child] => Array.isArray(row))
    .map(([term, description]) => ({ term, description }))
  return <DescriptionList items={items} />
}

/** Who looks after the case within its section, and the sheet for whoever comes next; for staff in charge. */
const Officer = ({ visit }: { visit: CaseVisit }) => (
  <>
    {visit.officer ?? casePageMessages(visit.lang).noOfficer}
    <br />
    <a href={casePath(visit.city, visit.case.number, '/brief')}>{casePageMessages(visit.lang).brief}</a>
  </>
)

const PartyNames = ({ visit, named }: { visit: CaseVisit; named: boolean }) => (
  <ul class="yui-plain-list">
    {visit.parties.map((party) => (
      <li>{nameIn(named ? party.name : party.public_name, visit.definition, visit.lang)}</li>
    ))}
  </ul>
)

/** The stage the case is at stands open; what lies behind it is folded away. */
const Panels = ({ visit, panels }: { visit: CaseVisit; panels: readonly Panel[] }) => {
  const { runtime, definition, lang } = visit
  const name = (panel: Panel) => stageName(runtime.stages, definition, panel.stage.code, lang)
  const [current, ...earlier] = panels
  return (
    <>
      {current && (
        <Section id={`stage-${current.stage.code}`} title={name(current)}>
          {current.body}
        </Section>
      )}
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

/** The thread of a case: where it stands, whose turn it is and by when, what was decided and why, what comes next. */
export function casePageOf(visit: CaseVisit, thread: readonly Entry[], panels: readonly Panel[]): Page {
  const { lang, definition, runtime, city } = visit
  const words = casePageMessages(lang)
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
      {visit.viewer?.entangled && <Notice lang={lang} kind="warning" title={words.entangled} />}
      {visit.case.visibility === 'desk' && <Notice lang={lang} kind="info" title={words.deskOnly} />}
      <StepMap lang={lang} label={words.steps} steps={steps(visit, thread, panels)} />
      <WithAside label={words.facts} aside={aside}>
        <Turns visit={visit} turns={turnsOf(visit, seesNames(visit))} />
        <p>
          <a href={casePath(city, visit.case.number, '/interest')}>{words.interest}</a>
        </p>
        <CaseChecks visit={visit} thread={thread} />
        <Panels visit={visit} panels={panels} />
        <StaffNotes visit={visit} stage={visit.case.stage} />
        <CaseFiles visit={visit} thread={thread} />
        <Section id="thread" title={words.thread} lead={words.threadLead}>
          <Timeline label={words.thread} entries={threadEntries(visit, thread)} />
          <p>
            <small>
              {words.trailNote(visit.case.trail_seq, visit.case.trail_hash.slice(0, 16))}{' '}
              <a href={cityPath(city, '/trail')}>{words.trailLink}</a>
            </small>
          </p>
          <p>
            <small>
              {words.edition(pick(definition.edition.title, lang))}
              {visit.case.demo && ` ${words.demo}`}
            </small>
          </p>
        </Section>
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
