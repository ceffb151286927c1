import type { z } from 'zod'
import { emptyContact } from '../../../core/people/contact.ts'
import { insertMerge, type Likely, listLikely } from '../../../core/people/guest.ts'
import { conflict, found, notFound } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { action, type Failed, page, type Route } from '../../../core/web/route.ts'
import type { DeskDoor, Visit } from '../../../core/web/visit.ts'
import { isUuid } from '../../../lib/ids.ts'
import { mergesPage } from './merges-page.tsx'
import { counterPeopleMessages } from './messages.ts'
import { personPage, searchPage } from './pages.tsx'
import { findPeople, findPerson, listMerges, listPeople, type PersonRow, undoMerge } from './queries.ts'
import { askedIn, faultOfMerge, mergeForm, mergers, searchForm, undoForm } from './rules.ts'

const nothing: Failed = { errors: [], kept: {} }
const mostMerges = 50

const noteRead = (visit: Visit, people: readonly { id: string }[]) =>
  visit.readPersonal(
    people.map(({ id }) => id),
    { what: 'contact' },
  )

/** Asked by a form, since a name has no business in an address. */
async function search(visit: Visit, { q }: z.output<typeof searchForm>) {
  const people = q === '' ? [] : await listPeople(visit.tx, askedIn(q))
  noteRead(visit, people)
  return searchPage(visit, q, people)
}

const likeOf = async (visit: Visit, { id, name, phone, email }: PersonRow): Promise<Likely[]> => {
  const contact = { ...emptyContact, name, phone: phone ?? '', email: email ?? '' }
  return (await listLikely(visit.tx, contact)).filter((one) => one.id !== id)
}

async function showPerson(visit: Visit, failed: Failed = nothing) {
  const id = visit.params.person
  const person = found(isUuid(id) ? await findPerson(visit.tx, id) : undefined)
  const likely = person.into ? [] : await likeOf(visit, person)
  // Somebody with an account is nobody's business here, unless they may be the one who came.
  if (person.account && likely.every(({ account }) => account)) throw notFound()
  noteRead(visit, [person, ...likely])
  return personPage({ visit, person, likely, failed })
}

async function merge(visit: Visit, { other, stays }: z.output<typeof mergeForm>) {
  const id = found(isUuid(visit.params.person) ? visit.params.person : undefined)
  const people = isUuid(other) ? await findPeople(visit.tx, [id, other]) : []
  const mine = found(people.find((one) => one.id === id))
  const theirs = people.find((one) => one.id === other)
  const like = await likeOf(visit, mine)
  if (theirs === undefined || mine.into || theirs.into || !like.some((one) => one.id === other))
    return { errors: [{ field: 'other', code: 'notLikely' }], kept: {} }
  const [from, into] = stays === 'this' ? [theirs, mine] : [mine, theirs]
  const fault = faultOfMerge(from, into)
  if (fault) return { errors: [{ field: 'stays', code: fault }], kept: {} }
  const by = found(visit.viewer).person.id
  const kept = await insertMerge(visit.tx, {
    from: from.id,
    into: into.id,
    by,
    how: 'counter',
    at: visit.now,
  })
  if (!kept) throw conflict()
  return { to: cityPath(visit.city, '/counter/merges?done=merged') }
}

async function showMerges(visit: Visit) {
  const { before } = visit.query
  const rows = await listMerges(visit.tx, isUuid(before) ? before : undefined, mostMerges + 1)
  const shown = rows.slice(0, mostMerges)
  noteRead(
    visit,
    shown.flatMap(({ from_id, into_id }) => [{ id: from_id }, { id: into_id }]),
  )
  return mergesPage(visit, shown, rows.length > mostMerges)
}

async function undo(visit: Visit) {
  const id = found(isUuid(visit.params.merge) ? visit.params.merge : undefined)
  if (!(await undoMerge(visit.tx, id, found(visit.viewer).person.id, visit.now))) throw notFound()
  return { to: cityPath(visit.city, '/counter/merges?done=undone') }
}

export const counterPeopleRoutes: readonly Route[] = [
  page('/counter/people', { policy: mergers, show: async (visit) => searchPage(visit, '', []) }),
  action('/counter/people', {
    policy: mergers,
    form: searchForm,
    act: search,
    again: async (visit) => searchPage(visit, '', []),
  }),
  page('/counter/people/:person', { policy: mergers, show: (visit) => showPerson(visit) }),
  action('/counter/people/:person/merge', {
    policy: mergers,
    form: mergeForm,
    act: merge,
    again: showPerson,
  }),
  page('/counter/merges', { policy: mergers, show: showMerges }),
  action('/counter/merges/:merge/undo', { policy: mergers, form: undoForm, act: undo, again: showMerges }),
]

export const counterPeopleDoor: DeskDoor = {
  path: '/counter/people',
  may: mergers.may,
  words: (lang) => ({
    title: counterPeopleMessages(lang).doorTitle,
    text: counterPeopleMessages(lang).doorText,
  }),
}
