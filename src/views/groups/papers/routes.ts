import { z } from 'zod'
import {
  findListed,
  findProfile,
  keepers,
  keepGroupEvent,
  ownGroup,
  type Profile,
  readPaper,
  sendPaper,
  writeProfile,
  type YearAccount,
} from '../../../core/group/index.ts'
import { bumpPages } from '../../../core/trail/ledger.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { anyone } from '../../../core/web/policies.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { yen } from '../../../lib/form-text.ts'
import { isUuid } from '../../../lib/ids.ts'
import { papersPage } from './page.tsx'
import { findPaper, insertPaper } from './queries.ts'

async function show(visit: Visit, failed?: Failed) {
  const { groupId } = ownGroup(visit)
  const { profile } = found(await findProfile(visit.tx, groupId))
  return papersPage(visit, { groupId, profile, failed })
}

const refused = (field: string, code: string): Outcome => ({ errors: [{ field, code }], kept: {} })

/** The profile's next state, with one thing in it changed; whoever was slower is told. */
async function write(visit: Visit, change: (profile: Profile) => Profile, what: string): Promise<Outcome> {
  const own = ownGroup(visit)
  const kept = found(await findProfile(visit.tx, own.groupId))
  const by = { personId: own.viewer.person.id, hatId: own.viewer.hat.id, at: visit.now }
  const next = { profile: change(kept.profile), version: kept.version }
  if (!(await writeProfile(visit.tx, own.groupId, next, by))) throw conflict()
  await keepGroupEvent(own, { groupId: own.groupId, kind: 'profileChanged', facts: { changed: [what] } })
  await bumpPages(visit.tx)
  return { to: cityPath(visit.city, `/groups/${own.groupId}/papers?done=saved`) }
}

async function giveRules(visit: Visit): Promise<Outcome> {
  const { groupId } = ownGroup(visit)
  const read = await readPaper(visit.files.rulesFile?.[0])
  if (!read.ok) return refused('rulesFile', read.code)
  const rulesFile = await insertPaper(visit.tx, groupId, read.paper, visit.now)
  return write(visit, (profile) => ({ ...profile, rulesFile }), 'rulesFile')
}

const accountsForm = z.object({
  year: yen({ min: 1950, max: 2199 }),
  income: yen(),
  expenditure: yen(),
  carryOver: yen(),
})
const mostYears = 20

const withYear = (accounts: readonly YearAccount[], one: YearAccount): YearAccount[] =>
  [...accounts.filter(({ year }) => year !== one.year), one].sort((a, b) => b.year - a.year)

async function giveAccounts(visit: Visit, input: z.output<typeof accountsForm>): Promise<Outcome> {
  const { groupId } = ownGroup(visit)
  const { profile } = found(await findProfile(visit.tx, groupId))
  if (withYear(profile.accounts, input).length > mostYears) return refused('year', 'tooManyYears')
  const before = profile.accounts.find(({ year }) => year === input.year)?.file
  const sent = visit.files.file?.[0]
  const read = sent && (await readPaper(sent))
  if (read && !read.ok) return refused('file', read.code)
  const file = read ? await insertPaper(visit.tx, groupId, read.paper, visit.now) : before
  return write(visit, (now) => ({ ...now, accounts: withYear(now.accounts, { ...input, file }) }), 'accounts')
}

/** Public where the group opened it; otherwise for the people of the group alone, and to nobody else there. */
async function sendFile(visit: Visit): Promise<Response> {
  const { id = '', file = '' } = visit.params
  found(isUuid(id) && isUuid(file) ? file : undefined)
  const own = visit.viewer?.hat.organizationId === id
  const card = own ? undefined : (await findListed(visit.tx, id))?.card
  const opened = [card?.rulesFile, ...(card?.accounts ?? []).map((one) => one.file)]
  found(own || opened.includes(file) ? file : undefined)
  return sendPaper(found(await findPaper(visit.tx, id, file)))
}

export const paperRoutes: readonly Route[] = [
  page('/groups/:id/papers', { policy: keepers, show: (visit) => show(visit) }),
  action('/groups/:id/rules', { policy: keepers, form: z.object({}), act: giveRules, again: show }),
  action('/groups/:id/accounts', { policy: keepers, form: accountsForm, act: giveAccounts, again: show }),
  page('/groups/:id/files/:file', { policy: anyone, show: sendFile }),
]
