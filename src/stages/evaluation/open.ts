import type pg from 'pg'
import { z } from 'zod'
import { seeingAll } from '../../core/advance.ts'
import { findCase } from '../../core/case/find.ts'
import type { CaseSubject } from '../../core/case/types.ts'
import { closeDuties, openDuty } from '../../core/duty/duties.ts'
import { leadOf } from '../../core/duty/lead.ts'
import type { Letterhead } from '../../core/notice/index.ts'
import { openLedger } from '../../core/trail/ledger.ts'
import { type PlainDate, todayInJapan } from '../../lib/dates.ts'
import { isUuid } from '../../lib/ids.ts'
import { inCity, type Tx } from '../../platform/db/transaction.ts'
import { type KeyFolder, sealKeyName } from '../../platform/keys/index.ts'
import { unseal } from '../../platform/seal/index.ts'
import type { BeginVisit } from './begin.ts'
import { beginRound } from './begin.ts'
import type { DueMoment } from './due.ts'
import { tellRevealed } from './notices.ts'
import { firstLayer, type Layer, layerAfter } from './plan.ts'
import { findPlan } from './plan-queries.ts'
import { findRounds, listUnrevealed, lockCase, type Unrevealed } from './queries.ts'
import { type Answers, allIn, isDue, sealContext } from './rules.ts'
import { findSealedRounds, insertOpening, type SealedRound, type SealedSheet } from './sealed-queries.ts'

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
 * The job that opens the rounds of a case. It looks for itself whether every party is in or the date has come, whatever
 * queued it, and doing it twice changes nothing. Opening is an entry in the trail; if the process dies in between, the
 * next try writes it.
 */
export const openRound = (opener: Opener) => async (payload: unknown) => {
  const { cityId, caseId } = payloadOf.parse(payload)
  if (await unsealSheets(opener, cityId, caseId)) await tellReveal(opener, cityId, caseId)
}

/** True where anything is open, now or before. */
async function unsealSheets(opener: Opener, cityId: string, caseId: string): Promise<boolean> {
  return inCity(opener.unsealPool, cityId, 'write', async (tx) => {
    const today = todayInJapan(opener.clock())
    const ready = (await findSealedRounds(tx, caseId)).filter((round) => isReady(round, today))
    for (const round of ready) await unsealRound(opener, tx, { ...round, caseId })
    return ready.some(({ sheets }) => sheets.length > 0)
  })
}

async function unsealRound(
  { keys, clock }: Opener,
  tx: Tx,
  { caseId, round, sealKey, sheets }: SealedRound & { caseId: string },
): Promise<void> {
  const sealed = sheets.filter(({ open }) => !open)
  if (sealed.length === 0) return
  const pair = await keys.find(tx.cityId, sealKeyName(sealKey))
  if (pair === undefined) throw new Error('the private key of this round is not in the keys folder')
  for (const sheet of sealed) {
    const { judgeId, partyId } = sheet
    const answers = answersIn(sheet, pair.privateKey, sealContext(tx.cityId, caseId, judgeId, round))
    await insertOpening(tx, { caseId, round, judgeId, partyId, answers }, clock())
  }
}

/** All are in, or the day until which sheets are sealed has passed. */
const isReady = (round: SealedRound, today: PlainDate): boolean =>
  isDue(round, today) ||
  allIn(
    round.sheets.map(({ judgeId }) => judgeId),
    round.asked,
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
    const opened = await listUnrevealed(tx, caseId)
    const [first] = opened
    const subject = first && (await findCase(tx, seeingAll, first.number))
    if (subject === undefined) return
    const ledger = openLedger(tx, byYui, head.now)
    for (const round of opened) await reveal({ ...head, tx, record: ledger.record }, subject, round)
    await ledger.flush()
  })
}

/** What is open is told, and the next layer begins. */
async function reveal(visit: BeginVisit, subject: CaseSubject, round: Unrevealed): Promise<void> {
  const caseId = subject.case.id
  const asked = round.layer === 'thirdParty' ? round.sheets : subject.parties.length
  const missing = Math.max(0, asked - round.sheets)
  const facts = { sheets: round.sheets, missing, ...at(round) }
  visit.record({ caseId, stage: 'evaluation', kind: 'revealed', visibility: 'public', facts })
  const fixed = await findPlan(visit.tx, caseId)
  const next = fixed && layerAfter(fixed.plan, round.layer)
  const last = isLastOfParties(round, next)
  if (round.layer !== 'thirdParty') await goOn(visit, subject, { missing, last })
  if (fixed && next) await beginRound(visit, subject, fixed, { moment: round.moment, layer: next })
  if (last) await openDuty(visit.tx, { caseId, kind: 'evaluation.joint', ...leadOf(subject) }, visit.now)
}

/** At the end, once the parties' own layers are open, they say together what they learned. */
const isLastOfParties = ({ moment, layer }: Unrevealed, next: Layer | undefined): boolean =>
  moment === 'end' && layer !== 'thirdParty' && next !== 'mutual'

type Told = Parameters<typeof tellRevealed>[2]

async function goOn(visit: BeginVisit, subject: CaseSubject, told: Told): Promise<void> {
  const duty = { caseId: subject.case.id, kind: 'evaluation.sheet' }
  if (told.missing === 0) await closeDuties(visit.tx, duty, visit.now)
  await tellRevealed(visit, subject, told)
}

const at = ({ round, moment, layer }: Unrevealed) => ({ round, moment, layer })

/** The job that begins a round whose moment has come by the clock. */
export const beginDue =
  ({ appPool, clock, letterhead }: Pick<Opener, 'appPool' | 'clock' | 'letterhead'>) =>
  async ({ cityId, number, moment }: DueMoment): Promise<void> => {
    const head = await letterhead(cityId, clock())
    await inCity(appPool, cityId, 'write', async (tx) => {
      const subject = await findCase(tx, seeingAll, number)
      if (subject === undefined) return
      await lockCase(tx, subject.case.id)
      const fixed = await findPlan(tx, subject.case.id)
      const begun = await findRounds(tx, subject.case.id)
      if (fixed === undefined || begun.some((round) => round.moment === moment)) return
      const ledger = openLedger(tx, byYui, head.now)
      const at = { moment, layer: firstLayer(fixed.plan) }
      await beginRound({ ...head, tx, record: ledger.record }, subject, fixed, at)
      await ledger.flush()
    })
  }
