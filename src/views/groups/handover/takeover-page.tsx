import type { Invitation } from '../../../core/group/index.ts'
import { standingOf } from '../../../core/stage-name.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import {
  Card,
  CardGrid,
  Chip,
  Heading,
  PrintButton,
  Prose,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import { crumbsOf } from '../words.ts'
import { handoverMessages } from './messages.ts'
import type { InHand } from './queries.ts'

type Given = { groupId: string; inHand: readonly InHand[]; open: readonly Invitation[] }

/** What a stage calls a duty, and where it is done. */
function dutyOf({ runtime, lang, definition }: Visit, kind: string) {
  const say = runtime.stages.find((stage) => stage.duties[kind])?.duties[kind]
  return say?.({ lang, definition })
}

const Duties = ({ visit, inHand }: { visit: Visit; inHand: readonly InHand[] }) => {
  const { lang, city } = visit
  const words = handoverMessages(lang)
  const rows = inHand.flatMap((one) =>
    one.duties.map((duty) => ({ one, duty, said: dutyOf(visit, duty.kind) })),
  )
  if (rows.length === 0) return <p>{words.noDuties}</p>
  return (
    <Prose>
      <ul>
        {rows.map(({ one, duty, said }) => (
          <li>
            <a href={casePath(city, one.number, said?.path ?? '')}>{said?.label ?? one.number}</a>{' '}
            <Typed text={one.title} lang={lang} />{' '}
            {duty.due_on ? words.due(formatDate(duty.due_on, lang)) : words.noDue}
          </li>
        ))}
      </ul>
    </Prose>
  )
}

const Cases = ({ visit, inHand }: { visit: Visit; inHand: readonly InHand[] }) => {
  const { runtime, definition, lang, city } = visit
  if (inHand.length === 0) return <p>{handoverMessages(lang).noCases}</p>
  return (
    <CardGrid>
      {inHand.map((one) => {
        const standing = standingOf(runtime.stages, definition, one, lang)
        return (
          <Card
            title={<Typed text={one.title} lang={lang} />}
            href={casePath(city, one.number)}
            meta={one.number}
            chips={<Chip tone={standing.tone}>{standing.label}</Chip>}
          />
        )
      })}
    </CardGrid>
  )
}

/** Everything that goes from one to the next, on one page, to be read or printed. */
export function takeoverPage(visit: Visit, { groupId, inHand, open }: Given): Page {
  const { lang, city } = visit
  const words = handoverMessages(lang)
  const to = (path: string) => cityPath(city, `/groups/${groupId}${path}`)
  const body = (
    <Stack>
      <Heading level={1} lead={words.takeLead}>
        {words.takeTitle}
      </Heading>
      <Section id="to-do" title={words.toDo}>
        <Prose>
          <ul>
            <li>
              <a href={to('/profile')}>{words.toDoName}</a>
            </li>
            <li>
              <a href={to('/desk')}>{words.toDoRight}</a>
            </li>
            <li>{words.toDoPassword}</li>
          </ul>
        </Prose>
      </Section>
      <Section id="duties" title={words.duties}>
        <Duties visit={visit} inHand={inHand} />
      </Section>
      <Section id="cases" title={words.cases}>
        <Cases visit={visit} inHand={inHand} />
      </Section>
      <Section id="invitations" title={words.openInvitations}>
        <p>
          <a href={to('/members')}>{words.count(open.length)}</a>
        </p>
      </Section>
      <PrintButton lang={lang} />
    </Stack>
  )
  const desk = { id: groupId, name: visit.viewer?.hat.organizationName ?? '' }
  return { title: words.takeTitle, body, breadcrumbs: crumbsOf(visit, words.takeTitle, desk) }
}
