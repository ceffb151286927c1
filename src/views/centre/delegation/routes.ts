import {
  changeDelegation,
  type Delegation,
  findDelegation,
  holdingIn,
  insertDelegation,
  listDelegations,
  listMatters,
  objectionDays,
  standingOf,
  typist,
} from '../../../core/delegation/index.ts'
import { readPaper } from '../../../core/files/index.ts'
import { findProfile, listGroupChoices } from '../../../core/group/index.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { addDays, type PlainDate } from '../../../lib/dates.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { isUuid } from '../../../lib/ids.ts'
import { centreCrumbs } from '../crumbs.ts'
import { keepPaper } from '../paper.ts'
import { type RoomVisit, roomAction, roomPage } from '../room.ts'
import { centreDelegationsPage } from './centre-page.tsx'
import { forGroupPage } from './for-group-page.tsx'
import { groupDelegationsPage } from './group-page.tsx'
import { delegationMessages } from './messages.ts'
import { hasKeeper } from './queries.ts'
import {
  member,
  type PaperInput,
  paperForm,
  representative,
  representativeOrSecretary,
  type ScreenInput,
  screenForm,
  versionForm,
} from './rules.ts'
import { delegationSheetPage } from './sheet-page.tsx'
import { tellGroup } from './tell.ts'

const byOf = ({ viewer }: Visit) => ({
  personId: found(viewer).person.id,
  hatId: found(viewer).hat.id,
})
const groupOf = ({ viewer }: Visit): string => found(viewer?.hat.organizationId)

/** From today on, and for no more than a year at a time. */
const dayFaults = ({ today }: Visit, untilOn: PlainDate): FieldError[] =>
  untilOn < today || untilOn > addDays(today, 366) ? [{ field: 'untilOn', code: 'tooLate' }] : []

async function give(visit: Visit, { purpose, untilOn }: ScreenInput): Promise<Outcome> {
  const errors = dayFaults(visit, untilOn)
  if (errors.length > 0) return { errors, kept: {} }
  const given = { organization_id: groupOf(visit), purpose, starts_on: visit.today, until_on: untilOn }
  const signed_by = found(visit.viewer).person.name
  await insertDelegation(visit.tx, { ...given, how: 'screen', signed_by }, byOf(visit), visit.now)
  return { to: cityPath(visit.city, '/delegations?done=given') }
}

async function delegationIn(visit: Visit): Promise<Delegation> {
  const id = visit.params.delegation ?? ''
  return found(isUuid(id) ? await findDelegation(visit.tx, id) : undefined)
}

/** Another group's is not there. */
async function ownIn(visit: Visit): Promise<Delegation> {
  const delegation = await delegationIn(visit)
  return found(delegation.organization_id === groupOf(visit) ? delegation : undefined)
}

const atVersion = (delegation: Delegation, version: number) => ({ ...delegation, version })

async function stop(visit: Visit, { version }: { version: number }): Promise<Outcome> {
  const delegation = await ownIn(visit)
  const ended_how = standingOf(delegation, visit.today) === 'waiting' ? 'objected' : 'revoked'
  const change = { ended_at: visit.now, ended_how, ended_by: byOf(visit).personId } as const
  if (!(await changeDelegation(visit.tx, atVersion(delegation, version), change))) throw conflict()
  return { to: cityPath(visit.city, '/delegations?done=changed') }
}

async function confirm(visit: Visit, { version }: { version: number }): Promise<Outcome> {
  const delegation = await ownIn(visit)
  const waits = standingOf(delegation, visit.today) === 'waiting'
  const change = { starts_on: visit.today }
  if (!waits || !(await changeDelegation(visit.tx, atVersion(delegation, version), change))) throw conflict()
  return { to: cityPath(visit.city, '/delegations?done=changed') }
}

