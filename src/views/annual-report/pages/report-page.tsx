import type { LibraryCase } from '../../../core/library/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import {
  DescriptionList,
  Heading,
  PlainText,
  PrintButton,
  ScreenOnly,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import { Button, Form } from '../../../ui/forms.tsx'
import type { Frozen } from '../freeze.ts'
import { reportMessages } from '../messages.ts'
import type { Look } from '../queries.ts'
import { daysOf, type Figure } from '../rules.ts'
import { ReportFigures } from './body.tsx'
import { FrozenList } from './frozen-list.tsx'

type Props = {
  visit: Visit
  year: number
  years: readonly number[]
  figures: readonly Figure[]
  looks: readonly Look[]
  stories: readonly LibraryCase[]
  frozen: readonly Frozen[]
  mayFreeze: boolean
}

const Years = ({ visit, year, years }: Props) => {
  const words = reportMessages(visit.lang)
  const others = years.filter((one) => one !== year)
  if (others.length === 0) return null
  return (
    <ScreenOnly>
      <nav aria-label={words.years}>
        <p>
          {others.map((one) => (
            <>
              <a href={cityPath(visit.city, `/annual-report?year=${one}`)}>{words.year(one)}</a>{' '}
            </>
          ))}
        </p>
      </nav>
    </ScreenOnly>
  )
}

const Stories = ({ visit, year, stories }: Props) => {
  const { lang, city } = visit
  const words = reportMessages(lang)
  return (
    <Section
      id="stories"
      title={words.list}
      lead={stories.length === 0 ? words.noStories : words.listText(stories.length)}
    >
      {stories.length > 0 && (
        <>
          <ul>
            {stories.map(({ number, title }) => (
              <li>
                <a href={cityPath(city, `/library/${number}`)}>
                  <Typed text={title} lang={lang} />
                </a>{' '}
                ({number})
              </li>
            ))}
          </ul>
          <p>
            <a href={cityPath(city, `/library?year=${year}`)}>{words.allStories}</a>
          </p>
        </>
      )}
    </Section>
  )
}

/** What was learned this year, in the parties' own words. */
const Looks = ({ visit, looks }: Props) => {
  const { lang, city } = visit
  const words = reportMessages(lang)
  return (
    <Section id="looks" title={words.looks} lead={looks.length === 0 ? words.noLooks : words.looksText}>
      {looks.map(({ number, title, achieved, change }) => (
        <>
          <Heading level={3}>
            <a href={cityPath(city, `/library/${number}`)}>
              <Typed text={title} lang={lang} />
            </a>
          </Heading>
          <DescriptionList
            items={[
              { term: words.achieved, description: <PlainText text={achieved} /> },
              { term: words.change, description: <PlainText text={change} /> },
            ]}
          />
        </>
      ))}
    </Section>
  )
}

/** Editions that came into force within the year; what is only stored for later is not told yet. */
const Guideline = ({ visit, year }: Props) => {
  const { lang, city, today } = visit
  const words = reportMessages(lang)
  const { from, to } = daysOf(year)
  const changes = city.editions
    .slice(1)
    .filter(({ effectiveFrom: on }) => on >= from && on <= to && on <= today)
  return (
    <Section id="guideline" title={words.guideline}>
      {changes.length === 0 ? (
        <p>{words.guidelineNone}</p>
      ) : (
        <ul>
          {changes.map(({ names, effectiveFrom }) => (
            <li>{words.guidelineLine(pick(names.title, lang), formatDate(effectiveFrom, lang))}</li>
          ))}
        </ul>
      )}
      <p>
        <a href={cityPath(city, '/guideline')}>{words.toGuideline}</a>
        <br />
        <a href={cityPath(city, '/revisions')}>{words.toRevisions}</a>
      </p>
    </Section>
  )
}

const Freeze = ({ visit: { lang, city }, year, mayFreeze }: Props) => {
  const words = reportMessages(lang)
  if (!mayFreeze) return null
  return (
    <ScreenOnly>
      <Section id="freeze" title={words.freezeTitle} lead={words.freezeText}>
        <Form lang={lang} action={cityPath(city, '/annual-report')} submissionId={blindId()}>
          <input type="hidden" name="year" value={String(year)} />
          <p>
            <Button kind="secondary">{words.freeze}</Button>
          </p>
        </Form>
      </Section>
    </ScreenOnly>
  )
}

/** 年次報告: makes itself from what is kept; every figure leads to its rows. */
export function reportPage(props: Props): Page {
  const { visit, year, figures } = props
  const { lang, city, definition, today } = visit
  const words = reportMessages(lang)
  const title = words.title(year)
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {title}
      </Heading>
      <p>{words.asOf(formatDate(today, lang))}</p>
      <Years {...props} />
      <ReportFigures
        lang={lang}
        definition={definition}
        figures={figures}
        rowsHref={(figure, key) =>
          cityPath(
            city,
            `/annual-report/rows?year=${year}&figure=${figure}${key === undefined ? '' : `&key=${key}`}`,
          )
        }
        answersHref={cityPath(city, `/answers?year=${year}`)}
        registerHref={cityPath(city, `/register?year=${year}`)}
        yearsHref={cityPath(city, '/register/years')}
      />
      <Stories {...props} />
      <Looks {...props} />
      <Guideline {...props} />
      <FrozenList visit={visit} frozen={props.frozen} />
      <Freeze {...props} />
      <PrintButton lang={lang} />
    </Stack>
  )
  const breadcrumbs = [
    { label: pick(definition.city.name, lang), href: cityPath(city) },
    { label: words.nav },
  ]
  return { title, body, breadcrumbs, shortPath: cityPath(city, `/annual-report?year=${year}`) }
}
