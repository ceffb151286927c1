import { nameIn } from '../../../core/people/signature.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { joined } from '../../../lib/language.ts'
import {
  Card,
  CardGrid,
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
import { occasionMessages } from '../messages.ts'
import type { Coming, Listed } from '../queries.ts'
import { registrars } from '../rules.ts'

/** Until when one can apply for how many seats, and that it is over. */
function seatsOf({ lang, today }: Visit, { seats, apply_until: until }: Listed): string | undefined {
  const words = occasionMessages(lang)
  if (until !== null && until < today) return words.over
  const parts = [
    seats === null ? '' : words.seatsText(String(seats)),
    until === null ? '' : words.until(formatDate(until, lang)),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : undefined
}

const OccasionCard = ({ visit, one }: { visit: Visit; one: Listed }) => {
  const { lang, city, definition } = visit
  const seats = seatsOf(visit, one)
  return (
    <Card
      title={<Typed text={one.title} lang={lang} />}
      href={casePath(city, one.number, '/occasion')}
      meta={joined(
        one.parties.map((name) => nameIn(name, definition, lang)),
        lang,
      )}
      chips={
        <>
          <Chip tone="accent">{occasionMessages(lang)[one.kind]}</Chip> {seats && <Chip>{seats}</Chip>}{' '}
          {one.demo && <DemoBadge lang={lang} />}
        </>
      }
    >
      <p>
        <Typed text={one.wish} lang={lang} />
      </p>
    </Card>
  )
}

export function listPage(visit: Visit, found: { list: readonly Listed[]; coming: readonly Coming[] }): Page {
  const { lang, city } = visit
  const words = occasionMessages(lang)
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {registrars.may(visit.viewer) && (
        <p>
          <LinkButton href={cityPath(city, '/occasions/new')}>{words.register}</LinkButton>
        </p>
      )}
      {found.coming.length > 0 && (
        <DataTable
          id="coming"
          caption={words.next}
          stack
          columns={[
            { label: words.date },
            { label: words.name },
            { label: words.place },
            { label: words.what },
          ]}
          rows={found.coming.map(({ held_on, number, title, place, what }) => [
            formatDate(held_on, lang),
            <a href={casePath(city, number, '/occasion')}>{title}</a>,
            place,
            what,
          ])}
        />
      )}
      {found.list.length === 0 ? (
        <EmptyState title={words.none} text={words.noneText} />
      ) : (
        <Section id="all" title={words.all}>
          <CardGrid>
            {found.list.map((one) => (
              <OccasionCard visit={visit} one={one} />
            ))}
          </CardGrid>
        </Section>
      )}
    </Stack>
  )
  return { title: words.title, body, shortPath: cityPath(city, '/occasions') }
}
