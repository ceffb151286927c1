import type { Mistake } from '../../core/edition/mistakes.ts'
import { readDefinition } from '../../core/edition/read.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { writeDefinition } from '../../core/edition/write.ts'
import { byOf } from '../../core/people/by.ts'
import { conflict, found, notFound } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Outcome } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import type { Text } from '../../lib/language.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { revisionMessages } from './messages.ts'
import { revisionPath } from './pages/frame.tsx'
import { changeRevision, findRevision, insertRevision, keepEvent, type Revision } from './queries.ts'
import { type DecisionInput, isOpen, most, office, type PartInput, readsDrafts } from './rules.ts'
import { storeTask } from './store.ts'
import { differencesBetween, type Part, partCodes, textsOf, withTexts } from './texts.ts'

const back = (visit: Visit, id: string): Outcome => ({
  to: cityPath(visit.city, revisionPath(id, '?done=saved')),
})
const mistake = (field: string, code: string): Failed => ({ errors: [{ field, code }], kept: {} })

/** A draft that is not shown yet is there for staff and council alone. */
export async function revisionHere(visit: Visit): Promise<Revision> {
  const { revision: id = '' } = visit.params
  const revision = found(isUuid(id) ? await findRevision(visit.tx, id) : undefined)
  const open = ['shown', 'decided', 'stored'].includes(revision.state)
  if (!open && !readsDrafts(visit.viewer)) throw notFound()
  return revision
}

/** A draft that is still written on, for the office. */
export async function openRevision(visit: Visit): Promise<Revision> {
  const revision = await revisionHere(visit)
  if (!office.may(visit.viewer)) throw notFound()
  if (!isOpen(revision.state)) throw conflict()
  return revision
}

/** The edition in force as the city wrote it: without what the office chose since (routing, sections of later). */
export async function beginRevision(
  visit: Visit,
  input: { title: string; reason: string },
): Promise<Outcome> {
  const { id: baseId } = visit.city.edition
  const content = await visit.runtime.directory.definition(baseId)
  const id = await insertRevision(visit.tx, { ...input, baseId, content }, byOf(visit))
  await keepEvent(visit.tx, { revisionId: id, kind: 'made' }, byOf(visit))
  return back(visit, id)
}

export const partHere = ({ params }: Visit): Part => found(partCodes.find((code) => code === params.part))

const textOf = ({ ja, en, easy }: PartInput['texts'][number]): Text => ({
  ja,
  ...(en ? { en } : {}),
  ...(easy ? { easy } : {}),
})

async function keepContent(
  visit: Visit,
  { revision, version, content, kind, part = '' }: Keeping,
): Promise<Outcome> {
  const changed = await changeRevision(
    visit.tx,
    { id: revision.id, version },
    { content: JSON.stringify(content) },
  )
  if (!changed) throw conflict()
  await keepEvent(visit.tx, { revisionId: revision.id, kind, part }, byOf(visit))
  return back(visit, revision.id)
}
type Keeping = { revision: Revision; version: number; content: Definition; kind: string; part?: string }

export async function savePart(visit: Visit, { version, texts }: PartInput): Promise<Outcome> {
  const revision = await openRevision(visit)
  const part = partHere(visit)
  const known = new Set(textsOf(revision.content, part).map(({ path }) => path))
  const changed = new Map(texts.filter(({ path }) => known.has(path)).map((one) => [one.path, textOf(one)]))
  const content = withTexts(revision.content, changed)
  return keepContent(visit, { revision, version, content, kind: 'changed', part })
}

const mostTold = 10

/** Each mistake a line of its own in the list on top. */
function badLines({ lang }: Visit, field: string, mistakes: readonly Mistake[]): Failed {
  const words = revisionMessages(lang)
  const told = mistakes
    .slice(0, mostTold)
    .map(({ line, path, found: was, allowed }) => words.badLine(String(line), path, was, allowed))
  const rest = mistakes.length - told.length
  const sentences = rest > 0 ? [...told, words.moreMistakes(String(rest))] : told
  return { errors: sentences.map((detail) => ({ field, code: 'asSaid', detail })), kept: {} }
}

/** The city's own file, changed in an editor; every mistake is told with its line. */
export async function saveFile(visit: Visit, { version }: { version: number }): Promise<Outcome> {
  const revision = await openRevision(visit)
  const file = visit.files.file?.[0]
  if (file === undefined || file.size === 0) return mistake('file', 'noFile')
  if (file.size > most.file) return mistake('file', 'fileTooLarge')
  const read = readDefinition(new TextDecoder().decode(await file.bytes()), file.name, visit.lang)
  if (!read.ok) return badLines(visit, 'file', read.mistakes)
  const { city } = visit.city.definition
  if (read.definition.city.slug !== city.slug || read.definition.city.code !== city.code)
    return mistake('file', 'otherCity')
  return keepContent(visit, { revision, version, content: read.definition, kind: 'filed' })
}

export const stateChange =
  (state: 'shown' | 'withdrawn') =>
  async (visit: Visit, { version }: { version: number }): Promise<Outcome> => {
    const revision = await openRevision(visit)
    if (!(await changeRevision(visit.tx, { id: revision.id, version }, { state }))) throw conflict()
    await keepEvent(visit.tx, { revisionId: revision.id, kind: state }, byOf(visit))
    return back(visit, revision.id)
  }

/** The draft as the edition it becomes. */
function decidedContent(revision: Revision, input: DecisionInput): Definition {
  const { edition } = revision.content
  const title = edition.title.ja === input.title ? edition.title : { ja: input.title }
  return { ...revision.content, edition: { ...edition, title, effectiveFrom: input.effectiveFrom } }
}

export async function decide(visit: Visit, input: DecisionInput): Promise<Outcome> {
  const revision = await openRevision(visit)
  if (input.effectiveFrom < visit.today) return mistake('effectiveFrom', 'tooEarly')
  const base = await visit.runtime.directory.definition(revision.base_id)
  if (differencesBetween(base, revision.content).length === 0) return mistake('decision', 'nothingChanged')
  const content = decidedContent(revision, input)
  const read = readDefinition(writeDefinition(content), 'revision.yaml', visit.lang)
  if (!read.ok) return badLines(visit, 'decision', read.mistakes)
  const changed = await changeRevision(
    visit.tx,
    { id: revision.id, version: input.version },
    {
      state: 'decided',
      content: JSON.stringify(content),
      decided_by: input.decidedBy,
      decided_on: input.decidedOn,
      decision: input.decision,
      effective_from: input.effectiveFrom,
    },
  )
  if (!changed) throw conflict()
  await keepEvent(visit.tx, { revisionId: revision.id, kind: 'decided' }, byOf(visit))
  await enqueue(visit.tx, storeTask, { revisionId: revision.id }, { jobKey: `revision:${revision.id}` })
  return back(visit, revision.id)
}
