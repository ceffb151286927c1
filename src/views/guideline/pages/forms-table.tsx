import type { Child } from 'hono/jsx'
import type { CollaborationForm, Definition } from '../../../core/edition/schema/index.ts'
import { formsByGroup } from '../../../core/edition/view.ts'
import { type Column, DataTable, Section } from '../../../ui/components/index.ts'
import { formMessages } from '../form-messages.ts'
import type { Guide } from '../guide.ts'
import { formPath } from '../parts.ts'
import { Say } from './text.tsx'

type Comparison = Column & {
  cell: (form: CollaborationForm) => Child
  isStated: (form: CollaborationForm) => boolean
  /** Worth a table by itself. */
  compares?: boolean
}

const groupOf = ({ formGroups }: Definition, form: CollaborationForm) =>
  formGroups.find(({ code }) => code === form.group)

const Lines = ({ guide, texts }: { guide: Guide; texts: readonly CollaborationForm['name'][] }) => (
  <>
    {texts.map((text) => (
      <p>
        <Say guide={guide} text={text} />
      </p>
    ))}
  </>
)

const warnings = ({ limits, cautions }: CollaborationForm) => [...limits.map(({ text }) => text), ...cautions]

/** What people compare forms by. */
function comparisons(guide: Guide): Comparison[] {
  const words = formMessages(guide.lang)
  const { definition } = guide
  return [
    {
      label: words.group,
      isStated: (form) => groupOf(definition, form) !== undefined,
      cell: (form) => {
        const group = groupOf(definition, form)
        return group && <Say guide={guide} text={group.name} />
      },
    },
    {
      label: words.termColumn,
      compares: true,
      isStated: ({ term }) => term !== undefined,
      cell: ({ term }) => term && words[term === 'short' ? 'shortInTable' : 'longInTable'],
    },
    {
      label: words.merit,
      wide: true,
      compares: true,
      isStated: ({ merit }) => merit !== undefined,
      cell: ({ merit }) => merit && <Say guide={guide} text={merit} />,
    },
    {
      label: words.limits,
      wide: true,
      isStated: (form) => warnings(form).length > 0,
      cell: (form) => <Lines guide={guide} texts={warnings(form)} />,
    },
  ]
}

/** Forms side by side by what the city says of more than one; nothing where that is names and groups only. */
export const FormsTable = ({ guide }: { guide: Guide }) => {
  const words = formMessages(guide.lang)
  const forms = formsByGroup(guide.definition).flatMap((group) => group.forms)
  const isComparable = ({ isStated }: Comparison) => forms.filter(isStated).length > 1
  const columns = comparisons(guide).filter(isComparable)
  if (!columns.some(({ compares }) => compares)) return null
  return (
    <Section id="compare" title={words.compare} lead={forms.some(({ term }) => term) && words.termNote}>
      <DataTable
        id="forms-table"
        caption={words.comparison(forms.length)}
        columns={[{ label: words.form }, ...columns]}
        rows={forms.map((form) => [
          <a href={guide.link(formPath(form.code))}>
            <Say guide={guide} text={form.name} />
          </a>,
          ...columns.map(({ cell }) => cell(form) ?? ''),
        ])}
      />
    </Section>
  )
}
