import type { Party } from '../../../core/case/types.ts'
import { storeFile } from '../../../core/files/index.ts'
import { conflict, forbidden, found } from '../../../core/web/errors.ts'
import type { Failed, Outcome, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { keepAnswer, openQuestion } from './acts.ts'
import { typePage } from './paper-page.tsx'
import { readAhead } from './queries.ts'
import { isOpen, mayTypeAhead, type TypedInput } from './rules.ts'

const partyHere = ({ parties, params }: CaseVisit): Party =>
  found(parties.find(({ id }) => id === params.party))

/** Where staff type in what a side without an account said. */
export async function showTyping(visit: CaseVisit, failed?: Failed): Promise<Page> {
  const { asked, answers } = await readAhead(visit.tx, visit.case.id)
  const party = partyHere(visit)
  if (!isOpen(visit, found(asked))) throw conflict()
  if (!mayTypeAhead(visit, answers, party)) throw forbidden()
  return typePage(visit, { party, said: answers.find(({ party_id }) => party_id === party.id) }, failed)
}

/** The photograph of the paper is the city hall's copy; what it says is hidden like every other answer till all are in. */
async function scanOf(visit: CaseVisit): Promise<{ fileId: string | null } | { code: string }> {
  const scan = visit.files.scan?.[0]
  if (scan === undefined || scan.size === 0) return { fileId: null }
  const stored = await storeFile(visit, visit.case.id, scan, 'city')
  return stored.ok ? { fileId: stored.id } : { code: stored.code }
}

export async function typeAhead(visit: CaseVisit, input: TypedInput): Promise<Outcome> {
  const party = partyHere(visit)
  const open = await openQuestion(visit)
  if (!mayTypeAhead(visit, open.answers, party)) throw forbidden()
  if (input.saidOn > visit.today) return { errors: [{ field: 'saidOn', code: 'futureDate' }], kept: {} }
  const scan = await scanOf(visit)
  if ('code' in scan) return { errors: [{ field: 'scan', code: scan.code }], kept: {} }
  return keepAnswer(visit, open, { party, input: { ...input, ...scan }, kind: 'aheadTyped' })
}
