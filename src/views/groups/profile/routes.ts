import { z } from 'zod'
import {
  differencesBetween,
  faultsIn,
  findProfile,
  founders,
  foundingForm,
  keepers,
  keepGroupEvent,
  newProfile,
  ownGroup,
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

async function showEdit(visit: Visit, failed?: Failed) {
  const { groupId } = ownGroup(visit)
  return editPage(visit, { groupId, kept: found(await findProfile(visit.tx, groupId)), failed })
}

async function save(visit: Visit, input: ProfileInput): Promise<Outcome> {
  const own = ownGroup(visit)
  const kept = found(await findProfile(visit.tx, own.groupId))
  const errors = faultsIn(visit.definition, input)
  if (errors.length > 0) return { errors, kept: {} }
  const yours = profileFrom(input, kept.profile)
  const changed = differencesBetween(kept.profile, yours)
  const by = { personId: own.viewer.person.id, hatId: own.viewer.hat.id, at: visit.now }
  const written =
    input.version === kept.version &&
    (await writeProfile(visit.tx, own.groupId, { profile: yours, version: kept.version }, by))
  if (!written) {
    const now = found(await findProfile(visit.tx, own.groupId))
    return editPage(visit, { groupId: own.groupId, kept: now, yours })
  }
  if (changed.includes('name')) await confirmNameAgain(visit, own.groupId)
  await keepGroupEvent(own, { groupId: own.groupId, kind: 'profileChanged', facts: { changed } })
  await bumpPages(visit.tx)
  return { to: deskOf(visit, own.groupId, 'saved') }
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
  page('/groups/:id/profile', { policy: keepers, show: (visit) => showEdit(visit) }),
  action('/groups/:id/profile', {
    policy: keepers,
    form: profileForm,
    draft: {
      ...kept,
      page: '/groups/:id/profile',
      kind: 'one',
      name: (lang) => profileMessages(lang).editTitle,
    },
    act: save,
    again: showEdit,
  }),
]
