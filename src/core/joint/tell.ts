import { sql } from 'kysely'
import type { Lang } from '../../lib/language.ts'
import type { CaseSubject, Party } from '../case/types.ts'
import { queueMail } from '../mail/index.ts'
import { cityPath } from '../web/paths.ts'
import type { Visit } from '../web/visit.ts'
import { jointMessages } from './messages.ts'

const mails = { written: 'mailWritten', changed: 'mailChanged', recorded: 'mailRecorded' } as const
type Telling = { personId: string; lang: Lang }

/** Mails to the people behind the parties; the text itself stays in the case, where who may see it is decided. */
export async function tellParties(
  visit: Visit,
  subject: CaseSubject,
  parties: readonly Party[],
  what: keyof typeof mails,
  version: number,
): Promise<void> {
  const people = await listPeople(visit, parties)
  if (people.length === 0) return
  const address = `${visit.runtime.origin}${cityPath(visit.city, `/cases/${subject.case.number}`)}`
  for (const { personId, lang } of people)
    await queueMail(visit, {
      to: { personId },
      lang,
      kind: `joint.${what}`,
      subject: jointMessages(lang).mailSubject(subject.case.number),
      body: jointMessages(lang)[mails[what]]({ version: String(version), address }),
      caseId: subject.case.id,
    })
}

/** The resident themselves, or who represents a group, keeps its papers, or is chief of a section; only who has an address. */
async function listPeople({ tx, today, viewer }: Visit, parties: readonly Party[]): Promise<Telling[]> {
  const of = (pick: (party: Party) => string | null) => parties.map(pick).filter((id) => id !== null)
  const result = await sql<Telling>`SELECT DISTINCT p.id AS "personId", p.lang FROM person p
    LEFT JOIN hat h ON h.city_id = p.city_id AND h.person_id = p.id AND (h.until IS NULL OR h.until >= ${today}::date)
    WHERE p.city_id = ${tx.cityId} AND coalesce(p.contact_email, p.email) IS NOT NULL AND p.id <> ${viewer?.person.id ?? null}::uuid
      AND (p.id = ANY (${of((party) => party.person_id)}::uuid[])
        OR (h.kind IN ('representative', 'secretary') AND h.organization_id = ANY (${of((party) => party.organization_id)}::uuid[]))
        OR (h.kind = 'chief' AND h.section = ANY (${of((party) => party.section)}::text[])))`.execute(tx.db)
  return result.rows
}
