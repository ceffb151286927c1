import { listLineage, type Relative } from '../../../core/case/lineage.ts'
import { type Entry, sitsAt } from '../../../core/case/types.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import { partyOrSectionInCharge } from '../../../core/web/policies.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { Heading, Prose, Stack } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { agreedMessages } from '../agreed/messages.ts'
import { lineageMessages } from '../lineage/messages.ts'
import { messages } from '../messages.ts'
import { Offer } from '../past/page.tsx'
import { reviewPath } from '../review/acts.ts'
import { reviewMessages } from '../review/messages.ts'
import { hasEvaluation, questionsOf, sheetParty } from '../rules.ts'
import { leadsOn, More } from './more.tsx'
import { Origin } from './origin.tsx'
import { StatementText, statementIn } from './statement.tsx'

const own = (thread: readonly Entry[], kind: string) =>
  thread.filter((entry) => entry.stage === 'evaluation' && entry.kind === kind)

const Lineage = ({ visit, relatives }: { visit: CaseVisit; relatives: readonly Relative[] }) => {
  const words = messages(visit.lang)
  if (relatives.length === 0) return null
  return (
    <>
      <Heading level={3}>{words.lineage}</Heading>
      <Prose>
        <ul>
          {relatives.map(({ number, title, is }) => (
            <li>
              {words[is]} <a href={casePath(visit.city, number)}>{title}</a> ({number})
            </li>
          ))}
        </ul>
        <p>
          <a href={casePath(visit.city, visit.case.number, '/lineage')}>
            {lineageMessages(visit.lang).title}
          </a>
        </p>
      </Prose>
    </>
  )
}

async function published(visit: CaseVisit, entry: Entry) {
  const { lang, city, case: subject } = visit
  const { evaluation } = visit.definition
  const words = messages(lang)
  const statement = statementIn(entry.facts)
  const relatives = await listLineage(visit.tx, visit.viewer, subject)
  return (
    <Stack>
      <Heading level={3}>{words.panelPublished}</Heading>
      {statement && <StatementText lang={lang} statement={statement} />}
      {evaluation?.switchedOnByDemo && <Origin lang={lang} questions={questionsOf(evaluation)} />}
      <p>
        <LinkButton kind="secondary" href={cityPath(city, `/ideas/new?parent=${subject.number}`)}>
          {words.seed}
        </LinkButton>
        {partyOrSectionInCharge.may(visit.viewer, visit) && (
          <LinkButton kind="quiet" href={casePath(city, subject.number, '/evaluation')}>
            {words.panelSee}
          </LinkButton>
        )}
      </p>
      <Lineage visit={visit} relatives={relatives} />
      <More visit={visit} />
    </Stack>
  )
}

/** What happened in the round that the parties are at; what was told before there were several is of the first. */
function ofNewestRound(thread: readonly Entry[]): Entry[] {
  const roundOf = ({ facts }: Entry) => Number(facts.round ?? 1)
  const opened = own(thread, 'opened').filter(({ facts }) => facts.layer !== 'thirdParty')
  const newest = Math.max(...opened.map(roundOf))
  return thread.filter((entry) => entry.stage === 'evaluation' && roundOf(entry) === newest)
}

/** Who is in, and the way to one's own part; told from the thread, which the case page has anyway. */
const Running = ({ visit, thread }: { visit: CaseVisit; thread: readonly Entry[] }) => {
  const { lang, city, viewer, parties, definition, case: subject } = visit
  const words = messages(lang)
  const now = ofNewestRound(thread)
  const isOpen = now.some(({ kind }) => kind === 'revealed')
  const handedIn = now
    .filter(({ kind }) => kind === 'handedIn' || kind === 'typedIn')
    .map(({ party_id }) => party_id)
  const sheetOf = sheetParty(viewer, visit)
  const owes = !isOpen && sheetOf !== undefined && !handedIn.includes(sheetOf.id)
  const count = parties.filter(({ id }) => handedIn.includes(id)).length
  return (
    <>
      <p>{isOpen ? words.panelOpened : words.progress(count, parties.length)}</p>
      {definition.evaluation && <Origin lang={lang} questions={questionsOf(definition.evaluation)} />}
      {isOpen && sitsAt(viewer, visit) && (
        <p>
          <LinkButton kind="secondary" href={casePath(city, subject.number, reviewPath())}>
            {reviewMessages(lang).title}
          </LinkButton>
        </p>
      )}
      {partyOrSectionInCharge.may(viewer, visit) && (
        <p>
          <LinkButton
            kind="secondary"
            href={casePath(city, subject.number, owes ? '/evaluation/sheet' : '/evaluation')}
          >
            {owes ? words.panelWrite : words.panelSee}
          </LinkButton>
        </p>
      )}
    </>
  )
}

/** Before anybody is asked: what will be, from the agreement on. */
function ahead({ lang, city, case: subject }: CaseVisit, thread: readonly Entry[]) {
  const isFixed = own(thread, 'planFixed').length > 0
  if (!isFixed && subject.stage !== 'agreement') return undefined
  const words = agreedMessages(lang)
  return (
    <Stack>
      <p>{isFixed ? words.leadFixed : words.leadProposed}</p>
      <p>
        <LinkButton kind="secondary" href={casePath(city, subject.number, '/evaluation/plan')}>
          {words.see}
        </LinkButton>
      </p>
    </Stack>
  )
}

export async function evaluationPanel(visit: CaseVisit, thread: readonly Entry[]) {
  const last = own(thread, 'published').at(-1)
  if (last) return published(visit, last)
  if (!hasEvaluation(visit.definition)) return undefined
  if (own(thread, 'opened').length > 0)
    return (
      <Stack>
        <Running visit={visit} thread={thread} />
        <More visit={visit} />
      </Stack>
    )
  const before = ahead(visit, thread)
  if (before === undefined && !leadsOn(visit)) return undefined
  return (
    <Stack>
      {before}
      <Offer visit={visit} />
      <More visit={visit} />
    </Stack>
  )
}
