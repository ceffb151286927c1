import { deskCrumb } from '../../core/web/desk-crumb.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { Card, CardGrid, EmptyState, Heading, Pager, Stack } from '../../ui/components/index.ts'
import { LinkButton } from '../../ui/forms.tsx'
import { label } from './frame.ts'
import { peopleMessages } from './messages.ts'
import { type ListedPerson, pageSize } from './queries.ts'

const hatsLine = (visit: Visit, person: ListedPerson): string =>
  person.hats.length === 0
    ? peopleMessages(visit.lang).noHat
    : person.hats.map((hat) => label(visit, hat)).join('・')

export function listPage(visit: Visit, found: readonly ListedPerson[]): Page {
  const words = peopleMessages(visit.lang)
  const people = found.slice(0, pageSize)
  const last = people.at(-1)
  const next =
    found.length > pageSize && last ? { nextHref: `${cityPath(visit.city, '/people')}?after=${last.id}` } : {}
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <p>
        <LinkButton href={cityPath(visit.city, '/people/new')}>{words.add}</LinkButton>
      </p>
      {people.length === 0 && <EmptyState title={words.none} text={words.noneText} />}
      <CardGrid>
        {people.map((person) => (
          <Card
            title={person.name}
            href={cityPath(visit.city, `/people/${person.id}`)}
            level={2}
            meta={hatsLine(visit, person)}
          >
            {person.email && <p>{person.email}</p>}
          </Card>
        ))}
      </CardGrid>
      <Pager lang={visit.lang} {...next} />
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}