async function giveBack(visit: RoomVisit, { version }: { version: number }): Promise<Outcome> {
  const delegation = await delegationIn(visit)
  const change = { ended_at: visit.now, ended_how: 'returned', ended_by: visit.viewer.person.id } as const
  if (!(await changeDelegation(visit.tx, atVersion(delegation, version), change))) throw conflict()
  return { to: cityPath(visit.city, '/centre/delegations?done=changed') }
}

async function paperFaults(visit: RoomVisit, input: PaperInput): Promise<FieldError[]> {
  const known = (await listGroupChoices(visit.tx)).some(({ id }) => id === input.organization)
  if (!known) return [{ field: 'organization', code: 'badChoice' }]
  const reached = await hasKeeper(visit.tx, input.organization, visit.today)
  return reached ? dayFaults(visit, input.untilOn) : [{ field: 'organization', code: 'nobody' }]
}

/** A paper that somebody brought: the group is told, and has some days to object before anything is done by it. */
async function register(visit: RoomVisit, input: PaperInput): Promise<Outcome> {
  const errors = await paperFaults(visit, input)
  const paper = await readPaper(visit.files.scan?.[0])
  if (!paper.ok) errors.push({ field: 'scan', code: paper.code })
  if (errors.length > 0 || !paper.ok) return { errors, kept: {} }
  const starts_on = addDays(visit.today, objectionDays)
  const { organization, purpose, untilOn, signedBy } = input
  const given = { organization_id: organization, purpose, starts_on, until_on: untilOn, signed_by: signedBy }
  const id = await insertDelegation(visit.tx, { ...given, how: 'paper' }, byOf(visit), visit.now)
  await keepPaper(visit, { delegationId: id }, paper)
  await tellGroup(visit, organization, id, starts_on)
  return { to: cityPath(visit.city, '/centre/delegations?done=registered') }
}

const showCentre = async (visit: RoomVisit, failed?: Failed) =>
  centreDelegationsPage({
    visit,
    delegations: await listDelegations(visit.tx),
    groups: await listGroupChoices(visit.tx),
    failed,
  })
const showGroup = async (visit: Visit, failed?: Failed) =>
  groupDelegationsPage({ visit, delegations: await listDelegations(visit.tx, groupOf(visit)), failed })

async function showFor(visit: Visit) {
  const delegation = await holdingIn(visit)
  return forGroupPage(visit, delegation, await listMatters(visit.tx, delegation.organization_id))
}

const blankSheet = async (visit: RoomVisit) => {
  const { centreTitle, sheet } = delegationMessages(visit.lang)
  const crumbs = centreCrumbs(visit, centreTitle, sheet)
  return delegationSheetPage({ visit, group: undefined, crumbs, back: '/centre/delegations' })
}

async function ownSheet(visit: Visit) {
  const { title, sheet } = delegationMessages(visit.lang)
  const kept = await findProfile(visit.tx, groupOf(visit))
  const crumbs = [{ label: title, href: cityPath(visit.city, '/delegations') }, { label: sheet }]
  return delegationSheetPage({ visit, group: kept?.profile, crumbs, back: '/delegations' })
}

export const delegationRoutes: readonly Route[] = [
  roomPage('/centre/delegations', { show: (visit) => showCentre(visit) }),
  roomAction('/centre/delegations', { form: paperForm, act: register, again: showCentre }),
  roomAction('/centre/delegations/:delegation/return', {
    form: versionForm,
    act: giveBack,
    again: showCentre,
  }),
  roomPage('/centre/delegations/sheet', { show: blankSheet }),
  page('/delegations/sheet', { policy: member, show: ownSheet }),
  page('/centre/delegations/:delegation', { policy: typist, show: showFor }),
  page('/delegations', { policy: member, show: (visit) => showGroup(visit) }),
  action('/delegations', { policy: representative, form: screenForm, act: give, again: showGroup }),
  action('/delegations/:delegation/confirmation', {
    policy: representative,
    form: versionForm,
    act: confirm,
    again: showGroup,
  }),
  action('/delegations/:delegation/ending', {
    policy: representativeOrSecretary,
    form: versionForm,
    act: stop,
    again: showGroup,
  }),
]
