import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Confirmation, Earlier, Joint, JointDocument, JointKind, Silence } from './types.ts'

/**
 * Whoever writes, confirms or joins first takes the case: two parties who confirm at once would otherwise not see each
 * other's confirmation, and what all have confirmed would never take effect.
 */
export async function lockCase({ db, cityId }: Tx, caseId: string): Promise<void> {
  await db
    .selectFrom('collaboration')
    .select('id')
    .where('city_id', '=', cityId)
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** The newest version with its confirmations, objections, effect and the version before it, in one statement. */
export async function currentJoint<C>(
  { db, cityId }: Tx,
  caseId: string,
  kind: JointKind,
): Promise<Joint<C> | undefined> {
  const row = await db
    .selectFrom('joint_version as v')
    .select(['v.kind', 'v.version', 'v.content_hash as hash', 'v.written_by_party as writtenByParty'])
    .select([
      sql<JointDocument<C>>`v.content`.as('document'),
      sql<string>`to_json(v.at)#>>'{}'`.as('at'),
      sql<string>`(SELECT name FROM person WHERE city_id = v.city_id AND id = v.person_id)`.as(
        'writtenByName',
      ),
      sql<
        Confirmation[]
      >`(SELECT coalesce(json_agg(json_build_object('partyId', c.party_id, 'hash', c.content_hash,
        'method', c.method, 'name', coalesce(c.signer, p.name), 'personId', c.person_id, 'fileId', c.file_id,
        'recordedBy', c.recorded_by, 'recordedByName', r.name, 'at', c.at, 'objection',
        CASE WHEN o.party_id IS NULL THEN NULL
          ELSE json_build_object('reason', o.reason, 'at', o.at, 'personName', q.name) END) ORDER BY c.at, c.party_id), '[]')
        FROM joint_confirmation c
        JOIN person r ON r.city_id = c.city_id AND r.id = c.recorded_by
        LEFT JOIN person p ON p.city_id = c.city_id AND p.id = c.person_id
        LEFT JOIN joint_objection o ON o.city_id = c.city_id AND o.case_id = c.case_id AND o.kind = c.kind
          AND o.version = c.version AND o.party_id = c.party_id
        LEFT JOIN person q ON q.city_id = o.city_id AND q.id = o.person_id
        WHERE c.city_id = v.city_id AND c.case_id = v.case_id AND c.kind = v.kind AND c.version = v.version)`.as(
        'confirmations',
      ),
      sql<
        Joint<C>['effect']
      >`(SELECT json_build_object('version', e.version, 'hash', e.content_hash, 'at', e.at)
        FROM joint_effect e WHERE e.city_id = v.city_id AND e.case_id = v.case_id AND e.kind = v.kind
        ORDER BY e.version DESC LIMIT 1)`.as('effect'),
      sql<JointDocument<C> | null>`(SELECT b.content FROM joint_version b WHERE b.city_id = v.city_id
        AND b.case_id = v.case_id AND b.kind = v.kind AND b.version = v.version - 1)`.as('previous'),
      sql<
        Silence[]
      >`(SELECT coalesce(json_agg(json_build_object('partyId', s.party_id, 'what', s.what, 'said', s.said,
        'name', coalesce(w.name, ''), 'at', s.at) ORDER BY s.at), '[]') FROM joint_silence s
        LEFT JOIN person w ON w.city_id = s.city_id AND w.id = s.person_id
        WHERE s.city_id = v.city_id AND s.case_id = v.case_id AND s.kind = v.kind AND s.version = v.version)`.as(
        'silences',
      ),
      sql<
        Joint<C>['closed']
      >`(SELECT json_build_object('version', z.version, 'hash', z.content_hash, 'at', z.at)
        FROM joint_closing z WHERE z.city_id = v.city_id AND z.case_id = v.case_id AND z.kind = v.kind
        ORDER BY z.version DESC LIMIT 1)`.as('closed'),
    ])
    .where('v.city_id', '=', cityId)
    .where('v.case_id', '=', caseId)
    .where('v.kind', '=', kind)
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row
}

/** What was written before the newest version, the latest first. */
export async function listEarlier<C>(
  { db, cityId }: Tx,
  caseId: string,
  { kind, version }: Joint<C>,
): Promise<Earlier<C>[]> {
  return await db
    .selectFrom('joint_version as v')
    .select(['v.version', sql<JointDocument<C>>`v.content`.as('document')])
    .select([
      sql<string>`(SELECT name FROM person WHERE city_id = v.city_id AND id = v.person_id)`.as(
        'writtenByName',
      ),
      sql<string>`to_json(v.at)#>>'{}'`.as('at'),
      sql<string | null>`(SELECT to_json(e.at)#>>'{}' FROM joint_effect e WHERE e.city_id = v.city_id
        AND e.case_id = v.case_id AND e.kind = v.kind AND e.version = v.version)`.as('effectAt'),
    ])
    .where('v.city_id', '=', cityId)
    .where('v.case_id', '=', caseId)
    .where('v.kind', '=', kind)
    .where('v.version', '<', version)
    .orderBy('v.version', 'desc')
    .execute()
}

type NewVersion = {
  caseId: string
  hash: string
  document: JointDocument<unknown>
  writtenByParty: string | null
  personId: string
}

/** False when somebody else has written the same version first. */
export async function insertVersion({ db, cityId }: Tx, written: NewVersion, now: Date): Promise<boolean> {
  const { document } = written
  const inserted = await db
    .insertInto('joint_version')
    .values({
      city_id: cityId,
      case_id: written.caseId,
      kind: document.kind,
      version: document.version,
      content: JSON.stringify(document),
      content_hash: written.hash,
      party_ids: document.parties.map((party) => party.id),
      written_by_party: written.writtenByParty,
      person_id: written.personId,
      at: now,
    })
    .onConflict((oc) => oc.columns(['city_id', 'case_id', 'kind', 'version']).doNothing())
    .executeTakeFirst()
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n
}

type NewConfirmation = {
  caseId: string
  joint: Joint<unknown>
  partyId: string
  recordedBy: string
} & (
  | { method: 'online'; personId: string; signer: null; fileId: null }
  | { method: 'paper'; personId: null; signer: string; fileId: string }
)

export async function insertConfirmation({ db, cityId }: Tx, given: NewConfirmation, now: Date) {
  await db
    .insertInto('joint_confirmation')
    .values({
      city_id: cityId,
      case_id: given.caseId,
      kind: given.joint.kind,
      version: given.joint.version,
      party_id: given.partyId,
      content_hash: given.joint.hash,
      method: given.method,
      person_id: given.personId,
      signer: given.signer,
      file_id: given.fileId,
      recorded_by: given.recordedBy,
      at: now,
    })
    .execute()
}

type NewObjection = {
  caseId: string
  joint: Joint<unknown>
  partyId: string
  personId: string
  reason: string
}

export async function insertObjection({ db, cityId }: Tx, objection: NewObjection, now: Date) {
  await db
    .insertInto('joint_objection')
    .values({
      city_id: cityId,
      case_id: objection.caseId,
      kind: objection.joint.kind,
      version: objection.joint.version,
      party_id: objection.partyId,
      person_id: objection.personId,
      reason: objection.reason,
      at: now,
    })
    .execute()
}

export async function isFileOfCase({ db, cityId }: Tx, caseId: string, fileId: string): Promise<boolean> {
  const file = await db
    .selectFrom('file')
    .select('id')
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('id', '=', fileId)
    .executeTakeFirst()
  return file !== undefined
}

/** Asks the database, which alone can: true when every party has confirmed this version with its hash. */
export async function takeEffect({ db }: Tx, caseId: string, joint: Joint<unknown>, now: Date) {
  const result = await sql<{ took: boolean }>`SELECT take_effect(${caseId}::uuid, ${joint.kind}::text,
    ${joint.version}::integer, ${now}::timestamptz) AS took`.execute(db)
  return result.rows[0]?.took === true
}
