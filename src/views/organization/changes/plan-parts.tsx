import type { Definition } from '../../../core/edition/schema/index.ts'
import type { Line, Plan } from '../../../core/organization/changes/plan.ts'
import type { Staff } from '../../../core/organization/staff.ts'
import { hatKindName } from '../../../core/people/signature.ts'
import { sayErrors } from '../../../core/web/form-words.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { joined } from '../../../lib/language.ts'
import { DataTable } from '../../../ui/components/index.ts'
import { Button, Form } from '../../../ui/forms.tsx'
import { organizationMessages } from '../messages.ts'
import { placeName } from '../places.ts'
import { planPath } from './list-page.tsx'
import { changeMessages } from './messages.ts'

export type PlanProps = {
  visit: Visit
  plan: Plan
  staff: readonly Staff[]
  /** The definition in force on the day of the plan. */
  coming: Definition
  /** Cases of which nobody has said yet who has them from the day on. */
  undecided?: number
  failed?: Failed | undefined
}

export function errorsOf({ visit, failed }: PlanProps) {
  const words = changeMessages(visit.lang)
  const labels = {
    name: words.person,
    hat: words.hat,
    place: words.place,
    who: words.who,
    from: words.from,
    to: words.to,
    code: words.code,
  }
  return sayErrors(
    failed?.errors ?? [],
    visit.lang,
    { ...labels, function: words.kind, email: words.email },
    words as never,
  )
}

/** A hat that ends is named by what it is, or was. */
const hatThatEnds = ({ visit }: PlanProps, { ended }: Line): string =>
  ended
    ? `${placeName(visit.definition, ended.section, visit.lang)} ${hatKindName(ended.kind, visit.lang)}`
    : ''

function newPlace({ visit, coming }: PlanProps, line: Line): string {
  const { lang } = visit
  const hat = line.hat_kind && hatKindName(line.hat_kind, lang)
  const held = line.function_kind && organizationMessages(lang)[line.function_kind]
  return `${placeName(coming, line.place ?? '', lang)} ${[hat, held].filter(Boolean).join('・')}`
}

export function lineSays(props: PlanProps, line: Line): string {
  const words = changeMessages(props.visit.lang)
  const from = hatThatEnds(props, line)
  if (line.kind === 'leave') return from === '' ? words.leavesAll : words.leaves(from)
  return line.kind === 'move' ? words.moves(from, newPlace(props, line)) : words.joins(newPlace(props, line))
}

export const Removal = ({
  props,
  path,
  id,
  name,
}: {
  props: PlanProps
  path: string
  id: string
  name: string
}) => (
  <Form
    lang={props.visit.lang}
    action={planPath(props.visit, props.plan.id, path)}
    submissionId={blindId()}
    version={props.plan.version}
  >
    <input type="hidden" name="id" value={id} />
    <Button kind="quiet">{changeMessages(props.visit.lang).removeFor(name)}</Button>
  </Form>
)

export const Lines = (props: PlanProps) => {
  const { plan, visit } = props
  const words = changeMessages(visit.lang)
  const open = plan.state === 'draft'
  if (plan.lines.length === 0) return <p>{words.noLines}</p>
  return (
    <DataTable
      id="lines"
      caption={words.people}
      stack
      columns={[
        { label: words.columnWho },
        { label: words.columnWhat },
        ...(open ? [{ label: words.remove }] : []),
      ]}
      rows={plan.lines.map((line) => [
        line.name,
        lineSays(props, line),
        ...(open ? [<Removal props={props} path="/lines/removals" id={line.id} name={line.name} />] : []),
      ])}
    />
  )
}

export const SectionChanges = (props: PlanProps) => {
  const { plan, visit, coming } = props
  const { lang, definition } = visit
  const words = changeMessages(lang)
  const open = plan.state === 'draft'
  if (plan.sections.length === 0) return <p>{words.sectionsNone}</p>
  return (
    <DataTable
      id="section-changes"
      caption={words.sections}
      stack
      columns={[
        { label: words.from },
        { label: words.to },
        { label: words.change },
        { label: words.reason, wide: true },
        ...(open ? [{ label: words.remove }] : []),
      ]}
      rows={plan.sections.map((change) => {
        const from = placeName(definition, change.from_code, lang)
        return [
          from,
          joined(
            change.to_codes.map((code) => placeName(coming, code, lang)),
            lang,
          ),
          words[change.kind],
          change.reason,
          ...(open ? [<Removal props={props} path="/sections/removals" id={change.id} name={from} />] : []),
        ]
      })}
    />
  )
}
