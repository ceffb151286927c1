import { listEntries } from '../../../core/case/find.ts'
import { faultsInFiles, wantedTokens } from '../../../core/files/index.ts'
import { conflict } from '../../../core/web/errors.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { type Correction, faultsOfCorrection, filesWanted, type Open, openRequest } from './rules.ts'

export const readOpen = async (visit: CaseVisit): Promise<Open | undefined> =>
  openRequest(visit, await listEntries(visit.tx, visit.case.id))

/** The request that the form answers, or 409: it was answered, taken back, or another one has been made. */
export async function openFor(visit: CaseVisit, round: number): Promise<Open> {
  const open = await readOpen(visit)
  if (open === undefined || open.round !== round) throw conflict()
  return open
}

/** Mistakes in the fields that were opened, and in the files that come with them. */
export async function faults(visit: CaseVisit, input: Correction): Promise<FieldError[]> {
  const open = await openFor(visit, input.round)
  return [
    ...faultsOfCorrection(visit.definition, visit, open, input),
    ...(await faultsInFiles(visit, 'attachments', wantedTokens(filesWanted(open, input)), visit.case.id)),
  ]
}
