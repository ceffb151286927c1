import { findSection } from '../../../core/edition/view.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { DescriptionList, Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import type { Frozen, FrozenFile } from '../freeze.ts'
import { reportMessages } from '../messages.ts'
import { ReportFigures } from './body.tsx'
import { dayOf, stateText } from './frozen-list.tsx'

type Props = { visit: Visit; frozen: Frozen }

const kilobytes = (size: number) => `${Math.max(1, Math.round(size / 1024)).toLocaleString('ja-JP')} kB`

const Files = ({ visit: { lang, city }, frozen }: Props) => {
  const words = reportMessages(lang)
  const name = ({ kind, first_row: from, last_row: to }: FrozenFile) =>
    kind === 'report' ? words.fileReport : words.fileList(from, to)
  return (
    <Section id="files" title={words.files}>
      <ul class="yui-files">
        {frozen.files.map((file) => (
          <li>
            <a
              href={cityPath(city, `/annual-report/frozen/file?report=${frozen.id}&file=${file.position}`)}
              download
            >
              {name(file)}
            </a>{' '}
            <small>{kilobytes(file.size)}</small>
          </li>
        ))}
        <li>
          <a href={cityPath(city, `/annual-report/frozen/csv?report=${frozen.id}`)} download>
            {words.fileTable(1, frozen.total)}
          </a>
        </li>
      </ul>
    </Section>
  )
}

const Origin = ({ visit: { lang, definition }, frozen }: Props) => {
  const words = reportMessages(lang)
  const section = findSection(definition, frozen.by_section ?? undefined)
  return (
    <DescriptionList
      items={[
        ...(section ? [{ term: words.by, description: pick(section.name, lang) }] : []),
        { term: words.rows, description: frozen.total.toLocaleString('ja-JP') },
        {
          term: words.hash,
          description: (
            <>
              <code class="yui-files__hash">{frozen.rows_hash?.replace(/(.{8})/g, '$1 ').trim()}</code>
              <br />
              {words.hashText}
            </>
          ),
        },
      ]}
    />
  )
}

const href = ({ visit: { city }, frozen }: Props) =>
  cityPath(city, `/annual-report/frozen?report=${frozen.id}`)

/** A report as it was: the same figures, and the same rows behind them, whatever came later. */
export function frozenPage(props: Props): Page {
  const { visit, frozen } = props
  const { lang, city, definition } = visit
  const words = reportMessages(lang)
  const waits = stateText(frozen, lang)
  const title = `${words.title(frozen.fiscal_year)} – ${words.frozenLine(dayOf(frozen, lang))}`
  const body = (
    <Stack>
      <Heading level={1}>{title}</Heading>
      {waits && (
        <Notice lang={lang} kind="info" title={words.working}>
          <p>{waits}</p>
          <p>
            <LinkButton kind="secondary" href={href(props)}>
              {words.reload}
            </LinkButton>
          </p>
        </Notice>
      )}
      {frozen.figures && (
        <>
          <p>{words.frozenAsOf(dayOf(frozen, lang))}</p>
          <ReportFigures
            lang={lang}
            definition={definition}
            figures={frozen.figures}
            rowsHref={(figure, key) =>
              cityPath(
                city,
                `/annual-report/frozen/rows?report=${frozen.id}&figure=${figure}${key === undefined ? '' : `&key=${key}`}`,
              )
            }
            answersHref={cityPath(city, `/answers?year=${frozen.fiscal_year}`)}
            registerHref={cityPath(city, `/register?year=${frozen.fiscal_year}`)}
            yearsHref={cityPath(city, '/register/years')}
          />
          <Files {...props} />
          <Origin {...props} />
        </>
      )}
    </Stack>
  )
  const back = cityPath(city, `/annual-report?year=${frozen.fiscal_year}`)
  const breadcrumbs = [
    { label: pick(definition.city.name, lang), href: cityPath(city) },
    { label: words.nav, href: back },
    { label: words.frozen },
  ]
  return { title, body, breadcrumbs, shortPath: href(props) }
}
