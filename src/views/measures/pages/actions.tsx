import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { type Standing, standingOf } from '../../../lib/standing.ts'
import { Chip, DataTable, EmptyState, type Tone, Typed } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { measureMessages } from '../messages.ts'
import type { Action } from '../queries.ts'
import { measurePath, sectionWord } from './frame.tsx'
import type { Shown } from './measure-page.tsx'

const tones: Record<Standing, Tone> = { done: 'success', late: 'error', open: 'info', dropped: 'neutral' }

const State = ({ visit, action }: { visit: Visit; action: Action }) => {
  const { lang, today } = visit
  const words = measureMessages(lang)
  const standing = standingOf(action, today)
  const word =
    standing === 'done' && action.done_on ? words.doneOn(formatDate(action.done_on, lang)) : words[standing]
  return <Chip tone={tones[standing]}>{word}</Chip>
}

export const Actions = ({ visit, measure, known, reports }: Shown) => {
  const { lang, city } = visit
  const words = measureMessages(lang)
  const to = (rest: string) => cityPath(city, measurePath(measure, rest))
  return (
    <>
      {known.actions.length === 0 ? (
        <EmptyState title={words.noActions} text={words.noActionsText} />
      ) : (
        <DataTable
          id="actions-table"
          caption={words.actions}
          stack
          columns={[
            { label: words.actionTitle, wide: true },
            { label: words.section },
            { label: words.dueOn },
            { label: words.standing },
            ...(reports ? [{ label: words.change }] : []),
          ]}
          rows={known.actions.map((action) => [
            <>
              <Typed text={action.title} lang={lang} />
              {action.words && (
                <>
                  <br />
                  <small>
                    <Typed text={action.words} lang={lang} />
                  </small>
                </>
              )}
            </>,
            sectionWord(visit, action.section),
            action.due_on === null ? words.noDue : formatDate(action.due_on, lang),
            <State visit={visit} action={action} />,
            ...(reports ? [<a href={to(`/actions/${action.id}`)}>{words.change}</a>] : []),
          ])}
        />
      )}
      {reports && (
        <p>
          <LinkButton kind="secondary" href={to('/actions/new')}>
            {words.addAction}
          </LinkButton>
        </p>
      )}
    </>
  )
}
