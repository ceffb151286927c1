import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, todayInJapan } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import {
  Chip,
  DataTable,
  DemoBadge,
  EmptyState,
  Heading,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { bodyMessages } from '../messages.ts'
import type { Meeting } from '../queries.ts'
import { type Body, verifies } from '../rules.ts'
import type { IssueFound, ToVerify } from '../work-queries.ts'
import { crumbsOf, meetingPath } from './frame.tsx'

type Work = {
  cases: readonly ToVerify[]
  issues: readonly IssueFound[]
  /** To whoever leads the meetings: the one that comes next. */
  next: Meeting | undefined
}

type OfCase = { visit: Visit; body: Body; next: Meeting | undefined; about: ToVerify }

/** On which agenda it stands; where on none, whoever leads the meetings puts it there from here. */
const OnAgenda = ({ visit: { lang, city }, body, next, about: { number, agenda } }: OfCase) => {
  const words = bodyMessages(lang)
  if (agenda !== null) return <small>{words.onAgenda(formatDate(agenda, lang))}</small>
  if (next === undefined) return null
  return (
    <a href={cityPath(city, meetingPath(body, next.id, `/items/new?number=${number}`))}>
      {words.putOnAgenda(formatDate(next.held_on, lang))}
      <span class="yui-visually-hidden"> {number}</span>
    </a>
  )
}

const State = (of: OfCase) => {
  const words = bodyMessages(of.visit.lang)
  if (of.about.verified) return <Chip tone="success">{words.verified}</Chip>
  return (
    <>
      <Chip tone="warning">{words.notYet}</Chip> <OnAgenda {...of} />{' '}
      {of.about.own && <small>{words.ownCase}</small>}
    </>
  )
}

const Cases = ({ visit, body, cases, next }: { visit: Visit; body: Body } & Omit<Work, 'issues'>) => {
  const { lang, city } = visit
  const words = bodyMessages(lang)
  return (
    <Section id="cases" title={words.toVerify} lead={words.toVerifyLead}>
      {cases.length === 0 ? (
        <EmptyState title={words.nothingToVerify} text={words.nothingToVerifyText} />
      ) : (
        <DataTable
          id="cases-table"
          caption={words.toVerify}
          stack
          columns={[
            { label: words.theCase },
            { label: words.number },
            { label: words.published },
            { label: words.state },
          ]}
          rows={cases.map((about) => [
            <>
              <a href={casePath(city, about.number, '#stage-evaluation')}>
                <Typed text={about.title} lang={lang} />
              </a>{' '}
              {about.demo && <DemoBadge lang={lang} />}
            </>,
            about.number,
            formatDate(todayInJapan(new Date(about.on)), lang),
            <State visit={visit} body={body} next={next} about={about} />,
          ])}
        />
      )}
    </Section>
  )
}

const Issues = ({ visit, body, issues }: { visit: Visit; body: Body; issues: readonly IssueFound[] }) => {
  const { lang, city } = visit
  const words = bodyMessages(lang)
  return (
    <Section id="issues" title={words.issues}>
      {issues.length === 0 ? (
        <EmptyState title={words.noIssues} text={words.noIssuesText} />
      ) : (
        <ul>
          {issues.map(({ title, issue, held_on, meeting_id }) => (
            <li>
              <Typed text={issue} lang={lang} />{' '}
              <small>
                <a href={cityPath(city, meetingPath(body, meeting_id))}>
                  {words.dated(formatDate(held_on, lang), title)}
                </a>
              </small>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** What a member of the body, or the secretariat, has to see together. */
export function workPage(visit: Visit, body: Body, { cases, issues, next }: Work): Page {
  const { lang, city } = visit
  const words = bodyMessages(lang)
  const title = words.workTitle(pick(body.name, lang))
  const page = (
    <Stack>
      <Heading level={1} lead={words.workLead}>
        {title}
      </Heading>
      {verifies(body) && <Cases visit={visit} body={body} cases={cases} next={next} />}
      <Issues visit={visit} body={body} issues={issues} />
      <Section id="proposals" title={words.proposals} lead={words.proposalsText}>
        <p class="yui-actions">
          <LinkButton href={cityPath(city, `/revisions/proposals/new?body=${body.code}`)}>
            {words.propose}
          </LinkButton>{' '}
          <LinkButton kind="secondary" href={cityPath(city, '/revisions')}>
            {words.toProposals}
          </LinkButton>
        </p>
      </Section>
      <p>
        <a href={cityPath(city, '/progress')}>{words.progress}</a>
      </p>
    </Stack>
  )
  return { title, body: page, breadcrumbs: crumbsOf(visit, body, { label: words.toWork }) }
}
