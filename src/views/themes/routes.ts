import { z } from 'zod'
import { coordinationOffice } from '../../core/edition/view.ts'
import { findTask, keepInventoryEvent, type TaskOnSheet } from '../../core/inventory/index.ts'
import { isCoordination, isStaff } from '../../core/people/viewer.ts'
import { findTheme, type Theme } from '../../core/theme/index.ts'
import { bumpPages } from '../../core/trail/ledger.ts'
import { conflict, found, notFound } from '../../core/web/errors.ts'
import { keptText } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import { anyone } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import type { Lang } from '../../lib/language.ts'
import { themeMessages } from './messages.ts'
import { formPage, labelsOf } from './pages/form-page.tsx'
import { listPage } from './pages/list-page.tsx'
import { themePage } from './pages/theme-page.tsx'
import {
  changeTheme,
  insertRevision,
  insertTheme,
  listAnswers,
  listRevisions,
  listThemes,
} from './queries.ts'
import {
  changeFaults,
  closingForm,
  fieldFaults,
  makers,
  mayMake,
  maySee,
  releaseForm,
  type ThemeInput,
  themeForm,
} from './rules.ts'
import { tellAnswerers } from './tell.ts'

const query = z.object({ done: z.string().max(20).optional().catch(undefined) })

async function readTheme(visit: Visit): Promise<Theme> {
  const id = visit.params.theme
  const theme = found(isUuid(id) ? await findTheme(visit.tx, id) : undefined)
  if (!maySee(visit.viewer, theme)) throw notFound()
  return theme
}

async function ownTheme(visit: Visit): Promise<Theme> {
  const theme = await readTheme(visit)
  if (!mayMake(visit.viewer, theme.section)) throw notFound()
  return theme
}

/** The task a theme is made from; another section's is not found. */
async function taskOf(visit: Visit, id: string | undefined): Promise<TaskOnSheet | undefined> {
  if (!id) return undefined
  const task = found(isUuid(id) ? await findTask(visit.tx, id) : undefined)
  if (!mayMake(visit.viewer, task.section)) throw notFound()
  return task
}

async function showList(visit: Visit): Promise<Page> {
  const { viewer, tx } = visit
  const section = viewer?.hat.section
  const own = isStaff(viewer) && section !== undefined ? { section } : ('none' as const)
  return listPage(visit, await listThemes(tx, isCoordination(viewer) ? 'all' : own))
}

async function showTheme(visit: Visit, failed?: Failed): Promise<Page> {
  const theme = await readTheme(visit)
  const answers = await listAnswers(visit.tx, visit.viewer, theme.id)
  const revisions = theme.state === 'draft' ? [] : await listRevisions(visit.tx, theme.id)
  return themePage(visit, theme, { ...answers, revisions }, failed)
}

/** A task in the address that is none is not asked for. */
const askedTask = ({ query: { task = '' } }: Visit) => (isUuid(task) ? task : undefined)

async function showNew(visit: Visit, failed?: Failed): Promise<Page> {
  const task = await taskOf(visit, failed ? keptText(failed.kept, 'task') : askedTask(visit))
  return formPage(visit, { task, failed })
}

const showEdit = async (visit: Visit, failed?: Failed): Promise<Page> => {
  const theme = await ownTheme(visit)
  return formPage(visit, { theme: found(theme.state === 'closed' ? undefined : theme), failed })
}

const here = (visit: Visit, id: string, done: string): Outcome => ({
  to: cityPath(visit.city, `/themes/${id}?done=${done}`),
})

async function make(visit: Visit, input: ThemeInput): Promise<Outcome> {
  const task = await taskOf(visit, input.task)
  const section = found(
    task?.section ?? visit.viewer?.hat.section ?? coordinationOffice(visit.definition)?.code,
  )
  const made = { section, taskId: task?.id ?? null, demo: visit.runtime.demo }
  const id = await insertTheme(visit.tx, input, made, visit.now)
  await keepInventoryEvent(visit, { kind: 'themeMade', section, themeId: id })
  return here(visit, id, 'saved')
}

const byOf = ({ viewer, today, now }: Visit, { why }: ThemeInput) => {
  const { person, hat } = found(viewer)
  return { why, today, now, personId: person.id, hatId: hat.id }
}

async function change(visit: Visit, input: ThemeInput): Promise<Outcome> {
  const theme = await ownTheme(visit)
  const { id, section, state } = theme
  if (state === 'closed' || theme.version !== input.version) throw conflict()
  if (!(await changeTheme(visit.tx, theme, { input, of: state }))) throw conflict()
  if (state === 'released') {
    await insertRevision(visit.tx, theme, byOf(visit, input))
    await tellAnswerers(visit, theme, 'changed', input.why)
  }
  await bumpPages(visit.tx)
  await keepInventoryEvent(visit, { kind: 'themeChanged', section, themeId: id })
  return here(visit, id, 'saved')
}

async function release(visit: Visit, { version }: { version: number }): Promise<Outcome> {
  const { id, section, closes_on } = await ownTheme(visit)
  if (closes_on < visit.today) return { errors: [{ field: 'release', code: 'closesPast' }], kept: {} }
  if (!(await changeTheme(visit.tx, { id, version }, { releasedOn: visit.today }))) throw conflict()
  await bumpPages(visit.tx)
  await keepInventoryEvent(visit, { kind: 'themeReleased', section, themeId: id })
  return here(visit, id, 'released')
}

async function close(
  visit: Visit,
  { version, result }: { version: number; result: string },
): Promise<Outcome> {
  const { id, section } = await ownTheme(visit)
  if (!(await changeTheme(visit.tx, { id, version }, { closedOn: visit.today, result }))) throw conflict()
  await tellAnswerers(visit, { id, version }, 'closed', result)
  await bumpPages(visit.tx)
  await keepInventoryEvent(visit, { kind: 'themeClosed', section, themeId: id })
  return here(visit, id, 'closed')
}

const draft = (path: string, kind: 'one' | 'many') => ({
  page: path,
  kind,
  name: (lang: Lang) => themeMessages(lang).make,
  labels: labelsOf,
})

const check = async ({ definition }: Visit, input: ThemeInput) => fieldFaults(definition, input)

export const themeRoutes: readonly Route[] = [
  page('/themes', { begins: 'idea', policy: anyone, show: showList }),
  page('/themes/new', { begins: 'idea', policy: makers, show: (visit) => showNew(visit) }),
  action('/themes', {
    begins: 'idea',
    policy: makers,
    form: themeForm,
    draft: draft('/themes/new', 'many'),
    check,
    act: make,
    again: showNew,
  }),
  page('/themes/:theme', { policy: anyone, query, show: (visit) => showTheme(visit) }),
  page('/themes/:theme/edit', { policy: makers, show: (visit) => showEdit(visit) }),
  action('/themes/:theme', {
    policy: makers,
    form: themeForm,
    check: async (visit, input) => [
      ...(await check(visit, input)),
      ...changeFaults(await ownTheme(visit), input, visit.today),
    ],
    act: change,
    again: showEdit,
  }),
  action('/themes/:theme/release', { policy: makers, form: releaseForm, act: release, again: showTheme }),
  action('/themes/:theme/closing', { policy: makers, form: closingForm, act: close, again: showTheme }),
]
