import type { CollaborationForm } from '../../../core/edition/schema/index.ts'
import { type FormsInGroup, formsByGroup } from '../../../core/edition/view.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { Card, CardGrid, Heading, Section, Stack } from '../../../ui/components/index.ts'
import { messages } from '../messages.ts'
import { FormChips } from './form-facts.tsx'

export const formWord = ({ definition, lang }: CaseVisit): string =>
  definition.words.form ? pick(definition.words.form, lang) : messages(lang).form

const FormCard = ({ visit, form, level }: { visit: CaseVisit; form: CollaborationForm; level: 2 | 3 }) => {
  const { lang, city, case: subject } = visit
  const words = messages(lang)
  return (
    <Card
      level={level}
      title={pick(form.name, lang)}
      href={casePath(city, subject.number, `/form/${form.code}`)}
      chips={form.term || form.money ? <FormChips lang={lang} form={form} /> : undefined}
    >
      <Stack>
        {form.gist && <p>{pick(form.gist, lang)}</p>}
        {form.merit && (
          <p>
            <strong>{words.merit}</strong>
            <br />
            {pick(form.merit, lang)}
          </p>
        )}
        {form.limits.map(({ text }) => (
          <p>
            <strong>{words.limits}</strong>
            <br />
            {pick(text, lang)}
          </p>
        ))}
      </Stack>
    </Card>
  )
}

/** The city's own grouping; without one, a flat list. */
const Group = ({ visit, group, forms }: { visit: CaseVisit } & FormsInGroup) => {
  const { lang } = visit
  const cards = (level: 2 | 3) => (
    <CardGrid>
      {forms.map((form) => (
        <FormCard visit={visit} form={form} level={level} />
      ))}
    </CardGrid>
  )
  if (group === undefined) return cards(2)
  return (
    <Section
      id={`group-${group.code}`}
      title={pick(group.name, lang)}
      lead={group.gist && pick(group.gist, lang)}
    >
      {cards(3)}
    </Section>
  )
}

export function formListPage(visit: CaseVisit): Page {
  const { lang, city, definition, case: subject } = visit
  const words = messages(lang)
  const title = words.listTitle(formWord(visit))
  const here = casePath(city, subject.number)
  const body = (
    <>
      <Heading level={1} kicker={subject.title} lead={words.listLead}>
        {title}
      </Heading>
      {definition.forms.some(({ term }) => term) && <p>{words.tendencyNote}</p>}
      {formsByGroup(definition).map((inGroup) => (
        <Group visit={visit} {...inGroup} />
      ))}
      <p>
        <a href={here}>{words.backToCase}</a>
      </p>
    </>
  )
  return { title, body, breadcrumbs: [{ label: subject.number, href: here }, { label: title }] }
}
