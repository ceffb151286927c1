import type pg from 'pg'
import { z } from 'zod'
import { seeingAll } from '../../core/advance.ts'
import { findCase } from '../../core/case/find.ts'
import { closeDuties, openDuty } from '../../core/duty/duties.ts'
import { leadOf } from '../../core/duty/lead.ts'
import type { Letterhead, NoticeVisit } from '../../core/notice/index.ts'
import { openLedger } from '../../core/trail/ledger.ts'
import { isUuid } from '../../lib/ids.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { type KeyFolder, sealKeyName } from '../../platform/keys/index.ts'
import { unseal } from '../../platform/seal/index.ts'
import { tellRevealed } from './notices.ts'
import {
  findRevealed,
  findSealedRound,
  insertOpening,
  lockCase,
  type SealedRound,
  type SealedSheet,
} from './queries.ts'
import { type Answers, allIn, sealContext } from './rules.ts'

/** What the opening stands on: the unsealing role, the app role for what all may know, and the keys folder. */
export type Opener = {
  unsealPool: pg.Pool
  appPool: pg.Pool
  keys: KeyFolder
  clock: () => Date
  letterhead: Letterhead
}

const uuid = z.string().refine(isUuid)
const payloadOf = z.object({ cityId: uuid, caseId: uuid })

/**
 * The job that opens a round. It looks for itself whether every party is in, whatever queued it, and doing it twice
 * changes nothing. Opening is an entry in the trail; if the process dies in between, the next try writes it.
 */
export const openRound = (opener: Opener) => async (payload: unknown) => {
  const { cityId, caseId } = payloadOf.parse(payload)
  if (await unsealSheets(opener, cityId, caseId)) await tellReveal(opener, cityId, caseId)
}

async function unsealSheets({ unsealPool, keys, clock }: Opener, cityId: string, caseId: string) {
  return inCity(unsealPool, cityId, 'write', async (tx) => {
    const round = await findSealedRound(tx, caseId)
    if (round === undefined || !isComplete(round)) return false
    const pair = await keys.find(cityId, sealKeyName(round.sealKey))
    if (pair === undefined) throw new Error('the private key of this round is not in the keys folder')
    const now = clock()
    for (const sheet of round.sheets) {
      const answers = answersIn(sheet, pair.privateKey, sealContext(cityId, caseId, sheet.partyId))
      await insertOpening(tx, { caseId, partyId: sheet.partyId, answers }, now)
    }
    return true
  })
}

const isComplete = ({ parties, sheets }: SealedRound): boolean =>
  allIn(
    sheets.map(({ partyId }) => partyId),
    parties,
  )

const answersIn = ({ sealed }: SealedSheet, privateKey: string, context: string): Answers =>
  JSON.parse(unseal(privateKey, sealed, context)) as Answers

const byYui = { personId: null, hatId: null, name: 'Yui', publicName: 'Yui' }

async function tellReveal(
  { appPool, clock, letterhead }: Opener,
  cityId: string,
  caseId: string,
): Promise<void> {
  const head = await letterhead(cityId, clock())
  await inCity(appPool, cityId, 'write', async (tx) => {
    await lockCase(tx, caseId)
    const found = await findRevealed(tx, caseId)
    if (found !== undefined && !found.revealed) await reveal({ ...head, tx }, caseId, found.number)
  })
}

async function reveal(visit: NoticeVisit, caseId: string, number: string): Promise<void> {
  const { tx, now } = visit
  const subject = await findCase(tx, seeingAll, number)
  if (subject === undefined) return
  await closeDuties(tx, { caseId, kind: 'evaluation.sheet' }, now)
  await openDuty(tx, { caseId, kind: 'evaluation.joint', ...leadOf(subject) }, now)
  const ledger = openLedger(tx, byYui, now)
  const facts = { sheets: subject.parties.length }
  ledger.record({ caseId, stage: 'evaluation', kind: 'revealed', visibility: 'public', facts })
  await ledger.flush()
  await tellRevealed(visit, subject)
}

/** Rounds that are complete and were not opened: a party has left meanwhile, or a job was lost. */
export async function listComplete(ownerPool: pg.Pool): Promise<{ cityId: string; caseId: string }[]> {
  const { rows } = await ownerPool.query<{ cityId: string; caseId: string }>(
    `SELECT r.city_id AS "cityId", r.case_id AS "caseId" FROM evaluation_round r
     JOIN collaboration c ON c.city_id = r.city_id AND c.id = r.case_id AND c.stage = 'evaluation' AND c.state = 'open'
     WHERE NOT EXISTS (SELECT 1 FROM party p WHERE p.city_id = r.city_id AND p.case_id = r.case_id
         AND p.left_at IS NULL AND NOT EXISTS (SELECT 1 FROM evaluation_sheet s
           WHERE s.city_id = p.city_id AND s.case_id = p.case_id AND s.party_id = p.id))
       AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.city_id = r.city_id AND e.case_id = r.case_id
         AND e.stage = 'evaluation' AND e.kind = 'revealed')`,
  )
  return rows
}
