import { takesIdeas } from '../../../core/edition/view.ts'
import type { Viewer } from '../../../core/people/viewer.ts'
import { stageName } from '../../../core/stage-name.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { DeskAsk, Visit } from '../../../core/web/visit.ts'
import { Card, CardGrid, Chip, EmptyState, Section } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { deskMessages } from '../messages.ts'
import type { Counts, OwedPage, OwnCase } from '../queries.ts'
import { OwedList } from './owed-list.tsx'
import { Asks, DeskHeading, Numbers, OtherHats, OtherWays, Pages } from './parts.tsx'

export type PartyDesk = {
  viewer: NonNullable<Viewer>
  asks: readonly DeskAsk[]
  owed: OwedPage
  counts: Counts
  /** Kinds that only the representative does; a secretary sees them apart. */
  others: readonly string[]
  cases: readonly OwnCase[]
}

const Waiting = ({ visit, owed, others }: { visit: Visit } & Pick<PartyDesk, 'owed' | 'others'>) => {
  const words = deskMessages(visit.lang)
  const theirs = owed.rows.filter(({ kind }) => others.includes(kind))
  const mine = owed.rows.filter((row) => !theirs.includes(row))
  return (
    <>
      <Section id="waiting" title={words.partyTitle}>
        {mine.length === 0 ? (
          <p>
            {words.noneTitle}。{words.noneParty}
          </p>
        ) : (
          <OwedList visit={visit} rows={mine} />
        )}
      </Section>
      {theirs.length > 0 && (
        <Section id="waiting-for-binder" title={words.forBinderTitle}>
          <OwedList visit={visit} rows={theirs} />
        </Section>
      )}
      <Pages visit={visit} owed={owed} show="mine" />
    </>
  )
}

const OwnCaseCard = ({ visit, one }: { visit: Visit; one: OwnCase }) => {
  const { runtime, definition, lang } = visit
  const words = deskMessages(lang)
  const stage =
    one.state === 'open' ? stageName(runtime.stages, definition, one.stage, lang) : words[one.state]
  return (
    <Card
      title={one.title}
      href={casePath(visit.city, one.number)}
      meta={one.number}
      chips={
        <>
          <Chip tone={one.state === 'open' ? 'accent' : 'neutral'}>{stage}</Chip>
          {one.visibility === 'desk' && <Chip tone="info">{words.deskOnly}</Chip>}
        </>
      }
    />
  )
}

const OwnCases = ({ visit, cases }: { visit: Visit; cases: readonly OwnCase[] }) => {
  const words = deskMessages(visit.lang)
  const takes = takesIdeas(visit.definition)
  const write = { href: cityPath(visit.city, '/ideas/new'), label: words.writeIdea }
  if (cases.length === 0)
    return (
      <EmptyState
        title={words.noOwnCases}
        text={words.noOwnCasesText}
        {...(takes ? { action: write } : {})}
      />
    )
  return (
    <Section id="own-cases" title={words.ownCases}>
      <CardGrid>
        {cases.map((one) => (
          <OwnCaseCard visit={visit} one={one} />
        ))}
      </CardGrid>
      {takes && (
        <p>
          <LinkButton href={write.href} kind="secondary">
            {write.label}
          </LinkButton>
        </p>
      )}
    </Section>
  )
}

/** What waits for a resident or a group, and what they take part in. */
export function partyDeskPage(visit: Visit, desk: PartyDesk): Page {
  const words = deskMessages(visit.lang)
  const body = (
    <>
      <DeskHeading visit={visit} viewer={desk.viewer} lead={words.leadParty} />
      <OtherHats visit={visit} viewer={desk.viewer} />
      <Asks visit={visit} asks={desk.asks} />
      <Numbers visit={visit} counts={desk.counts} />
      <Waiting visit={visit} owed={desk.owed} others={desk.others} />
      <OwnCases visit={visit} cases={desk.cases} />
      <OtherWays visit={visit} viewer={desk.viewer} />
    </>
  )
  return { title: words.title, body }
}
