import { type Entry, partyOf, sitsAt } from '../../../core/case/types.ts'
import { findSource } from '../../../core/edition/view.ts'
import { sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { colon, pick } from '../../../lib/language.ts'
import {
  EmptyState,
  Heading,
  Notice,
  PlainText,
  Prose,
  Section,
  Stack,
} from '../../../ui/components/index.ts'
import { ErrorSummary, type FieldError, LinkButton } from '../../../ui/forms.tsx'
import { type Room, tablePath } from '../here.ts'
import { tableMessages } from '../messages.ts'
import { hasTable, isAtTable, maySitHere } from '../rules.ts'
import { sittingMessages } from '../sittings/messages.ts'
import { whenAndState } from '../sittings/sitting-page.tsx'
import { endedMessages } from './ended-messages.ts'
import { Members } from './members.tsx'
import { hasNotes, Notes, Remarks } from './notes.tsx'
import { Todos } from './todos.tsx'

type Props = { visit: CaseVisit; room: Room }

const NoSittings = ({ visit }: Pick<Props, 'visit'>) => {
  const { noSittings, noSittingsText } = tableMessages(visit.lang)
  if (!isAtTable(visit)) return <p>{endedMessages(visit.lang).noSittings}</p>
  return <EmptyState title={noSittings} text={noSittingsText} />
}

const Sittings = ({ visit, room }: Props) => {
  const words = tableMessages(visit.lang)
  const writing = room.mode === 'writing'
  return (
    <Section id="sittings" title={writing ? words.rounds : words.held}>
      {room.sittings.length === 0 ? (
        <NoSittings visit={visit} />
      ) : (
        <Prose>
          <ul>
            {room.sittings.map((sitting) => (
              <li>
                <a href={tablePath(visit, `/sittings/${sitting.number}`)}>
                  {sittingMessages(visit.lang).sitting(sitting.number)}
                </a>
                {`　${whenAndState(visit, sitting)}`}
              </li>
            ))}
          </ul>
        </Prose>
      )}
      {maySitHere(visit.viewer, visit) && (
        <p>
          <LinkButton href={tablePath(visit, '/sittings/new')} kind="secondary">
            {writing ? words.callRound : words.callSitting}
          </LinkButton>
        </p>
      )}
    </Section>
  )
}

const Rooms = ({ visit }: Pick<Props, 'visit'>) => {
  const words = { ...tableMessages(visit.lang), ...(isAtTable(visit) ? {} : endedMessages(visit.lang)) }
  return (
    <>
      <Section id="sheet" title={words.sheet} lead={words.sheetText}>
        <p>
          <LinkButton href={tablePath(visit, '/sheet')}>{words.openSheet}</LinkButton>
        </p>
      </Section>
      <Section id="outcome" title={words.outcome} lead={words.outcomeText}>
        <p>
          <LinkButton href={tablePath(visit, '/outcome')} kind="secondary">
            {words.openOutcome}
          </LinkButton>
        </p>
      </Section>
    </>
  )
}

const CityNotes = ({ visit: { lang, definition } }: Pick<Props, 'visit'>) => {
  const words = tableMessages(lang)
  const own = definition.partnerTable
  const source = findSource(definition, own?.source)
  if (own === undefined) return null
  return (
    <Section id="keep-in-mind" title={words.notesOf}>
      <Prose>
        <ul>
          {(own.notes ?? []).map(({ text }) => (
            <li>{pick(text, lang)}</li>
          ))}
        </ul>
      </Prose>
      {source && (
        <p>
          <small>
            {words.source}
            {colon(lang)}
            {pick(source.title, lang)}
          </small>
        </p>
      )}
    </Section>
  )
}

const isRemark = ({ stage, kind }: Entry) => stage === 'table' && kind === 'remarked'

type SaidProps = { visit: CaseVisit; thread: readonly Entry[]; errors: FieldError[] }

/** What is written beside the talk; a heading stands only over what is there, or can be written. */
const Said = (props: SaidProps) => {
  const { visit, thread } = props
  const { viewer, parties } = visit
  const open = isAtTable(visit)
  const remarks = (open && sitsAt(viewer, visit)) || thread.some(isRemark)
  const notes = partyOf(viewer, parties) !== undefined && (open || hasNotes(visit, thread))
  return (
    <>
      {remarks && <Remarks {...props} />}
      {notes && <Notes {...props} />}
    </>
  )
}

export function tablePage(visit: CaseVisit, room: Room, thread: readonly Entry[], failed?: Failed): Page {
  const { lang, city, case: subject } = visit
  const words = tableMessages(lang)
  const { note, remark, facilitator } = words
  const errors = sayErrors(failed?.errors ?? [], lang, { note, remark, facilitator })
  const title = hasTable(visit.definition) && visit.definition.partnerTable?.name
  const name = title ? pick(title, lang) : words.title
  return {
    title: `${name} ${subject.title}`,
    breadcrumbs: [{ label: subject.title, href: casePath(city, subject.number) }, { label: name }],
    body: (
      <Stack>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} kicker={subject.title} lead={words.lead}>
          {name}
        </Heading>
        {!isAtTable(visit) && <Notice lang={lang} title={words.ended} />}
        {room.why !== '' && <PlainText text={room.why} />}
        <Sittings visit={visit} room={room} />
        <Rooms visit={visit} />
        <Todos visit={visit} room={room} />
        <Members visit={visit} room={room} errors={errors} />
        <Said visit={visit} thread={thread} errors={errors} />
        <CityNotes visit={visit} />
      </Stack>
    ),
  }
}
