import type { CollaborationForm } from '../../../core/edition/schema/index.ts'
import { type FormsInGroup, formsByGroup } from '../../../core/edition/view.ts'
import { Card, CardGrid, Chip, LeadScale, Notice, Section } from '../../../ui/components/index.ts'
import { formMessages } from '../form-messages.ts'
import type { Guide } from '../guide.ts'
import { formPath, partTitle } from '../parts.ts'
import { FormsTable } from './forms-table.tsx'
import { Part } from './frame.tsx'
import { Explain, Say } from './text.tsx'
import { UnpublishedPart } from './unpublished.tsx'

const saysMore = ({ gist, merit, includes, examples }: CollaborationForm) =>
  Boolean(gist || merit) || includes.length + examples.length > 0

export const TermChip = ({ guide, form }: { guide: Guide; form: CollaborationForm }) =>
  form.term ? <Chip>{formMessages(guide.lang)[form.term]}</Chip> : null

const FormCard = ({ guide, form, level = 3 }: { guide: Guide; form: CollaborationForm; level?: 2 | 3 }) => (
  <Card
    level={level}
    href={guide.link(formPath(form.code))}
    title={<Say guide={guide} text={form.name} />}
    chips={form.term && <TermChip guide={guide} form={form} />}
  >
    {form.gist && <Say guide={guide} text={form.gist} />}
  </Card>
)

const Cards = ({
  guide,
  forms,
  level,
}: {
  guide: Guide
  forms: readonly CollaborationForm[]
  level: 2 | 3
}) => (
  <CardGrid>
    {forms.map((form) => (
      <FormCard guide={guide} form={form} level={level} />
    ))}
  </CardGrid>
)

const places = { citizenLed: 'left', joint: 'middle', governmentLed: 'right' } as const

/** Who leads, drawn between the two sides. */
export const Lead = ({ guide, leadership }: { guide: Guide; leadership: keyof typeof places }) => {
  const words = formMessages(guide.lang)
  return (
    <>
      {words[leadership]} <LeadScale ends={[words.citizens, words.government]} at={places[leadership]} />
    </>
  )
}

/** The city's own groups with who leads in each; a city without groups has one list. */
const Group = ({ guide, group: { group, forms } }: { guide: Guide; group: FormsInGroup }) => {
  if (!group) return <Cards guide={guide} forms={forms} level={2} />
  return (
    <Section
      id={group.code}
      title={<Say guide={guide} text={group.name} />}
      lead={
        <>
          <Lead guide={guide} leadership={group.leadership} />
          {group.gist && <Explain guide={guide} text={group.gist} />}
        </>
      }
    >
      <Cards guide={guide} forms={forms} level={3} />
    </Section>
  )
}

const AllForms = ({ guide }: { guide: Guide }) => {
  const { definition, lang } = guide
  const words = formMessages(lang)
  return (
    <>
      {definition.forms.some(saysMore) ? null : (
        <Notice lang={lang}>
          <p>{words.namesOnly}</p>
        </Notice>
      )}
      {formsByGroup(definition).map((group) => (
        <Group guide={guide} group={group} />
      ))}
      <FormsTable guide={guide} />
    </>
  )
}

/** All forms as the city groups them. */
export const FormsPage = ({ guide }: { guide: Guide }) => {
  const { definition, lang } = guide
  const words = formMessages(lang)
  if (definition.forms.length === 0)
    return (
      <Part guide={guide} code="forms" lead={words.noFormsLead} facts={[]}>
        <UnpublishedPart guide={guide} what={partTitle(definition, 'forms', lang)} />
      </Part>
    )
  const lead = `${words.lead}${definition.combinesForms ? words.combines : ''}`
  return (
    <Part guide={guide} code="forms" lead={lead} facts={definition.forms} wide>
      <AllForms guide={guide} />
    </Part>
  )
}
