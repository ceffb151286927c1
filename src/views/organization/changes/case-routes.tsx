import { z } from 'zod'
import { withSectionsToday } from '../../../core/edition/view.ts'
import { listBriefs } from '../../../core/organization/case-staff.ts'
import { giveCase, listTouched } from '../../../core/organization/changes/cases.ts'
import { listStaff } from '../../../core/organization/staff.ts'
import { isCoordination } from '../../../core/people/viewer.ts'
import {
  action,
  type Failed,
  type Outcome,
  type Page,
  type Policy,
  page,
  type Route,
} from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { line } from '../../../lib/form-text.ts'
import { EmptyState, Heading, PrintButton, ScreenOnly, Stack } from '../../../ui/components/index.ts'
import { BriefSheet } from '../brief/brief.tsx'
import { briefMessages } from '../brief/messages.ts'
import { type CasesProps, casesPage, sectionThen, takersOf } from './cases-page.tsx'
import { planPath } from './list-page.tsx'
import { definitionOn, readPlan, takePlan } from './reading.ts'

/** An administrator keeps accounts and reads no cases. */
const policy: Policy = { says: 'the coordination office', may: isCoordination }

async function propsOf(visit: Visit, failed?: Failed): Promise<CasesProps> {
  const plan = await readPlan(visit)
  const staff = await listStaff(visit.tx, visit.today)
  const coming = await definitionOn(visit, plan)
  return { visit, plan, staff, coming, cases: await listTouched(visit.tx, plan), failed }
}

const show = async (visit: Visit, failed?: Failed): Promise<Page> => casesPage(await propsOf(visit, failed))

const casesForm = z.object({
  version: line({ max: 12, required: true }),
  cases: z
    .array(z.object({ id: line({ max: 36 }), to: line({ max: 50 }), section: line({ max: 60 }) }))
    .max(200),
})

type Row = z.output<typeof casesForm>['cases'][number]

/** What a row of the form decides: a section that the change names, and somebody who will be there. */
function decisionOf(props: CasesProps, { id, to, section: chosen }: Row) {
  const one = props.cases.find((touched) => touched.id === id)
  if (one === undefined) return undefined
  const section = sectionThen(props, { ...one, chosen })
  const taker = takersOf(props, section).find(({ ref }) => ref === to)?.ref ?? ''
  const idOf = (what: string) => (taker.startsWith(what) ? taker.slice(what.length) : null)
  return {
    caseId: id,
    toPersonId: idOf('person:'),
    toLineId: idOf('line:'),
    section: section === one.section ? null : section,
  }
}

async function give(visit: Visit, input: z.output<typeof casesForm>): Promise<Outcome> {
  const props = await propsOf(visit)
  const taken = await takePlan(visit, input.version, () => undefined)
  if ('refused' in taken) return taken.refused
  for (const row of input.cases) {
    const decision = decisionOf(props, row)
    if (decision) await giveCase(visit.tx, props.plan.id, decision)
  }
  return { to: planPath(visit, props.plan.id, '?done=yes') }
}

async function showBriefs(visit: Visit): Promise<Page> {
  const plan = await readPlan(visit)
  const { lang } = visit
  const words = briefMessages(lang)
  const touched = await listTouched(visit.tx, plan)
  const briefs = await listBriefs(
    visit.tx,
    touched.map(({ id }) => id),
  )
  const own = await Promise.all(
    briefs.map(async (brief) => {
      const definition = await visit.runtime.directory.definition(brief.case.edition_id)
      return { brief, definition: withSectionsToday(definition, visit.definition) }
    }),
  )
  const body = (
    <Stack>
      <ScreenOnly>
        <Heading level={1} kicker={plan.title} lead={words.allLead(briefs.length)}>
          {words.all}
        </Heading>
      </ScreenOnly>
      <PrintButton lang={lang} />
      {briefs.length === 0 && <EmptyState title={words.none} text={words.noneText} />}
      {own.map(({ brief, definition }) => (
        <BriefSheet visit={visit} definition={definition} brief={brief} level={2} />
      ))}
    </Stack>
  )
  return {
    title: words.all,
    body,
    breadcrumbs: [{ label: plan.title, href: planPath(visit, plan.id) }, { label: words.all }],
  }
}

const base = '/organization/changes/:id'

export const changeCaseRoutes: readonly Route[] = [
  page(`${base}/cases`, { policy, show: (visit) => show(visit) }),
  action(`${base}/cases`, { policy, form: casesForm, act: give, again: show }),
  page(`${base}/briefs`, { policy, show: showBriefs }),
]
