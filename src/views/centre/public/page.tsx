import type { Desk as CityDesk } from '../../../core/edition/schema/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { anyone } from '../../../core/web/policies.ts'
import { type Page, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { inBrackets, type Lang, pick } from '../../../lib/language.ts'
import { type Desk, DeskList, EmptyState, Heading, Prose, Section } from '../../../ui/components/index.ts'
import { monthName } from '../report/messages.ts'
import { listReleased, type ReleasedMonth } from '../report/queries.ts'
import { publicMessages } from './messages.ts'

/** The centre's desks as the city file has them; nothing is made up where it has none. */
const deskOf = ({ name, role, phone, fax, email, address, url }: CityDesk, lang: Lang): Desk => {
  const known = {
    role: role && pick(role, lang),
    place: address && pick(address, lang),
    phone,
    fax,
    mail: email,
    href: url,
  }
  const told = Object.entries(known).filter(([, value]) => value !== undefined)
  return { name: pick(name, lang), ...Object.fromEntries(told) }
}

const desksOf = ({ definition, lang }: Visit): Desk[] =>
  definition.desks.filter(({ kind }) => kind !== 'office').map((desk) => deskOf(desk, lang))

const Where = ({ visit }: { visit: Visit }) => {
  const { lang, city } = visit
  const words = publicMessages(lang)
  const desks = desksOf(visit)
  return (
    <Section id="where" title={words.where}>
      {desks.length === 0 ? (
        <EmptyState
          title={words.unknown}
          text={words.unknownText}
          action={{ href: cityPath(city, '/desks'), label: words.desks }}
        />
      ) : (
        <>
          <DeskList lang={lang} desks={desks} />
          <p>{words.hours}</p>
        </>
      )}
    </Section>
  )
}

const Does = ({ visit: { definition, lang } }: { visit: Visit }) => {
  const does = definition.bodies.filter(({ kind }) => kind === 'supportCenter').flatMap((body) => body.does)
  if (does.length === 0) return null
  return (
    <Section id="does" title={publicMessages(lang).does}>
      <ul>
        {does.map((text) => (
          <li>{pick(text, lang)}</li>
        ))}
      </ul>
    </Section>
  )
}

const Reports = ({ visit, months }: { visit: Visit; months: readonly ReleasedMonth[] }) => {
  const { lang, city } = visit
  const words = publicMessages(lang)
  return (
    <Section id="reports" title={words.reports}>
      {months.length === 0 && <p>{words.noReports}</p>}
      <ul>
        {months.map(({ month, audience }) => (
          <li>
            <a href={cityPath(city, `/centre/reports/${month}`)}>{monthName(month, lang)}</a>
            {audience === 'city' && inBrackets(words.forCity, lang)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function publicPage(visit: Visit, months: readonly ReleasedMonth[]): Page {
  const { lang, city, definition } = visit
  const words = publicMessages(lang)
  const body = (
    <>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <Where visit={visit} />
      <Does visit={visit} />
      <Section id="promise" title={words.promise}>
        <Prose>
          <ul>
            <li>{words.promise1}</li>
            <li>{words.promise2}</li>
            <li>{words.promise3}</li>
            <li>{words.promise4}</li>
          </ul>
        </Prose>
      </Section>
      <Reports visit={visit} months={months} />
    </>
  )
  const home = { label: pick(definition.city.name, lang), href: cityPath(city) }
  return { title: words.title, body, breadcrumbs: [home, { label: words.title }] }
}

export const publicRoutes: readonly Route[] = [
  page('/centre', {
    policy: anyone,
    cached: true,
    show: async (visit) => publicPage(visit, await listReleased(visit.tx, visit.viewer)),
  }),
]
