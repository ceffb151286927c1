import { addDays, type PlainDate } from '../../../lib/dates.ts'
import type { Definition } from '../../edition/schema/index.ts'
import { staffHatKinds } from '../rules.ts'
import { beginHat, beginTerm, type Day, endTerms } from './apply-people.ts'
import { listAffected, moveCase } from './apply-sections.ts'
import type { Plan } from './plan.ts'
import { sectionOfCase } from './succession.ts'

type Back = { caseId: string; from: string; to: string }

/** Where the work of a section goes that is no more: to what it was made of, else to whoever takes what nobody owns. */
function backTo(plan: Plan, code: string, { routing }: Definition): string[] {
  const from = plan.sections.filter(({ to_codes }) => to_codes.includes(code)).map((one) => one.from_code)
  return from.length > 0 ? from : [routing.default]
}

async function moveHats({ tx, plan, ...day }: Day, code: string, section: string): Promise<void> {
  const hats = await tx.db
    .updateTable('hat')
    .set({ until: addDays(plan.effective_on, -1) })
    .where('city_id', '=', tx.cityId)
    .where('section', '=', code)
    .where('kind', 'in', [...staffHatKinds])
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', plan.effective_on)]))
    .returning(['id', 'person_id', 'kind'])
    .execute()
  for (const { id, person_id, kind } of hats) {
    await tx.db.deleteFrom('session').where('city_id', '=', tx.cityId).where('hat_id', '=', id).execute()
    await beginHat({ tx, plan, ...day }, { personId: person_id, kind, section })
  }
}

/** What came to a new section after it was made goes back when its plan is undone: nothing is left where nobody is. */
export async function emptyMade(day: Day, edition: Definition, today: PlainDate): Promise<Back[]> {
  const now: Day = { ...day, plan: { ...day.plan, effective_on: today } }
  const byField = (field: string) => edition.routing.rules.find((rule) => rule.field === field)?.section
  const moved: Back[] = []
  for (const { code } of day.plan.made) {
    const to_codes = backTo(day.plan, code, edition)
    for (const row of await listAffected(now, code)) {
      const to = sectionOfCase({ from_code: code, to_codes }, row, byField)
      await moveCase(now, row, code, to)
      moved.push({ caseId: row.id, from: code, to })
    }
    const [section = code] = to_codes
    await moveHats(now, code, section)
    for (const { person_id, kind, until } of await endTerms(now, { place: code }))
      await beginTerm(now, { personId: person_id, kind, place: section, until })
  }
  return moved
}
