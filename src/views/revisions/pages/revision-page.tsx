import type { Definition } from '../../../core/edition/schema/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import {
  Chip,
  EmptyState,
  Heading,
  Notice,
  PlainText,
  PrintButton,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import { Button, Form, LinkButton } from '../../../ui/forms.tsx'
import { revisionMessages } from '../messages.ts'
import type { Revision } from '../queries.ts'
import { isOpen, office } from '../rules.ts'
import { differencesBetween, partCodes, textsOf } from '../texts.ts'
import { Differences } from './differences.tsx'
import { crumbsOf, partWord, revisionPath } from './frame.tsx'
import { stateTones } from './list-page.tsx'

type Shown = { visit: Visit; revision: Revision }

const PartList = ({ visit, revision }: Shown) => {
  const { city, lang } = visit
  const words = revisionMessages(lang)
  const to = (rest: string) => cityPath(city, revisionPath(revision.id, rest))
  return (
    <Section id="work" title={words.work} lead={words.workLead}>
      <div class="yui-prose">
        <ul>
          {partCodes.map((part) => (
            <li>
              <a href={to(`/parts/${part}`)}>{partWord(part, lang)}</a>{' '}
              <small>{words.texts(String(textsOf(revision.content, part).length))}</small>
            </li>
          ))}
          <li>
            <a href={to('/file')}>{words.file}</a>
          </li>
        </ul>
      </div>
    </Section>
  )
}

const Acts = ({ visit, revision }: Shown) => {
  const { city, lang } = visit
  const words = revisionMessages(lang)
  const to = (rest: string) => cityPath(city, revisionPath(revision.id, rest))
  return (
    <Section id="decision" title={words.decisionTitle} lead={words.decisionLead}>
      <p>
        <LinkButton href={to('/decision')}>{words.decide}</LinkButton>
      </p>
      {revision.state === 'draft' && (
        <Form lang={lang} action={to('/showing')} submissionId={blindId()} version={revision.version}>
          <p>{words.showText}</p>
          <Button kind="secondary">{words.show}</Button>
        </Form>
      )}
      <Form lang={lang} action={to('/withdrawal')} submissionId={blindId()} version={revision.version}>
        <Button kind="danger">{words.withdraw}</Button>
      </Form>
    </Section>
  )
}

/** What was decided, and whether it is an edition yet. */
const Decided = ({ visit, revision }: Shown) => {
  const { city, lang } = visit
  const words = revisionMessages(lang)
  const { decided_on, decided_by, effective_from, edition_number, state, decision } = revision
  if (!decided_on || !effective_from) return null
  const number = String(edition_number ?? '')
  return (
    <Notice
      lang={lang}
      kind={state === 'stored' ? 'success' : 'info'}
      title={
        state === 'stored' ? words.storedText(number, formatDate(effective_from, lang)) : words.preparing
      }
    >
      <p>{words.decidedText(formatDate(decided_on, lang), decided_by)}</p>
      <PlainText text={decision} />
      {state === 'stored' && (
        <p>
          <a href={cityPath(city, `/guideline/editions/${number}`)}>{words.toEdition}</a>
        </p>
      )}
    </Notice>
  )
}

export function revisionPage(visit: Visit, revision: Revision, base: Definition): Page {
  const { lang, viewer, query, city } = visit
  const words = revisionMessages(lang)
  const found = differencesBetween(base, revision.content)
  const works = office.may(viewer) && isOpen(revision.state)
  const body = (
    <Stack>
      {query.done === 'saved' && <Notice lang={lang} kind="success" title={words.saved} />}
      <Heading level={1} kicker={words.drafts}>
        <Typed text={revision.title} lang={lang} />
      </Heading>
      <p>
        <Chip tone={stateTones[revision.state]}>{words[revision.state]}</Chip>{' '}
        {found.length > 0 && words.changes(String(found.length))}
      </p>
      <Decided visit={visit} revision={revision} />
      <Section id="reason" title={words.draftReason}>
        <PlainText text={revision.reason} />
      </Section>
      <Section id="differences" title={isOpen(revision.state) ? words.differences : words.differencesThen}>
        {found.length === 0 ? (
          <EmptyState title={words.noDifferences} text={words.noDifferencesText} />
        ) : (
          <Differences visit={visit} found={found} />
        )}
      </Section>
      {works && <PartList visit={visit} revision={revision} />}
      {works && <Acts visit={visit} revision={revision} />}
      <PrintButton lang={lang} />
    </Stack>
  )
  return {
    title: revision.title,
    body,
    breadcrumbs: crumbsOf(visit, { label: revision.title }),
    shortPath: cityPath(city, revisionPath(revision.id)),
  }
}
