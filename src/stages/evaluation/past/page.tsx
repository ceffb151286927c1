import type { Party } from '../../../core/case/types.ts'
import { casePath } from '../../../core/web/paths.ts'
import { sectionInCharge } from '../../../core/web/policies.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { DataTable, Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import { Button, CheckboxGroup, Form, LinkButton } from '../../../ui/forms.tsx'
import { PlanText } from '../agreed/pages.tsx'
import { Origin } from '../pages/origin.tsx'
import type { Plan } from '../plan.ts'
import { writesOnPaper } from '../rules.ts'
import { pastMessages } from './messages.ts'
import { groupOf, hasPartner, mayLookBack, type SameName } from './rules.ts'

const openPath = '/evaluation/opening'

/** On the page of a case that came of a list and is over: offered to whoever may begin it. */
export const Offer = ({ visit }: { visit: CaseVisit }) => {
  const { lang, city, viewer, definition, case: subject } = visit
  const words = pastMessages(lang)
  if (!mayLookBack(visit, definition) || !sectionInCharge.may(viewer, visit)) return null
  return (
    <>
      <p>
        {words.offer}
        {words.offerEvery}
      </p>
      <p>
        <LinkButton kind="secondary" href={casePath(city, subject.number, openPath)}>
          {words.open}
        </LinkButton>
      </p>
    </>
  )
}

type Props = { visit: CaseVisit; plan: Plan; groups: readonly SameName[] }

function howOf({ lang }: CaseVisit, party: Party): string {
  const words = pastMessages(lang)
  if (party.government) return words.byStaff
  return writesOnPaper(party) ? words.onPaper : words.onScreen
}

const Begin = ({ visit, groups }: Omit<Props, 'plan'>) => {
  const { lang, city, parties, case: subject } = visit
  const words = pastMessages(lang)
  const known = parties.filter((party) => writesOnPaper(party) && groupOf(party, groups) !== undefined)
  return (
    <Form
      lang={lang}
      action={casePath(city, subject.number, openPath)}
      submissionId={blindId()}
      version={subject.version}
    >
      {known.length > 0 && (
        <CheckboxGroup
          lang={lang}
          name="onScreen"
          label={words.sameName}
          hint={words.sameNameHint}
          options={known.map(({ id, name }) => ({ value: id, label: name }))}
          values={[]}
        />
      )}
      <Button>{words.begin}</Button>
    </Form>
  )
}

/** Who would be asked, how and what, before anybody hears of it. */
export function openingPage(props: Props): Page {
  const { visit, plan } = props
  const { lang, city, parties, case: subject } = visit
  const words = pastMessages(lang)
  const body = (
    <Stack>
      <Heading level={1} kicker={subject.title} lead={words.lead}>
        {words.title}
      </Heading>
      <Section id="who" title={words.who}>
        <DataTable
          id="who-writes"
          caption={words.who}
          columns={[{ label: words.party }, { label: words.how }]}
          rows={parties.map((party) => [party.name, howOf(visit, party)])}
        />
      </Section>
      <Section id="what" title={words.questions}>
        <p>{words.days(plan.days)}</p>
        <p>{words.after}</p>
        <PlanText lang={lang} plan={plan} />
        <Origin lang={lang} questions={plan} />
      </Section>
      {hasPartner(visit) ? (
        <Begin {...props} />
      ) : (
        <Notice lang={lang} kind="warning" title={words.noPartner}>
          <p>{words.noPartnerText}</p>
        </Notice>
      )}
    </Stack>
  )
  const breadcrumbs = [
    { label: subject.number, href: casePath(city, subject.number) },
    { label: words.title },
  ]
  return { title: words.title, body, breadcrumbs }
}
