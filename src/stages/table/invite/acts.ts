import { addParty } from '../../../core/case/parties.ts'
import { openDuty } from '../../../core/duty/duties.ts'
import { fieldOfMember, isSeated, partyFrom } from '../../../core/group/index.ts'
import { lockCase } from '../../../core/joint/index.ts'
import { queueMail } from '../../../core/mail/index.ts'
import { emptyContact } from '../../../core/people/contact.ts'
import { insertGuest, keepCaseKey, newAccessKey } from '../../../core/people/guest.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { openRoom, tablePath } from '../here.ts'
import type { MemberInput } from '../members.ts'
import { tellJoined } from '../notices.ts'
import { tell } from '../record.ts'
import { inviteMessages } from './messages.ts'

/** Somebody without an account: the key goes to their own address alone, so that nobody who invites can act as them. */
async function giveKey(visit: CaseVisit, { name, email }: MemberInput): Promise<string | undefined> {
  if (name === '' || email === '') return undefined
  const { tx, now, today, lang, city, runtime, definition } = visit
  const contact = { ...emptyContact, name, email, channel: 'mail' as const }
  const { personId } = await insertGuest(tx, contact, { lang, now, today })
  const key = newAccessKey()
  await keepCaseKey(tx, { caseId: visit.case.id, personId, key, now })
  const words = inviteMessages(lang)
  await queueMail(visit, {
    to: { personId },
    caseId: visit.case.id,
    kind: 'accessKey',
    lang,
    subject: words.mailSubject(pick(definition.city.name, lang)),
    body: words.mailText(
      visit.case.number,
      key,
      `${runtime.origin}${cityPath(city, `/follow?number=${visit.case.number}`)}`,
    ),
  })
  return personId
}

/** Whoever is waiting to be asked for a time is asked, too. */
async function askForTimes(
  visit: CaseVisit,
  partyId: string,
  sittings: readonly { number: number; state: string }[],
) {
  const { tx, now, case: subject } = visit
  for (const { number } of sittings.filter(({ state }) => state === 'finding'))
    await openDuty(tx, { caseId: subject.id, kind: `table.dates.${number}`, partyId }, now)
}

/** A party more at the table, with the rights of all others from now on. Any party invites. */
export async function invite(visit: CaseVisit, input: MemberInput): Promise<Outcome> {
  await lockCase(visit.tx, visit.case.id)
  const room = await openRoom(visit)
  const party = await partyFrom(visit, input)
  const field = fieldOfMember(input)
  const mistake = (code: string): Outcome => ({ errors: [{ field, code }], kept: {} })
  if (party === undefined) return mistake('badChoice')
  if (isSeated(visit.parties, party)) return mistake('alreadyThere')
  const personId = await giveKey(visit, input)
  const id = await addParty(visit.tx, visit.case.id, { ...party, personId }, visit.now)
  await askForTimes(visit, id, room.sittings)
  tell(visit, 'invited', { who: party.publicName })
  await tellJoined(visit)
  return { to: tablePath(visit) }
}
