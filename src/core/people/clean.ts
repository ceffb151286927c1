import type pg from 'pg'
import { longestSessionMs } from './session.ts'

/** A form's id is kept so long that no page that shows it can still be open. */
const submissionMs = 7 * 24 * 60 * 60 * 1000
/** A way to another provider and back leads nowhere after minutes. */
const tripMs = 60 * 60 * 1000

/** A proof by mail is kept for as long as wrong codes are counted. */
const proofMs = 2 * 24 * 60 * 60 * 1000

/** Deletes sessions that have ended, proofs by mail, and submission ids that nobody can send again. Runs as the owner, for all cities. */
export const cleanSessions = (ownerPool: pg.Pool, clock: () => Date) => async (): Promise<void> => {
  const before = (ms: number) => [new Date(clock().getTime() - ms)]
  await ownerPool.query('DELETE FROM session WHERE created_at < $1', before(longestSessionMs))
  await ownerPool.query('DELETE FROM mail_proof WHERE created_at < $1', before(proofMs))
  await ownerPool.query('DELETE FROM submission WHERE at < $1', before(submissionMs))
  await ownerPool.query('DELETE FROM round_trip WHERE begun_at < $1', before(tripMs))
}
