import type { EditionRef } from '../../../core/edition/directory.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import {
  Card,
  CardGrid,
  Chip,
  DataTable,
  EmptyState,
  Heading,
  Section,
  Stack,
  type Tone,
  Typed,
} from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { revisionMessages } from '../messages.ts'
import type { Listed, Proposal } from '../queries.ts'
import { office, proposers } from '../rules.ts'
import { bodyName, crumbsOf, partWord, proposalPath, revisionPath } from './frame.tsx'

type Shown = { revisions: readonly Listed[]; proposals: readonly Proposal[] }

export const stateTones: Readonly<Record<Listed['state'], Tone>> = {
  draft: 'neutral',
  shown: 'accent',
  decided: 'info',
  stored: 'success',
  withdrawn: 'warning',
}

const editionState = ({ city, lang, today }: Visit, { id, effectiveFrom }: EditionRef) => {
  const words = revisionMessages(lang)
  if (id === city.edition.id) return <Chip tone="accent">{words.inForce}</Chip>
  return effectiveFrom > today ? <Chip tone="info">{words.toCome}</Chip> : ''
}

/** Every edition can be read, the earlier ones too: cases of then are under them. */
const Editions = ({ visit }: { visit: Visit }) => {
  const { city, lang } = visit
  const words = revisionMessages(lang)
  return (
    <Section id="editions" title={words.editions}>
      <DataTable
        id="editions-table"
        caption={words.editions}
        stack
        columns={[
          { label: words.version },
          { label: words.name },
          { label: words.since },
          { label: words.state },
        ]}
        rows={city.editions
          .toReversed()
          .map((edition) => [
            <a href={cityPath(city, `/guideline/editions/${edition.number}`)}>
              {words.edition(String(edition.number))}
            </a>,
            pick(edition.names.title, lang),
            formatDate(edition.effectiveFrom, lang),
            editionState(visit, edition),
          ])}
      />
    </Section>
  )
}

const Drafts = ({ visit, revisions }: { visit: Visit; revisions: readonly Listed[] }) => {
  const { city, lang, viewer } = visit
  const words = revisionMessages(lang)
  return (
    <Section id="drafts" title={words.drafts}>
      {revisions.length === 0 ? (
        <EmptyState title={words.noDrafts} text={words.noDraftsText} />
      ) : (
        <CardGrid>
          {revisions.map(({ id, title, state, effective_from }) => (
            <Card
              title={<Typed text={title} lang={lang} />}
              href={cityPath(city, revisionPath(id))}
              chips={<Chip tone={stateTones[state]}>{words[state]}</Chip>}
              meta={effective_from ? words.from(formatDate(effective_from, lang)) : undefined}
            />
          ))}
        </CardGrid>
      )}
      {office.may(viewer) && (
        <p>
          <LinkButton href={cityPath(city, '/revisions/new')}>{words.begin}</LinkButton>
        </p>
      )}
    </Section>
  )
}

export function originOf({ definition, lang }: Visit, proposal: Proposal): string {
  const words = revisionMessages(lang)
  if (proposal.number) return words.fromNumber(proposal.number)
  const body = bodyName(definition, proposal.body, lang)
  return body ? words.fromBody(body) : words.fromCity
}

const Proposals = ({ visit, proposals }: { visit: Visit; proposals: readonly Proposal[] }) => {
  const { city, lang, viewer } = visit
  const words = revisionMessages(lang)
  return (
    <Section id="proposals" title={words.proposals}>
      {proposals.length === 0 ? (
        <EmptyState title={words.noProposals} text={words.noProposalsText} />
      ) : (
        <CardGrid>
          {proposals.map((proposal) => (
            <Card
              title={<Typed text={proposal.title} lang={lang} />}
              href={cityPath(city, proposalPath(proposal.id))}
              chips={
                <>
                  <Chip>{partWord(proposal.part, lang)}</Chip>{' '}
                  <Chip tone={proposal.answer_kind ? 'info' : 'warning'}>
                    {proposal.answer_kind ? words[proposal.answer_kind] : words.waiting}
                  </Chip>
                </>
              }
              meta={`${originOf(visit, proposal)} · ${formatDate(proposal.proposed_on, lang)}`}
            />
          ))}
        </CardGrid>
      )}
      {proposers.may(viewer) && (
        <p>
          <LinkButton kind="secondary" href={cityPath(city, '/revisions/proposals/new')}>
            {words.propose}
          </LinkButton>
        </p>
      )}
    </Section>
  )
}

export function listPage(visit: Visit, { revisions, proposals }: Shown): Page {
  const { city, lang } = visit
  const words = revisionMessages(lang)
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <Drafts visit={visit} revisions={revisions} />
      <Proposals visit={visit} proposals={proposals} />
      <Editions visit={visit} />
    </Stack>
  )
  return {
    title: words.title,
    body,
    breadcrumbs: [...crumbsOf(visit).slice(0, 1), { label: words.title }],
    shortPath: cityPath(city, '/revisions'),
  }
}
