import { findCase } from '../../../core/case/find.ts'
import { listGroupChoices } from '../../../core/group/index.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Outcome, Page, Route } from '../../../core/web/route.ts'
import { blindId, isUuid } from '../../../lib/ids.ts'
import { parseReferenceNumber } from '../../../lib/reference-number.ts'
import { listReferralsOf } from '../referral/queries.ts'
import { type RoomVisit, roomAction, roomPage } from '../room.ts'
import { slipFormPage } from './form-page.tsx'
import { slipListPage } from './list-page.tsx'
import { findSlip, listNotes, listSlips, listStaff, type Slip } from './queries.ts'
import { keptUntil, listQuery, type NoteInput, noteForm, type SlipInput, slipForm } from './rules.ts'
import { slipPage } from './slip-page.tsx'
import { addedNames, listThemeRows, saveThemes, type ThemesInput, themesForm, themesOf } from './themes.ts'
import { themesPage } from './themes-page.tsx'
import { insertNote, insertSlip, type SlipFields, updateSlip } from './write.ts'

const byOf = ({ viewer }: RoomVisit) => ({ personId: viewer.person.id, hatId: viewer.hat.id })
const slipPath = ({ city }: RoomVisit, id: string, done: string) =>
  cityPath(city, `/centre/slips/${id}?done=${done}`)

const themes = async (visit: RoomVisit) =>
  themesOf(visit.definition, await listThemeRows(visit.tx), visit.lang)

/** The slip in the address, if it is there for whoever asks. */
async function slipOf(visit: RoomVisit): Promise<Slip> {
  const id = visit.params.slip ?? ''
  return found(isUuid(id) ? await findSlip(visit.tx, id, visit.viewer.person.id) : undefined)
}

/** What was made anonymous is not written anew. */
async function openSlip(visit: RoomVisit): Promise<Slip> {
  const slip = await slipOf(visit)
  return found(slip.anonymised_on === null ? slip : undefined)
}

type Links = { organizationId: string | null; caseId: string | null }

/** What a slip is linked with is there, and the centre may know of it. */
async function linksOf(
  visit: RoomVisit,
  input: SlipInput,
  before: Slip | undefined,
): Promise<Links | Failed> {
  const { organization, caseNumber } = input
  const group =
    organization === '' ? undefined : (await listGroupChoices(visit.tx)).find(({ id }) => id === organization)
  if (organization !== '' && group === undefined)
    return { errors: [{ field: 'organization', code: 'badChoice' }], kept: {} }
  const caseId = await caseOf(visit, caseNumber, before)
  if (caseNumber !== '' && caseId === null)
    return { errors: [{ field: 'caseNumber', code: 'caseUnknown' }], kept: {} }
  return { organizationId: group?.id ?? null, caseId }
}

async function caseOf(visit: RoomVisit, typed: string, before: Slip | undefined): Promise<string | null> {
  const number = parseReferenceNumber(typed)
  if (number === undefined) return null
  if (before?.case_number === number) return before.case_id
  return (await findCase(visit.tx, visit.viewer, number))?.case.id ?? null
}

const fieldsOf = (visit: RoomVisit, input: SlipInput, { organizationId, caseId }: Links): SlipFields => {
  const heldOn = input.heldOn ?? visit.today
  return {
    state: input.as === 'keep' ? 'kept' : 'draft',
    held_on: heldOn,
    channel: input.channel,
    minutes: input.minutes ?? 0,
    visitor_kind: input.visitorKind,
    age_group: input.ageGroup === undefined || input.ageGroup === 'none' ? '' : input.ageGroup,
    visitor: input.visitor,
    continued: input.continued === 'yes',
    themes: [...new Set(input.themes)],
    asked: input.asked,
    answered: input.answered,
    next_step: input.nextStep,
    follow_on: input.followOn ?? null,
    organization_id: organizationId,
    case_id: caseId,
    keep_until: input.keepUntil ?? keptUntil(heldOn),
  }
}

const unknownTheme = async (visit: RoomVisit, { themes: chosen }: SlipInput) => {
  const known = await themes(visit)
  return chosen.some((code) => !known.some((theme) => theme.code === code))
}

