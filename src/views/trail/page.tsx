import { printedHead } from '../../core/trail/head.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { formatDateTime } from '../../lib/dates.ts'
import { type Lang, pick } from '../../lib/language.ts'
import {
  DescriptionList,
  Disclosure,
  EmptyState,
  Heading,
  PrintButton,
  Prose,
  Section,
} from '../../ui/components/index.ts'
import { trailMessages } from './messages.ts'
import { headsAPage, type ShownHead } from './queries.ts'

const inFours = (hash: string): string => hash.replace(/(.{4})(?=.)/g, '$1 ')

type Props = { visit: Visit; heads: readonly ShownHead[] }

const How = ({ visit: { lang } }: Props) => {
  const words = trailMessages(lang)
  return (
    <>
      <Section id="how" title={words.how}>
        <Prose>
          <ul>
            <li>{words.how1}</li>
            <li>{words.how2}</li>
            <li>{words.how3}</li>
          </ul>
        </Prose>
      </Section>
      <Section id="check" title={words.check}>
        <Prose>
          <ol>
            <li>{words.check1}</li>
            <li>{words.check2}</li>
          </ol>
        </Prose>
      </Section>
    </>
  )
}

const Technical = ({ visit: { lang, city }, newest }: { visit: Visit; newest: ShownHead }) => {
  const words = trailMessages(lang)
  return (
    <Disclosure summary={words.command}>
      <p>
        <code>{`npm run yui -- trail verify --city ${city.slug} --against ${printedHead(newest)}`}</code>
      </p>
      <DescriptionList items={[{ term: words.key, description: <code>{newest.public_key}</code> }]} />
    </Disclosure>
  )
}

const Mark = ({ lang, head }: { lang: Lang; head: ShownHead }) => (
  <>
    <code>{`${head.n}:${inFours(head.hash)}`}</code>
    <p>{trailMessages(lang).casesIn(head.cases)}</p>
  </>
)

const Heads = ({ visit, heads }: Props) => {
  const { lang, city } = visit
  const words = trailMessages(lang)
  const shown = heads.slice(0, headsAPage)
  const last = heads.length > headsAPage ? shown.at(-1) : undefined
  return (
    <>
      <Heading level={2}>{words.listTitle}</Heading>
      <DescriptionList
        items={shown.map((head) => ({
          term: words.headOf(head.n, formatDateTime(head.at, lang)),
          description: <Mark lang={lang} head={head} />,
        }))}
      />
      {last && (
        <p>
          <a href={cityPath(city, `/trail?before=${last.n}`)}>{words.older}</a>
        </p>
      )}
    </>
  )
}

/** The newest signed heads of a city, for anyone to keep. */
export function trailPage(visit: Visit, heads: readonly ShownHead[]): Page {
  const { lang, city, query } = visit
  const words = trailMessages(lang)
  const [newest] = heads
  const body = (
    <>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <How visit={visit} heads={heads} />
      {newest ? (
        <Heads visit={visit} heads={heads} />
      ) : (
        <EmptyState title={words.none} text={words.noneText} />
      )}
      {query.before !== undefined && (
        <p>
          <a href={cityPath(city, '/trail')}>{words.newest}</a>
        </p>
      )}
      {newest && <Technical visit={visit} newest={newest} />}
      <PrintButton lang={lang} />
    </>
  )
  const home = { label: pick(city.definition.city.name, lang), href: cityPath(city) }
  return { title: words.title, body, breadcrumbs: [home, { label: words.title }] }
}
