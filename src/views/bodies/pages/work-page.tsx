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
import type { IssueFound, ToVerify } from '../meeting-queries.ts'
import { bodyMessages } from '../messages.ts'
import type { Meeting } from '../queries.ts'
import { type Body, verifies } from '../rules.ts'
import { crumbsOf, meetingPath } from './frame.tsx'

type Work = {
  cases: readonly ToVerify[]
  issues: readonly IssueFound[]
  /** To the secretariat: the meeting that comes next. */
  next: Meeting | undefined
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
          rows={cases.map(({ number, title, on, verified, demo }) => [
            <>
              <a href={casePath(city, number, '#stage-evaluation')}>
                <Typed text={title} lang={lang} />
              </a>{' '}
              {demo && <DemoBadge lang={lang} />}
            </>,
            number,
            formatDate(todayInJapan(new Date(on)), lang),
            verified ? (
              <Chip tone="success">{words.verified}</Chip>
            ) : (
              <>
                <Chip tone="warning">{words.notYet}</Chip>
                {next && (
                  <>
                    {' '}
                    <a href={cityPath(city, meetingPath(body, next.id, `/items/new?number=${number}`))}>
                      {words.putOnAgenda(formatDate(next.held_on, lang))}
                      <span class="yui-visually-hidden"> {number}</span>
                    </a>
                  </>
                )}
              </>
            ),
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
