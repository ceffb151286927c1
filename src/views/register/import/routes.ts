import { z } from 'zod'
import { keepRegisterEvent } from '../../../core/register/events.ts'
import { listListed } from '../../../core/register/listed.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { choice, line } from '../../../lib/form-text.ts'
import { isUuid } from '../../../lib/ids.ts'
import { cleanLine } from '../../../lib/safe-text.ts'
import { enqueue } from '../../../platform/jobs/index.ts'
import { UnreadableTable } from '../../../platform/tables/index.ts'
import { actorOf } from '../entry.ts'
import { registrar } from '../rules.ts'
import { checkRows } from './check.ts'
import { type ColumnFields, type ImportField, importFields } from './fields.ts'
import { changesFile, rejectedFile } from './files.ts'
import { importPage } from './import-page.tsx'
import { storeTable } from './read.ts'
import {
  changeImport,
  countStates,
  findImport,
  type Import,
  listFirst,
  listImports,
  type StoredRow,
} from './store.ts'
import { uploadPage } from './upload-page.tsx'

const policy = registrar
const base = '/register/imports'
/** More than this is checked by the job process, while the page says so. */
const checkedAtOnce = 3000
const shownAtOnce = 20
const previewed = 5
const wrong = (field: string, code: string): Failed => ({ errors: [{ field, code }], kept: {} })
const here = ({ city }: Visit, id: string): Outcome => ({ to: cityPath(city, `${base}/${id}`) })

const upload = async (visit: Visit, failed?: Failed) => uploadPage(visit, await listImports(visit.tx), failed)

async function readImport(visit: Visit): Promise<Import> {
  const id = visit.params.import ?? ''
  return found(isUuid(id) ? await findImport(visit.tx, id) : undefined)
}

async function check(visit: Visit, read: Import): Promise<Outcome> {
  if (read.rows > checkedAtOnce)
    await enqueue(visit.tx, 'register.take', { importId: read.id }, { jobKey: read.id })
  else await checkRows(visit.tx, visit, read)
  return here(visit, read.id)
}

async function receive(visit: Visit): Promise<Outcome> {
  const [file] = visit.files.file ?? []
  if (file === undefined) return wrong('file', 'noFile')
  const given = { name: cleanLine(file.name).slice(0, 200), bytes: await file.bytes() }
  const by = actorOf(visit)
  try {
    const id = await storeTable(visit.tx, given, { by, now: visit.now, demo: visit.runtime.demo })
    await keepRegisterEvent(visit.tx, { kind: 'read', importId: id }, by, visit.now)
    return check(visit, found(await findImport(visit.tx, id)))
  } catch (error) {
    if (error instanceof UnreadableTable) return wrong('file', error.why)
    throw error
  }
}

async function show(visit: Visit, failed?: Failed) {
  const read = await readImport(visit)
  const rows = await listFirst(visit.tx, read.id, {
    new: previewed,
    changed: shownAtOnce,
    rejected: shownAtOnce,
  })
  const of = (state: StoredRow['state']) => rows.filter((row) => row.state === state)
  const changed = of('changed')
  const shown = {
    read,
    counts: await countStates(visit.tx, read.id),
    first: rows.filter(({ state }) => state !== 'rejected').slice(0, previewed),
    rejected: of('rejected'),
    changed,
    listed: await listListed(
      visit.tx,
      changed.flatMap(({ entry_id }) => entry_id ?? []),
    ),
  }
  return importPage(visit, shown, failed)
}

const column = line({ max: 3 })
const columnsForm = z.object({
  version: line({ max: 12, required: true }),
  ...(Object.fromEntries(importFields.map((field) => [`column-${field}`, column])) as Record<
    `column-${ImportField}`,
    typeof column
  >),
  year: line({ max: 4 }),
  section: line({ max: 60 }),
  keepUnknown: choice(['yes']).optional(),
})
type ColumnsInput = z.output<typeof columnsForm>

const fieldsOf = ({ headings }: Import, input: ColumnsInput): ColumnFields =>
  headings.map((_, at) => importFields.find((field) => input[`column-${field}`] === String(at)) ?? null)

async function remap(visit: Visit, input: ColumnsInput): Promise<Outcome> {
  const read = await readImport(visit)
  const fields = fieldsOf(read, input)
  if (!fields.includes('title')) return wrong('column-title', 'noColumn')
  const known = visit.definition.sections.some(({ code }) => code === input.section)
  const choices = {
    fields,
    year: /^\d{4}$/.test(input.year) ? Number(input.year) : null,
    section: known ? input.section : null,
    keepUnknown: input.keepUnknown === 'yes',
    demo: read.choices.demo,
    titled: read.choices.titled,
  }
  const patch = { choices: JSON.stringify(choices), state: 'checking' as const }
  if (!(await changeImport(visit.tx, read.id, patch, Number(input.version)))) throw conflict()
  return check(visit, found(await findImport(visit.tx, read.id)))
}

async function take(visit: Visit, { version }: { version: string }): Promise<Outcome> {
  const read = await readImport(visit)
  if (!(await changeImport(visit.tx, read.id, { state: 'taking', done: 0 }, Number(version))))
    throw conflict()
  await keepRegisterEvent(visit.tx, { kind: 'taken', importId: read.id }, actorOf(visit), visit.now)
  await enqueue(visit.tx, 'register.take', { importId: read.id }, { jobKey: read.id })
  return here(visit, read.id)
}

async function undo(visit: Visit, { version }: { version: string }): Promise<Outcome> {
  const read = await readImport(visit)
  if (read.state !== 'imported') throw conflict()
  if (!(await changeImport(visit.tx, read.id, { state: 'undoing' }, Number(version)))) throw conflict()
  await keepRegisterEvent(visit.tx, { kind: 'undone', importId: read.id }, actorOf(visit), visit.now)
  await enqueue(visit.tx, 'register.take', { importId: read.id }, { jobKey: read.id })
  return here(visit, read.id)
}

const versionForm = z.object({ version: line({ max: 12, required: true }) })

export const importRoutes: readonly Route[] = [
  page(base, { policy, show: (visit) => upload(visit) }),
  action(base, { policy, form: z.object({}), act: receive, again: upload }),
  page(`${base}/:import`, { policy, show: (visit) => show(visit) }),
  page(`${base}/:import/rejected`, {
    policy,
    show: async (visit) => rejectedFile(visit, await readImport(visit)),
  }),
  page(`${base}/:import/changes`, {
    policy,
    show: async (visit) => changesFile(visit, await readImport(visit)),
  }),
  action(`${base}/:import/columns`, { policy, form: columnsForm, act: remap, again: show }),
  action(`${base}/:import/taking`, { policy, form: versionForm, act: take, again: show }),
  action(`${base}/:import/undoing`, { policy, form: versionForm, act: undo, again: show }),
]
