import { z } from 'zod'
import { insertChoice } from '../../core/organization/routing.ts'
import { bumpPages } from '../../core/trail/ledger.ts'
import { found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { anyone } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../core/web/route.ts'
import type { DeskDoor, Visit } from '../../core/web/visit.ts'
import { answerMessages } from './messages.ts'
import { answersPage } from './public-page.tsx'
import { countOverdue, listChoices, listSums } from './queries.ts'
import { routingPage } from './routing-page.tsx'
import { answersQuery, routingKeeper as policy, routingForm } from './rules.ts'

const wrong = (field: string, code: string): Failed => ({ errors: [{ field, code }], kept: {} })

const showRouting = async (visit: Visit, failed?: Failed) =>
  routingPage({ visit, sums: await listSums(visit.tx), choices: await listChoices(visit.tx), failed })

/** Holds for what arrives from now on; every choice is kept, with who made it in which hat. */
async function choose(visit: Visit, input: z.output<typeof routingForm>): Promise<Outcome> {
  const { definition, tx, now } = visit
  const { field, reason, seen } = input
  const section = input.section === '' ? null : input.section
  if (!definition.fields.some(({ code }) => code === field)) return wrong('field', 'badChoice')
  if (section !== null && !definition.sections.some(({ code }) => code === section))
    return wrong('section', 'badChoice')
  const last = (await listChoices(tx)).find((one) => one.field === field)?.id ?? ''
  if (last !== seen) return wrong('section', 'changed')
  const { person, hat } = found(visit.viewer)
  await insertChoice(tx, { field, section, reason, personId: person.id, hatId: hat.id }, now)
  await bumpPages(tx)
  return { to: cityPath(visit.city, '/routing') }
}

export const answerRoutes: readonly Route[] = [
  page('/answers', {
    policy: anyone,
    cached: true,
    query: answersQuery,
    show: async (visit) =>
      answersPage({
        visit,
        sums: await listSums(visit.tx),
        overdue: await countOverdue(visit.tx, visit.today),
      }),
  }),
  page('/routing', {
    policy,
    query: z.object({ field: z.string().max(60).optional().catch(undefined) }),
    show: (visit) => showRouting(visit),
  }),
  action('/routing', { policy, form: routingForm, again: showRouting, act: choose }),
]

export const answerDoors: readonly DeskDoor[] = [
  {
    path: '/routing',
    group: 'city',
    may: policy.may,
    words: (lang) => ({ title: answerMessages(lang).routing, text: answerMessages(lang).routingDoorText }),
  },
]
