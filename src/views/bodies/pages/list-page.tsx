import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { Card, CardGrid, Chip, EmptyState, Heading, Stack } from '../../../ui/components/index.ts'
import { bodyMessages } from '../messages.ts'
import type { Summary } from '../queries.ts'
import { type Body, bodiesOf, isInner } from '../rules.ts'
import { bodyPath, crumbsOf } from './frame.tsx'

const BodyCard = ({ visit, body, about }: { visit: Visit; body: Body; about: Summary | undefined }) => {
  const { lang, city } = visit
  const words = bodyMessages(lang)
  return (
    <Card
      level={2}
      title={pick(body.name, lang)}
      href={cityPath(city, bodyPath(body))}
      chips={
        <>
          {isInner(body) && <Chip>{words.inner}</Chip>}{' '}
          {about?.next && <Chip tone="accent">{words.nextOn(formatDate(about.next, lang))}</Chip>}
        </>
      }
      meta={[
        about?.members ? words.membersCount(String(about.members)) : words.noMembers,
        ...(about?.published ? [words.minutesCount(String(about.published))] : []),
      ].join(' · ')}
    >
      {body.who && <p>{pick(body.who, lang)}</p>}
    </Card>
  )
}

export function listPage(visit: Visit, summaries: readonly Summary[]): Page {
  const { lang, definition } = visit
  const words = bodyMessages(lang)
  const bodies = bodiesOf(definition)
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {bodies.length === 0 ? (
        <EmptyState title={words.none} text={words.noneText} />
      ) : (
        <CardGrid>
          {bodies.map((one) => (
            <BodyCard
              visit={visit}
              body={one}
              about={summaries.find(({ body: code }) => code === one.code)}
            />
          ))}
        </CardGrid>
      )}
    </Stack>
  )
  return {
    title: words.title,
    body,
    breadcrumbs: crumbsOf(visit, undefined).slice(0, 1).concat({ label: words.title }),
  }
}
