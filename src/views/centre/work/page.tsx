import { partsPath } from '../../../core/duty/part.ts'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import { formatDate, todayInJapan } from '../../../lib/dates.ts'
import { Door, Doors, Heading, Section, Stat, StatRow } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import type { RoomVisit } from '../room.ts'
import { workMessages } from './messages.ts'
import type { Answered, FromCity, Waiting } from './queries.ts'

export type Ending = { id: string; name: string; purpose: string; until_on: string }
type WorkProps = {
  visit: RoomVisit
  waiting: Waiting
  answered: readonly Answered[]
  fromCity: readonly FromCity[]
  ending: readonly Ending[]
}

const doors = ['slips', 'figures', 'delegations', 'themes'] as const

const Referred = ({ visit: { lang, city }, fromCity }: WorkProps) => {
  const words = workMessages(lang)
  return (
    <Section id="from-city" title={words.fromCity}>
      {fromCity.length === 0 && <p>{words.noFromCity}</p>}
      <ul>
        {fromCity.map(({ id, number, due_on }) => (
          <li>
            <a href={cityPath(city, `${partsPath}/${id}`)}>{words.fromCityOf(number)}</a>：
            {words.until(formatDate(due_on, lang))}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Lists = ({ visit: { lang, city }, answered, ending }: WorkProps) => {
  const words = workMessages(lang)
  return (
    <>
      <Section id="answered" title={words.answered}>
        {answered.length === 0 && <p>{words.noAnswered}</p>}
        <ul>
          {answered.map(({ id, title, on }) => (
            <li>
              <a href={cityPath(city, `/centre/referrals/${id}`)}>{title}</a>（
              {formatDate(todayInJapan(on), lang)}）
            </li>
          ))}
        </ul>
      </Section>
      <Section id="ending" title={words.endingDelegations}>
        {ending.length === 0 && <p>{words.noEndingDelegations}</p>}
        <ul>
          {ending.map(({ name, until_on }) => (
            <li>
              <a href={cityPath(city, '/centre/delegations')}>{name}</a>：
              {words.until(formatDate(until_on, lang))}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

/** What waits at the centre today, and where its work is done. */
export function workPage(props: WorkProps): Page {
  const { visit, waiting } = props
  const { lang, city } = visit
  const words = workMessages(lang)
  const slips = cityPath(city, '/centre/slips')
  const body = (
    <>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <p>
        <LinkButton href={`${slips}/new`}>{words.write}</LinkButton>
      </p>
      <StatRow>
        <Stat label={words.due} value={waiting.due} unit={words.unit} href={`${slips}?show=due`} />
        <Stat label={words.drafts} value={waiting.drafts} unit={words.unit} href={`${slips}?show=drafts`} />
        <Stat label={words.ending} value={waiting.ending} unit={words.unit} href={`${slips}?show=ending`} />
        <Stat label={words.month} value={waiting.month} unit={words.unit} />
      </StatRow>
      <Referred {...props} />
      <Lists {...props} />
      <Section id="rooms" title={words.rooms}>
        <Doors>
          {doors.map((door) => (
            <Door href={cityPath(city, `/centre/${door}`)} title={words[door]} text={words[`${door}Text`]} />
          ))}
          <Door href={cityPath(city, '/centre')} title={words.publicPage} text={words.publicPageText} />
        </Doors>
      </Section>
    </>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}
