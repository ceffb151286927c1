import { z } from 'zod'
import {
  changeImport,
  findImport,
  insertImport,
  listKnown,
  type RosterImport,
  takeOver,
} from '../../core/organization/imports.ts'
import { noteStaff } from '../../core/organization/note-staff.ts'
import { type Fields, guessFields, headingsFirst, rosterFields } from '../../core/organization/roster.ts'
import { planRoster, type RosterPlan } from '../../core/organization/roster-plan.ts'
import { organizers } from '../../core/organization/rules.ts'
import { listStaff, type Staff } from '../../core/organization/staff.ts'
import { hatKindName } from '../../core/people/signature.ts'
import { conflict, found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { line } from '../../lib/form-text.ts'
import { isUuid } from '../../lib/ids.ts'
import { cleanLine } from '../../lib/safe-text.ts'
import { readTable, writeCsv } from '../../platform/tables/index.ts'
import { organizationMessages } from './messages.ts'
import { checkPage } from './pages/check-page.tsx'
import { reasonOf } from './pages/check-tables.tsx'
import { rosterPage } from './pages/roster-page.tsx'
import { placeName } from './places.ts'
import { actingPerson } from './promoters.ts'
import { rosterMessages } from './roster-messages.ts'

const here = (visit: Visit, id: string) => ({ to: cityPath(visit.city, `/organization/roster/${id}`) })
const wrong = (field: string, code: string): Failed => ({ errors: [{ field, code }], kept: {} })

async function readImport(visit: Visit): Promise<RosterImport> {
  const id = visit.params.id ?? ''
  return found(isUuid(id) ? await findImport(visit.tx, id) : undefined)
}

async function planOf(visit: Visit, read: RosterImport): Promise<RosterPlan> {
  const rows = read.cells.slice(1)
  const at = read.fields.indexOf('email')
  const emails = at < 0 ? [] : rows.map((row) => (row[at] ?? '').trim().normalize('NFKC').toLowerCase())
  const known = await listKnown(visit.tx, emails, visit.today)
  noteStaff(visit, known)
  return planRoster({
    rows,
    fields: read.fields,
    definition: visit.definition,
    today: visit.today,
    known,
    oneself: visit.viewer?.person.id ?? '',
  })
}

async function check(visit: Visit): Promise<Outcome> {
  const [file] = visit.files.file ?? []
  if (file === undefined) return wrong('file', 'noFile')
  const read = await readTable(await file.bytes())
  if (!read.ok) return wrong('file', read.why)
  if (read.rows.length < 2) return wrong('file', 'empty')
  const cells = headingsFirst(read.rows)
  const stored = { name: cleanLine(file.name).slice(0, 200), cells, fields: guessFields(cells[0] ?? []) }
  return here(visit, await insertImport(visit.tx, stored, actingPerson(visit).personId, visit.now))
}

async function show(visit: Visit, failed?: Failed) {
  const read = await readImport(visit)
  return checkPage({ visit, read, plan: await planOf(visit, read), failed })
}

const column = line({ max: 3 })
const columnsForm = z.object({
  version: line({ max: 12, required: true }),
  name: column,
  reading: column,
  email: column,
  section: column,
  role: column,
  since: column,
})
type ColumnsInput = z.output<typeof columnsForm>

/** For each column of the file what it holds, from a form that asks for each thing which column holds it. */
const chosenFields = (read: RosterImport, input: ColumnsInput): Fields =>
  (read.cells[0] ?? []).map((_, at) => rosterFields.find((field) => input[field] === String(at)) ?? null)

async function remap(visit: Visit, input: ColumnsInput): Promise<Outcome> {
  const read = await readImport(visit)
  const used = rosterFields.map((field) => input[field]).filter((at) => at !== '')
  if (new Set(used).size < used.length) return wrong('name', 'twice')
  const empty = (['name', 'section', 'role'] as const).find((field) => input[field] === '')
  if (empty !== undefined) return wrong(empty, 'nameMissing')
  const fields = chosenFields(read, input)
  const fresh = { id: read.id, version: Number(input.version) }
  if (!(await changeImport(visit.tx, fresh, { fields: JSON.stringify(fields) }))) throw conflict()
  return here(visit, read.id)
}

/** Of what was read only the rows that could not be taken are kept, for the file of them. */
async function take(visit: Visit, { version }: { version: string }): Promise<Outcome> {
  const read = await readImport(visit)
  const plan = await planOf(visit, read)
  const rows = new Set(plan.rejected.map(({ row }) => row))
  const result = await takeOver(visit.tx, plan, actingPerson(visit), visit.now)
  const cells = read.cells.map((cells, at) => (at === 0 || rows.has(at + 1) ? cells : []))
  const done = await changeImport(
    visit.tx,
    { id: read.id, version: Number(version) },
    {
      state: 'imported',
      cells: JSON.stringify(cells),
      result: JSON.stringify({ ...result, rejected: rows.size }),
    },
  )
  if (!done) throw conflict()
  return here(visit, read.id)
}

const csvFile = (name: string, rows: readonly (readonly string[])[]) =>
  new Response(writeCsv(rows), {
    headers: {
      'Content-Type': 'text/csv; charset=UTF-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })

async function rejectedFile(visit: Visit): Promise<Response> {
  const read = await readImport(visit)
  const { rejected } = await planOf(visit, read)
  const words = rosterMessages(visit.lang)
  const why = Map.groupBy(rejected, ({ row }) => row)
  const head = [...(read.cells[0] ?? []), words.reason]
  const rows = [...why].map(([row, all]) => [
    ...(read.cells[0] ?? []).map((_, at) => read.cells[row - 1]?.[at] ?? ''),
    all.map((one) => `${words[one.field]}：${reasonOf(visit, one)}`).join(' '),
  ])
  return csvFile(`roster-rejected-${visit.today}`, [head, ...rows])
}

function rosterRows({ lang, definition }: Visit, staff: readonly Staff[]): string[][] {
  return staff.flatMap((one) => {
    const row = (place: string, role: string, since: string) => [
      one.name,
      one.reading,
      one.email ?? '',
      placeName(definition, place, lang),
      role,
      since,
    ]
    return [
      ...one.hats.map((hat) => row(hat.section, hatKindName(hat.kind, lang), '')),
      ...one.functions.map((held) => row(held.place, organizationMessages(lang)[held.kind], held.since)),
    ]
  })
}

async function currentFile(visit: Visit): Promise<Response> {
  const words = rosterMessages(visit.lang)
  const head = rosterFields.map((field) => words[field])
  const staff = await listStaff(visit.tx, visit.today)
  noteStaff(visit, staff)
  return csvFile(`roster-${visit.today}`, [head, ...rosterRows(visit, staff)])
}

const policy = organizers
const base = '/organization/roster'

export const rosterRoutes: readonly Route[] = [
  page(base, { policy, show: async (visit) => rosterPage(visit) }),
  action(base, {
    policy,
    form: z.object({}),
    act: check,
    again: async (visit, failed) => rosterPage(visit, failed),
  }),
  page(`${base}/current`, { policy, stepUp: true, show: currentFile }),
  page(`${base}/:id`, { policy, show: (visit) => show(visit) }),
  page(`${base}/:id/rejected`, { policy, show: rejectedFile }),
  action(`${base}/:id/columns`, { policy, form: columnsForm, act: remap, again: show }),
  action(`${base}/:id/taking`, {
    policy,
    stepUp: true,
    form: z.object({ version: line({ max: 12, required: true }) }),
    act: take,
    again: show,
  }),
]
