import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { DescriptionList, EmptyState, Heading, Section, Stack, Typed } from '../../../ui/components/index.ts'
import { adviserMessages } from '../messages.ts'
import type { Entry } from '../queries.ts'
import { namesOf } from './register-page.tsx'

function factsOf(visit: Visit, one: Entry) {
  const { lang, definition } = visit
  const words = adviserMessages(lang)
  const opens = (part: Entry['open'][number]) => one.open.includes(part)
  const where = namesOf(visit, one.districts, definition.districts?.list ?? []) || words.anywhere
  const rows: (readonly [string, string, boolean])[] = [
    [words.role, words[one.role], true],
    [words.fields, namesOf(visit, one.fields, definition.fields), true],
    [words.districts, [where, one.area].filter(Boolean).join('　'), opens('area')],
    [words.times, one.times, opens('times')],
    [words.conditions, one.conditions, opens('conditions')],
    [words.about, one.about, opens('about')],
  ]
  return rows
    .filter(([, text, open]) => open && text !== '')
    .map(([term, text]) => ({ term, description: <Typed text={text} lang={lang} /> }))
}

/** As far as each opened their entry. */
export function publicPage(visit: Visit, entries: readonly Entry[]): Page {
  const { lang, definition, city } = visit
  const words = adviserMessages(lang)
  const { title = undefined, gist = undefined } = definition.advisers ?? {}
  const heading = title ? pick(title, lang) : words.title
  const body = (
    <Stack>
      <Heading level={1} lead={gist ? pick(gist, lang) : words.lead}>
        {heading}
      </Heading>
      {entries.length === 0 && <EmptyState title={words.none} text={words.noneText} />}
      {entries.map((one) => (
        <Section id={`adviser-${one.id}`} title={one.name}>
          <DescriptionList items={factsOf(visit, one)} />
        </Section>
      ))}
    </Stack>
  )
  const crumbs = [{ label: pick(definition.city.name, lang), href: cityPath(city) }, { label: heading }]
  return { title: heading, body, breadcrumbs: crumbs }
}
