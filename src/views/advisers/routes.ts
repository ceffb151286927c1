import { z } from 'zod'
import { conflict, found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { anyone } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import { caseAdviserRoutes } from './case-routes.ts'
import { ownAdviserRoutes } from './own-routes.ts'
import { publicPage } from './pages/public-page.tsx'
import { entryPage, newEntryPage, registerPage } from './pages/register-page.tsx'
import {
  changeEntry,
  type Entry,
  endEntry,
  findAccountId,
  findEntry,
  insertEntry,
  keepEvent,
  linkAccount,
  listEntries,
  listOpen,
} from './queries.ts'
import { newForm, officeForm, registerOffice } from './rules.ts'
import { listService, listWanted } from './seat-queries.ts'
import { eventOf, inRegister, valuesOf } from './with-entry.ts'

async function entryIn(visit: Visit): Promise<Entry> {
  const id = inRegister(visit).params.adviser ?? ''
  return found(isUuid(id) ? await findEntry(visit.tx, id) : undefined)
}

async function showRegister(visit: Visit) {
  const entries = await listEntries(inRegister(visit).tx)
  visit.readPersonal(personsOf(entries), { what: 'adviser' })
  return registerPage(visit, entries, await listWanted(visit.tx))
}

const personsOf = (entries: readonly Entry[]) => entries.flatMap(({ person_id }) => person_id ?? [])

async function showEntry(visit: Visit, failed?: Failed) {
  const entry = await entryIn(visit)
  visit.readPersonal(personsOf([entry]), { what: 'adviser' })
  return entryPage(visit, entry, await listService(visit.tx, entry.id), failed)
}

type Account = { id: string | undefined } | { fault: Failed }
const fault = (code: string): Failed => ({ errors: [{ field: 'email', code }], kept: {} })

/** The account of the address that was given; none was given: none. */
async function accountOf({ tx }: Visit, email: string): Promise<Account> {
  if (email === '') return { id: undefined }
  const id = await findAccountId(tx, email)
  return id === undefined ? { fault: fault('emailUnknown') } : { id }
}

async function add(visit: Visit, input: z.output<typeof newForm>): Promise<Outcome> {
  const account = await accountOf(inRegister(visit), input.email)
  if ('fault' in account) return account.fault
  const id = await insertEntry(visit.tx, valuesOf(visit, input), account.id, visit)
  if (id === undefined) return fault('emailTaken')
  await keepEvent(visit.tx, eventOf(visit, id, 'added'), visit.now)
  return { to: cityPath(visit.city, `/advisers/${id}?done=1`) }
}

async function change(visit: Visit, input: z.output<typeof officeForm>): Promise<Outcome> {
  const entry = await entryIn(visit)
  const account = entry.person_id === null ? await accountOf(visit, input.email) : { id: undefined }
  if ('fault' in account) return account.fault
  if (!(await changeEntry(visit.tx, entry.id, input.version, valuesOf(visit, input)))) throw conflict()
  if (account.id !== undefined) await linkAccount(visit.tx, entry.id, account.id, visit)
  await keepEvent(visit.tx, eventOf(visit, entry.id, input.resting ? 'rested' : 'changed'), visit.now)
  return { to: cityPath(visit.city, `/advisers/${entry.id}?done=1`) }
}

async function end(visit: Visit, { version }: { version: number }): Promise<Outcome> {
  const entry = await entryIn(visit)
  if (entry.version !== version || !(await endEntry(visit.tx, entry, visit))) throw conflict()
  await keepEvent(visit.tx, eventOf(visit, entry.id, 'ended'), visit.now)
  return { to: cityPath(visit.city, '/advisers/register') }
}

const policy = registerOffice

export const adviserRoutes: readonly Route[] = [
  page('/advisers', {
    policy: anyone,
    show: async (visit) => publicPage(visit, await listOpen(inRegister(visit).tx)),
  }),
  page('/advisers/register', { policy, show: showRegister }),
  page('/advisers/new', { policy, show: async (visit) => newEntryPage(inRegister(visit)) }),
  action('/advisers/register', {
    policy,
    form: newForm,
    act: add,
    again: async (visit, failed) => newEntryPage(visit, failed),
  }),
  page('/advisers/:adviser', { policy, show: (visit) => showEntry(visit) }),
  action('/advisers/:adviser', { policy, form: officeForm, act: change, again: showEntry }),
  action('/advisers/:adviser/end', {
    policy,
    form: z.object({ version: z.coerce.number().int().min(1) }),
    act: end,
    again: showEntry,
  }),
  ...ownAdviserRoutes,
  ...caseAdviserRoutes,
]
