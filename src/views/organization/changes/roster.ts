import { z } from 'zod'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { insertLine } from '../../../core/organization/changes/parts.ts'
import type { Plan } from '../../../core/organization/changes/plan.ts'
import { findImport, insertImport, listKnown, type RosterImport } from '../../../core/organization/imports.ts'
import { guessFields, headingsFirst } from '../../../core/organization/roster.ts'
import { planRoster, type RosterPlan, type RosterStep } from '../../../core/organization/roster-plan.ts'
import { organizers } from '../../../core/organization/rules.ts'
import { listStaff, type Staff } from '../../../core/organization/staff.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { line } from '../../../lib/form-text.ts'
import { isUuid } from '../../../lib/ids.ts'
import { cleanLine } from '../../../lib/safe-text.ts'
import { readTable } from '../../../platform/tables/index.ts'
import { actingPerson } from '../promoters.ts'
import type { LineInput } from './forms.ts'
import { planPath } from './list-page.tsx'
import { definitionOn, readPlan, takePlan } from './reading.ts'
import { rosterOfPlanPage, uploadPage } from './roster-page.tsx'
import { type NewLine, readLine } from './rules.ts'

/** A line that the file would add, or why it cannot: one or the other, by the row it comes from. */
export type FileLine = { row: number | undefined; name: string } & ({ line: NewLine } | { code: string })
export type Filling = { read: RosterImport; roster: RosterPlan; lines: FileLine[]; leave: boolean }

const wrong = (code: string): Failed => ({ errors: [{ field: 'file', code }], kept: {} })

async function takeFile(visit: Visit): Promise<Outcome> {
  const plan = await readPlan(visit)
  const [file] = visit.files.file ?? []
  if (file === undefined) return wrong('noFile')
  const read = await readTable(await file.bytes())
  if (!read.ok) return wrong(read.why)
  if (read.rows.length < 2) return wrong('empty')
  const cells = headingsFirst(read.rows)
  const fields = guessFields(cells[0] ?? [])
  if (!(['name', 'section', 'role'] as const).every((field) => fields.includes(field)))
    return wrong('headings')
  const stored = { name: cleanLine(file.name).slice(0, 200), cells, fields }
  const id = await insertImport(visit.tx, stored, actingPerson(visit).personId, visit.now)
  return { to: planPath(visit, plan.id, `/roster?file=${id}`) }
}

type Given = { plan: Plan; staff: readonly Staff[]; coming: Definition; oneself: string }

async function rosterOn(visit: Visit, read: RosterImport, { plan, coming, oneself }: Given) {
  const rows = read.cells.slice(1)
  const at = read.fields.indexOf('email')
  const emails = at < 0 ? [] : rows.map((row) => (row[at] ?? '').trim().normalize('NFKC').toLowerCase())
  const known = await listKnown(visit.tx, emails, visit.today)
  return planRoster({
    rows,
    fields: read.fields,
    definition: coming,
    today: plan.effective_on,
    known,
    oneself,
  })
}

const blank = { version: '', who: '', name: '', reading: '', email: '' }
type Ask = { row: number | undefined; name: string; input: LineInput }

/** The hat that somebody of the file no longer has there, and that the new one takes the place of. */
const hatGoing = (roster: RosterPlan, step: RosterStep, used: ReadonlySet<string>) =>
  roster.missing.find(({ person, hat }) => person.id === step.personId && !used.has(hat.id))?.hat

function askOf(roster: RosterPlan, step: RosterStep, used: Set<string>): Ask {
  const { row, name, reading, role, personId } = step
  const of = (input: Partial<LineInput> & Pick<LineInput, 'kind'>): Ask => ({
    row,
    name,
    input: { ...blank, place: role.place, ...input } as LineInput,
  })
  if (role.is === 'function') return of({ kind: 'function', who: `person:${personId}`, function: role.kind })
  const going = hatGoing(roster, step, used)
  if (going === undefined) return of({ kind: 'join', name, reading, email: step.email, hat: role.kind })
  used.add(going.id)
  return of({ kind: 'move', who: `hat:${going.id}`, hat: role.kind })
}

/** What the file says of that day, as lines of the plan: who moves, who comes, and where asked who is no longer there. */
export function linesOf(roster: RosterPlan, given: Given, leave: boolean): FileLine[] {
  const used = new Set<string>()
  const asks = roster.steps.map((step) => askOf(roster, step, used))
  const leaving = roster.missing
    .filter(({ person, hat }) => !used.has(hat.id) && person.id !== given.oneself)
    .map(({ person, hat }): Ask => {
      const input = { ...blank, kind: 'leave' as const, who: `hat:${hat.id}`, place: '' }
      return { row: undefined, name: person.name, input: input as LineInput }
    })
  const lines: FileLine[] = []
  for (const { row, name, input } of [...asks, ...(leave ? leaving : [])]) {
    const added = lines.flatMap((one) => ('line' in one ? [{ id: '', ...one.line }] : []))
    const plan = { ...given.plan, lines: [...given.plan.lines, ...added] }
    const read = readLine(input, { ...given, plan })
    lines.push({ row, name, ...(read.ok ? { line: read.value } : { code: read.error.code }) })
  }
  return lines
}

async function fillingOf(visit: Visit, plan: Plan, id: string | undefined, leave: boolean): Promise<Filling> {
  const read = found(isUuid(id) ? await findImport(visit.tx, id) : undefined)
  found(read.state === 'checked' && read.cells.length > 1 ? read : undefined)
  const staff = await listStaff(visit.tx, visit.today)
  const coming = await definitionOn(visit, plan)
  const given = { plan, staff, coming, oneself: actingPerson(visit).personId }
  const roster = await rosterOn(visit, read, given)
  return { read, roster, lines: linesOf(roster, given, leave), leave }
}

async function show(visit: Visit, failed?: Failed) {
  const plan = await readPlan(visit)
  found(plan.state === 'draft' || undefined)
  const { file, leave } = rosterQuery.parse(visit.query)
  const kept = failed && [failed.kept.file ?? ''].flat().at(-1)
  const id = file ?? (kept || undefined)
  if (id === undefined) return uploadPage(visit, plan, failed)
  return rosterOfPlanPage(visit, plan, await fillingOf(visit, plan, id, leave !== undefined), failed)
}

const rosterQuery = z.object({
  file: z.string().max(40).optional().catch(undefined),
  leave: z.enum(['yes']).optional().catch(undefined),
})
const fillForm = z.object({
  version: line({ max: 12, required: true }),
  file: line({ max: 40, required: true }),
  leave: line({ max: 3 }),
})

async function fill(visit: Visit, input: z.output<typeof fillForm>): Promise<Outcome> {
  const before = await readPlan(visit)
  const { lines } = await fillingOf(visit, before, input.file, input.leave === 'yes')
  const taken = await takePlan(visit, input.version, () => undefined)
  if ('refused' in taken) return taken.refused
  const good = lines.flatMap((one) => ('line' in one ? [one.line] : []))
  if (good.length === 0) throw conflict()
  for (const one of good) await insertLine(visit.tx, taken.plan.id, one, visit.now)
  return { to: `${planPath(visit, taken.plan.id)}?done=yes` }
}

const policy = organizers
const base = '/organization/changes/:id/roster'

export const planRosterRoutes: readonly Route[] = [
  page(base, { policy, query: rosterQuery, show: (visit) => show(visit) }),
  action(base, { policy, form: z.object({}), act: takeFile, again: show }),
  action(`${base}/lines`, { policy, form: fillForm, act: fill, again: show }),
]
