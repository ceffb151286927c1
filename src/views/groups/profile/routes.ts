import { z } from 'zod'
import { type Delegation, holdingIn, typedFor, typist } from '../../../core/delegation/index.ts'
import {
  differencesBetween,
  faultsIn,
  findProfile,
  founders,
  foundingForm,
  type KeptProfile,
  keepers,
  keepGroupEvent,
  newProfile,
  ownGroup,
  type Profile,
  type ProfileInput,
  profileForm,
  profileFrom,
  writeProfile,
} from '../../../core/group/index.ts'
import { bumpPages } from '../../../core/trail/ledger.ts'
import { found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../../core/web/route.ts'
import type { SignedIn, Visit } from '../../../core/web/visit.ts'
import type { Lang } from '../../../lib/language.ts'
import { changeRegistration } from '../registration/queries.ts'
import { foundGroup, hasFoundedEnough } from './found.ts'
import { profileMessages } from './messages.ts'
import { editPage, newGroupPage } from './pages.tsx'
import { valuesOf } from './values.ts'

const deskOf = (visit: Visit, groupId: string, done: string) =>
  cityPath(visit.city, `/groups/${groupId}/desk?done=${done}`)

/** Opens the desk in the new role: the founder wears the representative's hat from the next sign-in or switch on. */
async function register(visit: Visit, input: z.output<typeof foundingForm>): Promise<Outcome> {
  const errors = faultsIn(visit.definition, input)
  if (errors.length > 0) return { errors, kept: {} }
  if (await hasFoundedEnough(visit as SignedIn)) {
    return { errors: [{ field: 'name', code: 'tooMany' }], kept: {} }
  }
  const groupId = await foundGroup(visit as SignedIn, profileFrom(input, { accounts: input.accounts }))
  return { to: deskOf(visit, groupId, 'founded') }
}

const showNew = async (visit: Visit, failed?: Failed) =>
  newGroupPage(visit, { values: failed?.kept ?? valuesOf(newProfile('', '')), failed })

/** Whose profile it is, and by which delegation somebody else types it. */
type Of = SignedIn & { groupId: string; by?: Delegation }

const delegated = ({ by }: Of): string | undefined => by && `/centre/delegations/${by.id}/profile`

async function delegatedGroup(visit: Visit): Promise<Of> {
  const by = await holdingIn(visit)
  return { ...(visit as SignedIn), groupId: by.organization_id, by }
}

async function showEdit(own: Of, failed?: Failed) {
  const kept = found(await findProfile(own.tx, own.groupId))
  return editPage(own, { groupId: own.groupId, kept, failed, delegated: delegated(own) })
}

/** What is public stays as the group decided, whoever types. */
const profileOf = (input: ProfileInput, { profile }: KeptProfile, { by }: Of): Profile => {
  const yours = profileFrom(input, profile)
  return by ? { ...yours, open: profile.open } : yours
}

/** Where one goes on; the group of a delegation is told. */
async function afterSaving(own: Of): Promise<Outcome> {
  if (own.by === undefined) return { to: deskOf(own, own.groupId, 'saved') }
  await typedFor(own, own.by, { kind: 'profile' })
  return { to: cityPath(own.city, `/centre/delegations/${own.by.id}?done=profile`) }
}

async function save(own: Of, input: ProfileInput): Promise<Outcome> {
  const visit = own
  const kept = found(await findProfile(visit.tx, own.groupId))
  const errors = faultsIn(visit.definition, input)
  if (errors.length > 0) return { errors, kept: {} }
  const yours = profileOf(input, kept, own)
  const changed = differencesBetween(kept.profile, yours)
  const by = { personId: own.viewer.person.id, hatId: own.viewer.hat.id, at: visit.now }
  const written =
    input.version === kept.version &&
    (await writeProfile(visit.tx, own.groupId, { profile: yours, version: kept.version }, by))
  if (!written) {
    const now = found(await findProfile(visit.tx, own.groupId))
    return editPage(visit, { groupId: own.groupId, kept: now, yours, delegated: delegated(own) })
  }
  if (changed.includes('name')) await confirmNameAgain(visit, own.groupId)
  await keepGroupEvent(own, { groupId: own.groupId, kind: 'profileChanged', facts: { changed } })
  await bumpPages(visit.tx)
  return afterSaving(own)
}

/** A name that the city has confirmed is looked at again when it changes; the group stays listed meanwhile. */
async function confirmNameAgain(visit: Visit, groupId: string): Promise<void> {
  if (visit.definition.groups?.registration !== 'confirmed') return
  await changeRegistration(visit.tx, groupId, 'confirmed', { registration: 'waiting' })
}

/** A long form: it is kept on the server while it is typed. */
const kept = { labels: (lang: Lang) => profileMessages(lang) }

export const profileRoutes: readonly Route[] = [
  page('/groups/new', { policy: founders, query: z.object({}), show: (visit) => showNew(visit) }),
  action('/groups', {
    policy: founders,
    form: foundingForm,
    draft: { ...kept, page: '/groups/new', kind: 'many', name: (lang) => profileMessages(lang).newTitle },
    act: register,
    again: showNew,
  }),
]

export const ownProfileRoutes: readonly Route[] = [
  page('/groups/:id/profile', { policy: keepers, show: (visit) => showEdit(ownGroup(visit)) }),
  action('/groups/:id/profile', {
    policy: keepers,
    form: profileForm,
    draft: {
      ...kept,
      page: '/groups/:id/profile',
      kind: 'one',
      name: (lang) => profileMessages(lang).editTitle,
    },
    act: (visit, input) => save(ownGroup(visit), input),
    again: (visit, failed) => showEdit(ownGroup(visit), failed),
  }),
  page('/centre/delegations/:delegation/profile', {
    policy: typist,
    show: async (visit) => showEdit(await delegatedGroup(visit)),
  }),
  action('/centre/delegations/:delegation/profile', {
    policy: typist,
    form: profileForm,
    draft: {
      ...kept,
      page: '/centre/delegations/:delegation/profile',
      kind: 'one',
      name: (lang) => profileMessages(lang).editTitle,
    },
    act: async (visit, input) => save(await delegatedGroup(visit), input),
    again: async (visit, failed) => showEdit(await delegatedGroup(visit), failed),
  }),
]
