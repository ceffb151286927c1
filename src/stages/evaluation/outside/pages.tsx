import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit, Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import {
  Card,
  CardGrid,
  DataTable,
  EmptyState,
  Heading,
  Notice,
  Prose,
  Section,
} from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form } from '../../../ui/forms.tsx'
import { gapsOf, outsideVoice } from '../gap.ts'
import { messages } from '../messages.ts'
import { Origin } from '../pages/origin.tsx'
import { Group, Notes, type Sheet, saidErrors } from '../pages/sheet-parts.tsx'
import type { Round } from '../rules.ts'
import { outsider } from './acts.ts'
import { outsideMessages } from './messages.ts'
import type { Asked } from './queries.ts'

const nothing: Failed = { errors: [], kept: {} }

const crumbsOf = ({ city, case: { number } }: CaseVisit, label: string) => [
  { label: number, href: casePath(city, number) },
  { label },
]

/** The sheet of somebody from outside. Before they write, the page says who will see what. */
export function outsideSheetPage(visit: CaseVisit, round: Round, failed: Failed = nothing): Page {
  const { lang, city, case: subject } = visit
  const words = outsideMessages(lang)
  const errors = saidErrors(visit, round, outsider, failed.errors)
  const sheet: Sheet = { visit, round, party: outsider, kept: failed.kept, errors }
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={subject.title} lead={words.lead}>
        {words.title}
      </Heading>
      <p>
        <a href={casePath(city, subject.number)}>{words.toCase}</a>
      </p>
      <Section id="who-sees" title={messages(lang).whoSees}>
        <Prose>
          <ul>
            <li>{words.whoSealed(formatDate(round.dueOn, lang))}</li>
            <li>{words.whoOpened}</li>
            <li>{words.whoNot}</li>
            <li>{messages(lang).whoOnce}</li>
          </ul>
        </Prose>
      </Section>
      <Origin lang={lang} questions={round.questions} />
      <Form
        lang={lang}
        action={casePath(city, subject.number, '/evaluation/outside')}
        submissionId={blindId()}
        draft={visit.draft}
      >
        <Group {...sheet} group="relationship" />
        <Group {...sheet} group="result" />
        <Notes {...sheet} />
        <p>
          <Button>{messages(lang).handIn}</Button>
        </p>
      </Form>
    </>
  )
  return { title: words.title, body, breadcrumbs: crumbsOf(visit, words.title) }
}

const Result = ({ visit: { lang }, round }: { visit: CaseVisit; round: Round }) => {
  const words = outsideMessages(lang)
  const voice = outsideVoice(round, '')
  if (voice === undefined) return <p>{words.sealed(formatDate(round.dueOn, lang))}</p>
  const { relationship, result } = round.questions
  return (
    <DataTable
      id="outside"
      stack
      caption={words.resultOf(round.openings.length)}
      columns={[
        { label: messages(lang).question },
        { label: words.mean, number: true },
        { label: words.said, wide: true },
      ]}
      rows={gapsOf([...relationship, ...result], [voice], round).map(({ question, marks, words: said }) => [
        pick(question.question, lang),
        marks[0] ?? messages(lang).notAnswered,
        said[0] ?? '',
      ])}
    />
  )
}

/** Handed in: sealed, or what those from outside said together, and no party's sheet. */
export function outsideDonePage(visit: CaseVisit, round: Round): Page {
  const { lang, case: subject } = visit
  const words = outsideMessages(lang)
  const body = (
    <>
      <Heading level={1} kicker={subject.title}>
        {words.title}
      </Heading>
      {round.openings.length === 0 && (
        <Notice lang={lang} kind="success" title={messages(lang).handedInNow} />
      )}
      <Result visit={visit} round={round} />
    </>
  )
  return { title: words.title, body, breadcrumbs: crumbsOf(visit, words.title) }
}

/** To a member or judge who belongs to a party of the case. */
export function outPage(visit: CaseVisit): Page {
  const { lang, city, case: subject } = visit
  const words = outsideMessages(lang)
  const body = (
    <>
      <Heading level={1} kicker={subject.title}>
        {words.title}
      </Heading>
      <Notice lang={lang} kind="warning" title={words.youAreOut}>
        <p>{words.whyOut}</p>
      </Notice>
      <p>
        <a href={casePath(city, subject.number)}>{words.seeCase}</a>
      </p>
    </>
  )
  return { title: words.title, body, breadcrumbs: crumbsOf(visit, words.title) }
}

/** Everything that somebody was asked to look at from outside. */
export function askedPage(visit: Visit, asked: readonly Asked[]): Page {
  const { lang, city } = visit
  const words = outsideMessages(lang)
  const stateOf = ({ handedIn, open, dueOn }: Asked) =>
    handedIn ? (open ? words.isOpen : messages(lang).handedIn) : words.due(formatDate(dueOn, lang))
  const body = (
    <>
      <Heading level={1} lead={words.listLead}>
        {words.list}
      </Heading>
      {asked.length === 0 ? (
        <EmptyState
          title={words.none}
          text={words.noneText}
          action={{ href: cityPath(city, '/cases'), label: words.toCases }}
        />
      ) : (
        <CardGrid>
          {asked.map((one) => (
            <Card
              title={one.title}
              href={casePath(city, one.number, '/evaluation/outside')}
              level={2}
              meta={one.number}
            >
              <p>{stateOf(one)}</p>
            </Card>
          ))}
        </CardGrid>
      )}
    </>
  )
  return { title: words.list, body, breadcrumbs: [deskCrumb(visit), { label: words.list }] }
}
