import { hasFunction, organizers } from '../../../core/organization/rules.ts'
import type { SectionCount } from '../../../core/organization/staff.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import {
  Card,
  CardGrid,
  Chip,
  DescriptionList,
  Disclosure,
  Door,
  Doors,
  Heading,
  Notice,
  Section,
  Stack,
} from '../../../ui/components/index.ts'
import { changeMessages } from '../changes/messages.ts'
import { organizationMessages } from '../messages.ts'
import { gapsOf } from '../places.ts'
import { rosterMessages } from '../roster-messages.ts'

type OfficeSection = Visit['definition']['sections'][number]

function fieldsOf({ definition, lang }: Visit, section: string): string[] {
  const codes = definition.routing.rules.filter((rule) => rule.section === section).map(({ field }) => field)
  return definition.fields.filter(({ code }) => codes.includes(code)).map(({ name }) => pick(name, lang))
}

const phoneOf = ({ definition }: Visit, section: string): string | undefined =>
  definition.desks.find((desk) => desk.section === section && desk.phone !== undefined)?.phone

const namesOf = (count: SectionCount | undefined, lang: Lang): string =>
  (count?.names ?? []).map(({ name, as }) => `${name}（${organizationMessages(lang)[as]}）`).join('、')

type Props = { visit: Visit; section: OfficeSection; count: SectionCount | undefined; inside: boolean }

const SectionCard = ({ visit, section, count, inside }: Props) => {
  const { lang, definition, city } = visit
  const words = organizationMessages(lang)
  const fields = fieldsOf(visit, section.code)
  const phone = phoneOf(visit, section.code)
  const names = namesOf(count, lang)
  const facts = [
    { term: words.fields, description: fields.length > 0 ? fields.join('、') : words.noFields },
    ...(phone ? [{ term: words.phone, description: phone }] : []),
    ...(hasFunction(definition, 'promoter')
      ? [{ term: words.promoters, description: words.count(count?.promoters ?? 0) }]
      : []),
    ...(names === '' ? [] : [{ term: words.openNames, description: names }]),
  ]
  return (
    <Card
      title={pick(section.name, lang)}
      chips={section.coordination && <Chip tone="accent">{words.office}</Chip>}
      {...(inside ? { href: cityPath(city, `/organization/sections/${section.code}`) } : {})}
    >
      <DescriptionList items={facts} />
    </Card>
  )
}

const Gaps = ({ visit, counts }: { visit: Visit; counts: readonly SectionCount[] }) => {
  const gaps = gapsOf(visit.definition, counts, visit.lang)
  if (gaps.length === 0) return null
  const shown = gaps.slice(0, 8)
  const link = ({ section, says }: (typeof gaps)[number]) => (
    <li>
      <a href={cityPath(visit.city, `/organization/sections/${section}`)}>{says}</a>
    </li>
  )
  const words = organizationMessages(visit.lang)
  return (
    <Notice lang={visit.lang} kind="warning" title={words.missingTitle}>
      <ul>{shown.map(link)}</ul>
      {gaps.length > shown.length && (
        <Disclosure summary={words.more(gaps.length - shown.length)}>
          <ul>{gaps.slice(shown.length).map(link)}</ul>
        </Disclosure>
      )}
    </Notice>
  )
}

const Keeping = ({ visit }: { visit: Visit }) => {
  const words = organizationMessages(visit.lang)
  const roster = rosterMessages(visit.lang)
  const changes = changeMessages(visit.lang)
  const to = (path: string) => cityPath(visit.city, `/organization/${path}`)
  return (
    <Section id="keep" title={words.keep}>
      <Doors>
        <Door href={to('promoters')} title={words.promotersTitle} text={words.promotersText} />
        {organizers.may(visit.viewer) && (
          <>
            <Door href={to('roster')} title={roster.title} text={roster.doorText} />
            <Door href={to('changes')} title={changes.title} text={changes.doorText} />
          </>
        )}
      </Doors>
    </Section>
  )
}

/** What the sections do and how to reach them; who keeps the roster also reads what is missing. */
export function overviewPage(visit: Visit, counts: readonly SectionCount[], inside: boolean): Page {
  const { definition, lang, viewer } = visit
  const words = organizationMessages(lang)
  const departments = Map.groupBy(definition.sections, ({ department }) =>
    department ? pick(department, lang) : '',
  )
  const keeps = organizers.may(viewer)
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {keeps && <Gaps visit={visit} counts={counts} />}
      {inside && <Keeping visit={visit} />}
      {[...departments].map(([department, sections], at) => (
        <Section id={`department-${at}`} title={department || words.sections}>
          <CardGrid>
            {sections.map((section) => (
              <SectionCard
                visit={visit}
                section={section}
                count={counts.find(({ place }) => place === section.code)}
                inside={inside}
              />
            ))}
          </CardGrid>
        </Section>
      ))}
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: [{ label: words.title }] }
}
