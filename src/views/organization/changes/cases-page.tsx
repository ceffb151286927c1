import type { Definition } from '../../../core/edition/schema/index.ts'
import type { TouchedCase } from '../../../core/organization/changes/cases.ts'
import { foresee, type HatThen } from '../../../core/organization/changes/foresee.ts'
import { sectionOfCase } from '../../../core/organization/changes/succession.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import { blindId } from '../../../lib/ids.ts'
import { Card, EmptyState, Heading, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, SelectField } from '../../../ui/forms.tsx'
import { briefMessages } from '../brief/messages.ts'
import { organizationMessages } from '../messages.ts'
import { placeName } from '../places.ts'
import { planPath } from './list-page.tsx'
import { changeMessages } from './messages.ts'
import { errorsOf, type PlanProps } from './plan-parts.tsx'

export type CasesProps = PlanProps & { cases: readonly TouchedCase[] }

export const routedBy = (coming: Definition) => (field: string) =>
  coming.routing.rules.find((rule) => rule.field === field)?.section

/** The section that has the case on the day. */
export function sectionThen({ plan, coming }: PlanProps, one: TouchedCase): string {
  const change = plan.sections.find(({ from_code }) => from_code === one.section)
  return change ? sectionOfCase(change, one, routedBy(coming)) : (one.section ?? '')
}

/** Everybody who is staff on the day, each once; the case's own section first. */
export function takersOf(props: PlanProps, section: string): HatThen[] {
  const { hats } = foresee(props.plan, props.staff)
  const mine = hats.filter((hat) => hat.section === section)
  return [...new Map(mine.map((hat) => [hat.ref, hat])).values()]
}

const chosenTaker = ({ to_person_id, to_line_id }: TouchedCase): string => {
  if (to_person_id !== null) return `person:${to_person_id}`
  return to_line_id === null ? '' : `line:${to_line_id}`
}

const CaseRow = ({ props, one, at }: { props: CasesProps; one: TouchedCase; at: number }) => {
  const { visit, plan, coming } = props
  const { lang } = visit
  const words = changeMessages(lang)
  const section = sectionThen(props, one)
  const split = plan.sections.find((change) => change.from_code === one.section && change.to_codes.length > 1)
  return (
    <Card
      level={2}
      title={`${one.number} ${one.title}`}
      meta={`${briefMessages(lang).section} ${placeName(coming, section, lang)}・${briefMessages(lang).officer} ${one.officer ?? briefMessages(lang).noOfficer}`}
    >
      <input type="hidden" name={`cases.${at}.id`} value={one.id} />
      {split && (
        <SelectField
          lang={lang}
          name={`cases.${at}.section`}
          label={words.toSection}
          hint={words.toSectionHint}
          value={one.chosen ?? section}
          options={split.to_codes.map((code) => ({ value: code, label: placeName(coming, code, lang) }))}
        />
      )}
      <SelectField
        lang={lang}
        name={`cases.${at}.to`}
        label={words.toOfficer}
        emptyLabel={briefMessages(lang).nobody}
        value={chosenTaker(one)}
        options={takersOf(props, section).map(({ ref, name }) => ({ value: ref, label: name }))}
      />
    </Card>
  )
}

/** Every open case that the change touches, and who takes it. */
export function casesPage(props: CasesProps): Page {
  const { visit, plan, cases } = props
  const { lang, city } = visit
  const words = changeMessages(lang)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errorsOf(props)} />
      <Heading level={1} kicker={plan.title} lead={words.casesText}>
        {words.cases}
      </Heading>
      {cases.length === 0 ? (
        <EmptyState title={briefMessages(lang).none} text={briefMessages(lang).noneText} />
      ) : (
        <Form
          lang={lang}
          action={planPath(visit, plan.id, '/cases')}
          submissionId={blindId()}
          version={plan.version}
        >
          {cases.map((one, at) => (
            <CaseRow props={props} one={one} at={at} />
          ))}
          {plan.state === 'draft' && <Button>{words.keepCases}</Button>}
        </Form>
      )}
    </Stack>
  )
  const breadcrumbs = [
    { label: organizationMessages(lang).title, href: cityPath(city, '/organization') },
    { label: words.title, href: cityPath(city, '/organization/changes') },
    { label: plan.title, href: planPath(visit, plan.id) },
    { label: words.cases },
  ]
  return { title: words.cases, body, breadcrumbs }
}
