import { z } from 'zod'
import type { FieldError } from '../../lib/form-errors.ts'
import { choice, line } from '../../lib/form-text.ts'
import { isUuid } from '../../lib/ids.ts'
import { cleanLine } from '../../lib/safe-text.ts'
import type { SentFile } from '../../platform/http/multipart.ts'
import { idsOf, type Viewer } from '../people/viewer.ts'
import type { Visit } from '../web/visit.ts'
import { finishUpload, refuse } from './finish.ts'
import { type Fault, type Limits, limitsOf } from './limits.ts'
import { markOf } from './mark.ts'
import { fileMessages } from './messages.ts'
import { bytesOfCase } from './queries.ts'
import { appendChunk, beginUpload, findUpload, type Spool, type Upload } from './spool.ts'

/** The part of a form that carries files: tokens of what has arrived already, and those that are not wanted any more. */
export const attachedField = () =>
  z
    .object({
      upload: z.array(line({ max: 80 })),
      remove: z.array(line({ max: 80 })),
      seenBy: choice(['parties', 'public']).optional(),
      pictures: z.array(z.object({ token: line({ max: 80 }), text: line({ max: 200 }) })).default([]),
    })
    .optional()
export type AttachedField = z.output<ReturnType<typeof attachedField>>

/** The tokens that are still wanted, each once. */
export const wantedTokens = (
  field: Pick<NonNullable<AttachedField>, 'upload' | 'remove'> | undefined,
): string[] => [...new Set((field?.upload ?? []).filter((token) => !field?.remove.includes(token)))]

/** What pictures show, in words for whoever does not see them; by the tokens of their uploads. */
export const alternativesIn = (field: AttachedField): ReadonlyMap<string, string> =>
  new Map((field?.pictures ?? []).map(({ token, text }) => [token, text]))

export type Taker = Pick<Visit, 'runtime' | 'viewer' | 'now' | 'definition' | 'city' | 'network'>

export const spoolOf = ({ runtime, city }: Pick<Visit, 'runtime' | 'city'>): Spool => ({
  filesDir: runtime.filesDir,
  cityId: city.id,
})
export const ownerOf = (viewer: Viewer): string | null => viewer?.person.id ?? null
const personsOf = (viewer: Viewer): readonly string[] => (viewer === undefined ? [] : idsOf(viewer.person))

/** Of whoever has no account: what their share of the day is counted by. */
export const whereFrom = ({ viewer, network }: Taker, draftId: string | undefined) =>
  viewer === undefined
    ? { mark: markOf(network), ...(draftId !== undefined && isUuid(draftId) ? { draftId } : {}) }
    : {}

export const uploadOf = (taker: Taker, token: string): Promise<Upload | undefined> =>
  findUpload(spoolOf(taker), token, personsOf(taker.viewer))

/** The uploads of these tokens; what is unknown, somebody else's or gone is left out. */
export async function uploadsOf(taker: Taker, tokens: readonly string[]): Promise<Upload[]> {
  const found = await Promise.all(tokens.map((token) => uploadOf(taker, token)))
  return found.filter((one) => one !== undefined)
}

type How = { refusal?: Fault | undefined; draftId?: string | undefined }

function badSize({ size, cut }: SentFile, limits: Limits): Fault | undefined {
  if (size === 0) return 'empty'
  if (size > limits.file) return 'fileTooLarge'
  return cut ? 'formFull' : undefined
}

async function receiveOne(taker: Taker, file: SentFile, limits: Limits, how: How): Promise<Upload> {
  const { viewer, now } = taker
  const name = file.name.slice(0, 400)
  const upload = await beginUpload(spoolOf(taker), {
    name,
    size: file.size,
    personId: ownerOf(viewer),
    ...whereFrom(taker, how.draftId),
    now,
  })
  const fault = how.refusal ?? badSize(file, limits)
  if (fault !== undefined) return refuse(upload, fault)
  await appendChunk(upload, 0, await file.bytes())
  return finishUpload(taker.runtime, upload)
}

/** Keeps files that came with a form until the form is right. Tells a token for each, also for those that are refused. */
export async function receiveFiles(
  taker: Taker,
  files: readonly SentFile[],
  how: How = {},
): Promise<string[]> {
  const limits = limitsOf(taker.definition)
  const tokens: string[] = []
  for (const file of files.slice(0, limits.files + 1))
    tokens.push((await receiveOne(taker, file, limits, how)).token)
  return tokens
}

type FileFault = { name: string; code: Fault }

const sizeIn = (uploads: readonly Upload[]): number =>
  uploads.reduce((sum, { stored, size }) => sum + (stored?.size ?? size), 0)

type Asker = Taker & Pick<Visit, 'lang' | 'tx'>

async function faultsTogether(
  asker: Asker,
  uploads: readonly Upload[],
  tokens: number,
  caseId: string | undefined,
): Promise<FileFault[]> {
  const limits = limitsOf(asker.definition)
  if (uploads.length < tokens) return [{ name: '', code: 'gone' }]
  if (tokens > limits.files) return [{ name: '', code: 'tooManyFiles' }]
  const coming = sizeIn(uploads)
  if (coming > limits.form) return [{ name: '', code: 'formFull' }]
  if (caseId === undefined || tokens === 0) return []
  return (await bytesOfCase(asker.tx, caseId)) + coming > limits.case ? [{ name: '', code: 'caseFull' }] : []
}

const faultOf = ({ name, state, code }: Upload): FileFault[] =>
  state === 'ready'
    ? []
    : [{ name: cleanLine(name), code: state === 'open' ? 'unfinished' : (code ?? 'broken') }]

const saidOf = ({ lang }: Pick<Visit, 'lang'>, field: string, faults: readonly FileFault[]): FieldError[] => {
  if (faults.length === 0) return []
  const words = fileMessages(lang)
  const said = faults.map(({ name, code }) => (name === '' ? words[code] : words.ofFile(name, words[code])))
  return [{ field, code: 'asSaid', detail: said.join(' ') }]
}

/** Files that will not be taken: told with the first answer, since only what has arrived goes along with the next. */
export async function refusedFiles(
  taker: Taker & Pick<Visit, 'lang'>,
  fields: readonly string[],
  sent: Readonly<Record<string, string | string[]>>,
): Promise<FieldError[]> {
  const told = fields.map(async (field) => {
    const uploads = await uploadsOf(taker, [sent[`${field}.upload`] ?? []].flat())
    return saidOf(taker, field, uploads.filter(({ state }) => state === 'refused').flatMap(faultOf))
  })
  return (await Promise.all(told)).flat()
}

/**
 * What is wrong with the files of a form, as a mistake of its field that says which file and what to do about it. With a
 * case, whether there is room in it.
 */
export async function faultsInFiles(
  asker: Asker,
  field: string,
  tokens: readonly string[],
  caseId?: string,
): Promise<FieldError[]> {
  const uploads = await uploadsOf(asker, tokens)
  const each = uploads.flatMap(faultOf)
  const faults = each.length > 0 ? each : await faultsTogether(asker, uploads, tokens.length, caseId)
  return saidOf(asker, field, faults)
}
