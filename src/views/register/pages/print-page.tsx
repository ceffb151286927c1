import type { RegisterLine } from '../../../core/register/queries.ts'
import { yearName } from '../../../core/register/words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { EmptyState, Heading, PrintButton, Stack } from '../../../ui/components/index.ts'
import { registerMessages } from '../messages.ts'
import { crumbsOf } from './crumbs.ts'
import { Lines } from './lines.tsx'

/** The whole list of a year on one page, to be printed. */
export function printPage(visit: Visit, year: number, lines: readonly RegisterLine[]): Page {
  const { lang, today } = visit
  const words = registerMessages(lang)
  const body = (
    <Stack>
      <Heading level={1} kicker={yearName(year, lang)} lead={words.printNote(formatDate(today, lang))}>
        {words.title}
      </Heading>
      {lines.length === 0 ? (
        <EmptyState title={words.none} text={words.noneText} />
      ) : (
        <>
          <PrintButton lang={lang} />
          <p>
            {words.whole} {lines.length}
            {words.things}
          </p>
          <Lines visit={visit} year={year} lines={lines} />
        </>
      )}
    </Stack>
  )
  return {
    title: `${words.title} ${yearName(year, lang)}`,
    body,
    breadcrumbs: crumbsOf(visit, { label: words.print }),
    shortPath: cityPath(visit.city, `/register?year=${year}`),
  }
}
