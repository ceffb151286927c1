import { alternativesIn, attachUploads, faultsInFiles, wantedTokens } from '../../core/files/index.ts'
import type { Visit } from '../../core/web/visit.ts'
import type { FieldError } from '../../lib/form-errors.ts'
import type { LogInput } from './rules.ts'

/** What is wrong with a line, before anything of it is kept. */
export async function faultsInLine(
  visit: Visit,
  { on, photos }: LogInput,
  caseId: string,
): Promise<FieldError[]> {
  if (on > visit.today) return [{ field: 'on', code: 'futureDate' }]
  return faultsInFiles(visit, 'photos', wantedTokens(photos), caseId)
}

/** What the thread keeps of a line; its pictures are seen by whoever reads it. */
export async function factsOfLine(visit: Visit, { on, text, ...line }: LogInput, caseId: string) {
  const tokens = wantedTokens(line.photos)
  const said = new Map(tokens.map((token) => [token, line.photoText] as const))
  const alternatives = new Map([...said, ...alternativesIn(line.photos)])
  const files = await attachUploads(visit, tokens, caseId, line.visibility, alternatives)
  return { on, text, ...(files.length === 0 ? {} : { files }) }
}
