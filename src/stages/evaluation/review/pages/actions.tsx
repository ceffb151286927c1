import { casePath } from '../../../../core/web/paths.ts'
import { formatDate } from '../../../../lib/dates.ts'
import { type Standing, standingOf } from '../../../../lib/standing.ts'
import { Chip, DataTable, EmptyState, type Tone, Typed } from '../../../../ui/components/index.ts'
import { LinkButton } from '../../../../ui/forms.tsx'
import { reviewPath } from '../acts.ts'
import { reviewMessages } from '../messages.ts'
import type { Action } from '../queries.ts'
import type { Shown } from './review-page.tsx'

const tones: Record<Standing, Tone> = { open: 'info', late: 'error', done: 'success', dropped: 'neutral' }

const What = ({ visit: { lang }, round, action }: Shown & { action: Action }) => (
  <>
    <Typed text={action.what} lang={lang} />{' '}
    {action.round < round.round && <Chip tone="accent">{reviewMessages(lang).fromEarlier}</Chip>}
    {action.outcome && (
      <>
        <br />
        <small>
          <Typed text={action.outcome} lang={lang} />
        </small>
      </>
    )}
  </>
)

/** Those still open come first, the oldest in front: they are asked about at the next stage. */
export const Actions = (shown: Shown) => {
  const { visit, review } = shown
  const { lang, city, today, parties, case: subject } = visit
  const words = reviewMessages(lang)
  const to = (rest: string) => casePath(city, subject.number, reviewPath(rest))
  const side = (id: string) => parties.find((party) => party.id === id)?.name ?? ''
  return (
    <>
      {review.actions.length === 0 ? (
        <EmptyState title={words.noActions} text={words.noActionsText} />
      ) : (
        <DataTable
          id="actions-table"
          caption={words.actions}
          stack
          columns={[
            { label: words.what, wide: true },
            { label: words.who },
            { label: words.dueOn },
            { label: words.standing },
            { label: words.update },
          ]}
          rows={review.actions.map((action) => [
            <What {...shown} action={action} />,
            `${action.who}（${side(action.party_id)}）`,
            action.due_on === null ? words.noDue : formatDate(action.due_on, lang),
            <Chip tone={tones[standingOf(action, today)]}>{words[standingOf(action, today)]}</Chip>,
            <a href={to(`/actions/${action.id}`)}>{words.update}</a>,
          ])}
        />
      )}
      <p>
        <LinkButton kind="secondary" href={to('/actions/new')}>
          {words.addAction}
        </LinkButton>
      </p>
    </>
  )
}
