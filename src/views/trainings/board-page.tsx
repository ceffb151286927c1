import { deskCrumb } from '../../core/web/desk-crumb.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { formatDate } from '../../lib/dates.ts'
import { pick } from '../../lib/language.ts'
import {
  BarChart,
  Chip,
  DataTable,
  EmptyState,
  Heading,
  Notice,
  PrintButton,
  Section,
  Stack,
  Typed,
} from '../../ui/components/index.ts'
import { LinkButton } from '../../ui/forms.tsx'
import { trainingMessages } from './messages.ts'
import { sectionWord, trainingPath } from './pages.tsx'
import type { Board, Listed } from './queries.ts'
import { office } from './rules.ts'

type Shown = { visit: Visit; board: Board; year: number }

const kindWord = ({ definition: { trainings = [] }, lang }: Visit, code: string): string => {
  const title = trainings.find((one) => one.code === code)?.title
  return title ? pick(title, lang) : ''
}

const Name = ({ visit, one, own }: { visit: Visit; one: Listed; own: boolean }) => {
  const { lang, city } = visit
  const words = trainingMessages(lang)
  return (
    <>
      <a href={cityPath(city, trainingPath(one.id))}>
        <Typed text={one.title} lang={lang} />
      </a>{' '}
      {one.called_off_on && <Chip tone="warning">{words.calledOff}</Chip>}
      {own && <Chip tone="success">{words.own}</Chip>}
    </>
  )
}

const List = ({ visit, board }: Shown) => {
  const { lang } = visit
  const words = trainingMessages(lang)
  return (
    <DataTable
      id="trainings-table"
      caption={words.list}
      stack
      columns={[
        { label: words.name, wide: true },
        { label: words.kind },
        { label: words.heldOn },
        { label: words.took, number: true },
      ]}
      rows={board.trainings.map((one) => [
        <Name visit={visit} one={one} own={board.own.includes(one.id)} />,
        kindWord(visit, one.kind),
        formatDate(one.held_on, lang),
        words.people(String(one.took + one.others)),
      ])}
    />
  )
}

/** Every section of today, also those nobody of whom came: that is what one looks for. */
const BySection = ({ visit, board }: Shown) => {
  const words = trainingMessages(visit.lang)
  const counted = new Map(board.sections.map(({ section, people }) => [section, people]))
  const codes = [...new Set([...visit.definition.sections.map(({ code }) => code), ...counted.keys()])]
  return (
    <Section id="sections" title={words.bySection} lead={words.bySectionLead}>
      <BarChart
        lang={visit.lang}
        id="sections-chart"
        caption={words.bySection}
        unit={words.people('')}
        bars={codes.map((code) => ({ label: sectionWord(visit, code), value: counted.get(code) ?? 0 }))}
      />
    </Section>
  )
}

export function boardPage(visit: Visit, board: Board, year: number): Page {
  const { lang, city, viewer, query } = visit
  const words = trainingMessages(lang)
  const others = board.years.filter((one) => one !== year).sort((a, b) => b - a)
  const shown = { visit, board, year }
  const body = (
    <Stack>
      {query.done === 'saved' && <Notice lang={lang} kind="success" title={words.saved} />}
      <Heading level={1} kicker={words.yearOf(String(year))} lead={words.lead}>
        {words.title}
      </Heading>
      {office.may(viewer) && (
        <p>
          <LinkButton href={cityPath(city, '/trainings/new')}>{words.add}</LinkButton>
        </p>
      )}
      {board.trainings.length === 0 ? (
        <EmptyState title={words.none} text={words.noneText} />
      ) : (
        <>
          <List {...shown} />
          <BySection {...shown} />
        </>
      )}
      {others.length > 0 && (
        <p>
          {words.years}:{' '}
          {others.map((one) => (
            <>
              <a href={cityPath(city, `/trainings?year=${one}`)}>{words.yearOf(String(one))}</a>{' '}
            </>
          ))}
        </p>
      )}
      <PrintButton lang={lang} />
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}