async function checked(visit: RoomVisit, input: SlipInput, before?: Slip): Promise<SlipFields | Failed> {
  if (await unknownTheme(visit, input)) return { errors: [{ field: 'themes', code: 'badChoice' }], kept: {} }
  const links = await linksOf(visit, input, before)
  return 'errors' in links ? links : fieldsOf(visit, input, links)
}

async function write(visit: RoomVisit, input: SlipInput): Promise<Outcome> {
  const fields = await checked(visit, input)
  if ('errors' in fields) return fields
  const id = await insertSlip(visit.tx, fields, byOf(visit), visit.now)
  if (fields.state === 'draft') return { to: cityPath(visit.city, `/centre/slips?done=draft`) }
  return { to: slipPath(visit, id, 'saved') }
}

async function correct(visit: RoomVisit, input: SlipInput): Promise<Outcome> {
  const slip = await openSlip(visit)
  const fields = await checked(visit, input, slip)
  if ('errors' in fields) return fields
  // What has its number and was counted is no draft any more.
  const state = slip.state === 'kept' ? 'kept' : fields.state
  const written = await updateSlip(visit.tx, { ...slip, version: input.version }, { ...fields, state })
  if (!written) throw conflict()
  return { to: slipPath(visit, slip.id, 'saved') }
}

async function note(visit: RoomVisit, input: NoteInput): Promise<Outcome> {
  const slip = await openSlip(visit)
  const patch = { follow_on: input.followOn ?? null }
  if (slip.state !== 'kept' || !(await updateSlip(visit.tx, { ...slip, version: input.version }, patch)))
    throw conflict()
  const { channel, minutes, text } = input
  const about = { slipId: slip.id, held_on: input.heldOn ?? visit.today, channel, minutes, text }
  await insertNote(visit.tx, about, byOf(visit), visit.now)
  return { to: slipPath(visit, slip.id, 'noted') }
}

async function keepThemes(visit: RoomVisit, { used, added }: ThemesInput): Promise<Outcome> {
  const known = await themes(visit)
  const changed = known.map(({ code, name }) => ({ code, name, hidden: !used.includes(code) }))
  const fresh = addedNames(added, known).map((name) => ({ code: blindId(), name, hidden: false }))
  await saveThemes(visit.tx, [...changed, ...fresh], visit.now)
  return { to: cityPath(visit.city, '/centre/themes?done=saved') }
}

const showForm = async (visit: RoomVisit, failed?: Failed, slip?: Slip): Promise<Page> =>
  slipFormPage({ visit, slip, failed, themes: await themes(visit), groups: await listGroupChoices(visit.tx) })

async function showSlip(visit: RoomVisit, failed?: Failed): Promise<Page> {
  const slip = await slipOf(visit)
  const notes = await listNotes(visit.tx, slip.id)
  const referrals = await listReferralsOf(visit.tx, slip.id)
  return slipPage({ visit, slip, notes, themes: await themes(visit), referrals, failed })
}

async function showList(visit: RoomVisit): Promise<Page> {
  const query = listQuery.parse(visit.query)
  const { slips, more } = await listSlips(visit.tx, query, visit.viewer.person.id, visit.today)
  const staff = await listStaff(visit.tx)
  return slipListPage({ visit, query, slips, more, staff, themes: await themes(visit) })
}

export const slipRoutes: readonly Route[] = [
  roomPage('/centre/slips', { show: showList }),
  roomPage('/centre/slips/new', { show: (visit) => showForm(visit) }),
  roomAction('/centre/slips', { form: slipForm, act: write, again: showForm }),
  roomPage('/centre/slips/:slip', { show: (visit) => showSlip(visit) }),
  roomPage('/centre/slips/:slip/edit', {
    show: async (visit) => showForm(visit, undefined, await openSlip(visit)),
  }),
  roomAction('/centre/slips/:slip', {
    form: slipForm,
    act: correct,
    again: async (visit, failed) => showForm(visit, failed, await openSlip(visit)),
  }),
  roomAction('/centre/slips/:slip/notes', { form: noteForm, act: note, again: showSlip }),
  roomPage('/centre/themes', { show: async (visit) => themesPage({ visit, themes: await themes(visit) }) }),
  roomAction('/centre/themes', {
    form: themesForm,
    act: keepThemes,
    again: async (visit, failed) => themesPage({ visit, themes: await themes(visit), failed }),
  }),
]
