import { requiresApproval } from '../../../core/approval/index.ts'
import { findCase } from '../../../core/case/find.ts'
import { isEntangled } from '../../../core/case/types.ts'
import { withSectionsToday } from '../../../core/edition/view.ts'
import { handIn, openMatter } from '../../../core/matter.ts'
import { type Contact, emptyContact } from '../../../core/people/contact.ts'
import {
  insertGuest,
  insertMerge,
  keepCaseKey,
  type Likely,
  listLikely,
  newAccessKey,
} from '../../../core/people/guest.ts'
import { found } from '../../../core/web/errors.ts'
import type { CaseVisit, Visit } from '../../../core/web/visit.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { parseReferenceNumber } from '../../../lib/reference-number.ts'
import { changeConsultation, lockConsultation } from '../queries.ts'
import { type Consultation, canDo, isOpen } from '../rules.ts'
import { accept, reply, tell } from '../talk.ts'
import { somebodyNew, type TalkInput, titleOf } from './rules.ts'

const contactOf = ({ who, phone }: Pick<TalkInput, 'who' | 'phone'>): Contact => ({
  ...emptyContact,
  name: who,
  phone,
  channel: phone === '' ? 'none' : 'phone',
})

/** Records that look like whoever calls, as at the counter; none where the matter is known. */
export const likelyFor = async (
  visit: Visit,
  talk: Pick<TalkInput, 'who' | 'phone' | 'number'>,
): Promise<Likely[]> => (talk.number !== '' || talk.who === '' ? [] : listLikely(visit.tx, contactOf(talk)))

/** The case that is meant, as a request about it would see it; nothing where the writer may not know of it. */
async function caseOf(visit: Visit, typed: string): Promise<CaseVisit | undefined> {
  const number = parseReferenceNumber(typed)
  const subject = number === undefined ? undefined : await findCase(visit.tx, visit.viewer, number)
  if (subject === undefined || isEntangled(visit.viewer, subject.parties)) return undefined
  const own = await visit.runtime.directory.definition(subject.case.edition_id)
  return { ...visit, ...subject, definition: withSectionsToday(own, visit.definition) }
}

const fault = (field: string, code: string): FieldError[] => [{ field, code }]

function faultsInAnswer(visit: CaseVisit, read: Consultation | undefined, input: TalkInput): FieldError[] {
  if (input.answered !== 'yes') return []
  if (requiresApproval(visit.definition, 'reply')) return fault('answered', 'needsApproval')
  const may =
    read &&
    (canDo(visit.viewer, visit.case, read, 'accept') || canDo(visit.viewer, visit.case, read, 'reply'))
  return may ? [] : fault('answered', 'notYours')
}

async function faultsOfKnown(visit: Visit, input: TalkInput): Promise<FieldError[]> {
  const known = await caseOf(visit, input.number)
  if (known === undefined) return fault('number', 'noSuchCase')
  const read = await lockConsultation(visit.tx, known.case.id)
  if (input.nextOn && !(read && isOpen(known.case, read))) return fault('nextOn', 'over')
  return faultsInAnswer(known, read, input)
}

async function faultsOfNew(visit: Visit, input: TalkInput): Promise<FieldError[]> {
  if (input.field !== '' && !visit.definition.fields.some(({ code }) => code === input.field))
    return fault('field', 'badChoice')
  const likely = await likelyFor(visit, input)
  const chosen = input.samePerson === somebodyNew || likely.some(({ id }) => id === input.samePerson)
  return likely.length === 0 || chosen ? [] : fault('samePerson', 'lookAlike')
}

export async function talkFaults(visit: Visit, input: TalkInput): Promise<FieldError[]> {
  if (input.talkedOn && input.talkedOn > visit.today) return fault('talkedOn', 'badDay')
  if (input.nextOn && input.nextOn < visit.today) return fault('nextOn', 'nextPast')
  return input.number === '' ? faultsOfNew(visit, input) : faultsOfKnown(visit, input)
}

/** A matter of its own, for the desk only, with whoever called as its party, who gets a key to it. */
async function openFrom(visit: Visit, input: TalkInput): Promise<{ about: CaseVisit; key: string }> {
  const { tx, now, definition } = visit
  const { personId } = await insertGuest(tx, contactOf(input), visit)
  const same = (await likelyFor(visit, input)).find(({ id }) => id === input.samePerson && id !== personId)
  const by = found(visit.viewer).person.id
  if (same) await insertMerge(tx, { from: personId, into: same.id, by, how: 'counter', at: now })
  const kind = definition.actors.kinds.find(({ common }) => common === 'individual')
  const party = {
    kind: kind?.code ?? 'individual',
    common: 'individual',
    name: input.who,
    publicName: kind?.name.ja ?? '市民',
    government: false,
    personId,
  }
  const field = input.field === '' ? undefined : input.field
  const { id, number } = await openMatter(
    visit,
    {
      title: titleOf(input.asked),
      issue: input.asked,
      wish: '',
      proposer: '',
      visibility: 'desk',
      field,
      parties: [party],
      via: input.via,
      receivedOn: input.talkedOn,
    },
    { field: field ?? 'unknown', via: input.via },
  )
  await handIn(visit, number)
  const key = newAccessKey()
  await keepCaseKey(tx, { caseId: id, personId, key, now })
  const office = {
    ...visit,
    viewer: visit.viewer && { ...visit.viewer, hat: { ...visit.viewer.hat, kind: 'coordination' as const } },
  }
  return { about: { ...found(await caseOf(office, number)), viewer: visit.viewer }, key }
}

/** As an answer: the matter is accepted where it was not yet, and what was said goes to the parties. */
async function answer(visit: CaseVisit, read: Consultation, input: TalkInput): Promise<boolean> {
  if (read.state === 'received' && !(await accept(visit, read))) return false
  const now = found(await lockConsultation(visit.tx, visit.case.id))
  return reply(visit, now, { text: input.said, nextOn: input.nextOn, files: [] })
}

type KeptTalk = { number: string; key: string | undefined }

/** Writes a talk down. Undefined when somebody was faster; otherwise the matter's number, and of a new one its key. */
export async function keepTalk(visit: Visit, input: TalkInput): Promise<KeptTalk | undefined> {
  const { about, key } =
    input.number === ''
      ? await openFrom(visit, input)
      : { about: found(await caseOf(visit, input.number)), key: undefined }
  const kept = { number: about.case.number, key }
  const { via, who, asked, said, nextOn, talkedOn = visit.today } = input
  tell(about, {
    kind: 'talked',
    visibility: 'parties',
    facts: { via, who, asked, said, talkedOn, ...(nextOn ? { nextOn } : {}) },
  })
  const read = await lockConsultation(visit.tx, about.case.id)
  if (read === undefined) return kept
  const done =
    input.answered === 'yes'
      ? await answer(about, read, input)
      : nextOn === undefined || (await changeConsultation(visit.tx, read, { next_on: nextOn }))
  return done ? kept : undefined
}
