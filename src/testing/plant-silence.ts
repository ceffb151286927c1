import type { TestApp } from './app.ts'

const outcomeOf = (mark: string) => ({
  ...{ outcome: 'none', forms: [], goal: '', thanks: '', criteria: '' },
  ...{ reason: `${mark}-outcome`, else: 'x' },
})

/** A side of a partner table that did not answer: only its outcome and its minutes can go on without somebody. */
export async function plantSilence(
  { owner, runtime }: TestApp,
  { cityId, caseId, partyId }: { cityId: string; caseId: string; partyId: string },
  mark: string,
): Promise<void> {
  const now = runtime.clock()
  const who = '(SELECT id FROM person WHERE city_id = $1 LIMIT 1)'
  await owner.query(
    `INSERT INTO joint_version (city_id, case_id, kind, version, content, content_hash, party_ids, person_id, at)
     VALUES ($1, $2, 'tableOutcome', 1, $4, 'x', '{}', ${who}, $3)`,
    [cityId, caseId, now, JSON.stringify(outcomeOf(mark))],
  )
  await owner.query(
    `INSERT INTO joint_silence (city_id, case_id, kind, version, party_id, what, said, person_id, at)
     VALUES ($1, $2, 'tableOutcome', 1, $3, 'silent', $4, ${who}, $5)`,
    [cityId, caseId, partyId, `${mark}-silence`, now],
  )
}
