import { blindId, isUuid } from '../../../lib/ids.ts'
import {
  type Draft,
  type DraftOption,
  type DraftState,
  emptyAll,
  emptyDraft,
  findDraft,
  type Held,
  idOfOne,
  isOwn,
  listByIds,
  listDrafts,
  mayRead,
  newKey,
  opened,
  readKeyIn,
} from '../../draft/index.ts'
import { idsOf } from '../../people/viewer.ts'
import type { DraftForm, Visit } from '../visit.ts'
import type { Keeping } from './browser-key.ts'
import { filled } from './find-form.ts'
import { draftCookie } from './keep-typed.ts'

/** What a page with a form begins with: a draft to go on with, or an empty one and those that are open. */
export type Begun = {
  state: DraftState
  resumed: Held | undefined
  open: readonly Pick<Draft, 'id' | 'fields' | 'savedAt'>[]
  /** A draft was asked for that is not there for this reader: sent meanwhile, thrown away, or somebody else's. */
  gone: boolean
  /** Set as a cookie: the private link was opened on another device. */
  readKey: string | undefined
}

const asOf = ({ viewer }: Visit) => viewer?.hat.id

const newState = (visit: Visit, id: string, version = 0): DraftState => ({
  id,
  key: newKey(),
  base: version,
  as: asOf(visit),
})

export const stateOf = (visit: Visit, { id, version, savedAt }: Held): DraftState => ({
  ...newState(visit, id, version),
  savedAt,
})

async function findReadable(visit: Visit, id: string, path: string): Promise<Held | undefined> {
  const keys = [visit.query.key, readKeyIn(visit.cookie(draftCookie(visit.city.slug)), id)]
  const held = await findDraft(
    visit.tx,
    id,
    keys.filter((key) => key !== undefined),
    'look',
  )
  return held && held.path === path && mayRead(visit.viewer, held) ? held : undefined
}

/** Begins the form that is sent to `path`. */
export async function beginForm(
  visit: Visit,
  option: DraftOption,
  path: string,
  keeping: Keeping,
): Promise<Begun> {
  return option.kind === 'one' ? beginOne(visit, path, keeping) : beginMany(visit, path)
}

const unsent = (visit: Visit, held: Held | undefined): Held | undefined =>
  held && held.sentAt === null && isOwn(visit.viewer, held) ? held : undefined

/** Of two, the one that was written last. */
const later = (own: Held | undefined, waiting: Held | undefined): Held | undefined =>
  own && waiting && own.savedAt > waiting.savedAt ? own : (waiting ?? own)

/** What this browser kept when the session had ended in the middle: whoever signs in at it goes on with it. */
async function findWaiting(visit: Visit, paths: readonly string[]): Promise<Held | undefined> {
  const [id, key] = (visit.cookie(draftCookie(visit.city.slug)) ?? '').split('.')
  if (!isUuid(id) || key === undefined) return undefined
  const held = await findDraft(visit.tx, id, [key], 'look')
  const goesOn = held && held.sentAt === null && held.version > 0 && mayRead(visit.viewer, held)
  return goesOn && paths.includes(held.path) ? held : undefined
}

/** Begins every form of a page that keeps several: what was left of each, in one statement. */
export async function beginAll(
  visit: Visit,
  forms: readonly DraftForm[],
): Promise<{ form: DraftForm; begun: Begun }[]> {
  const { viewer, tx } = visit
  if (viewer === undefined) return []
  const wanted = forms.map((form) => ({
    form,
    id: idOfOne(tx.cityId, viewer, filled(form.path, visit.params)),
  }))
  const drafts = await listByIds(
    tx,
    wanted.map(({ id }) => id),
  )
  const waiting = await findWaiting(
    visit,
    forms.map(({ path }) => filled(path, visit.params)),
  )
  return wanted.map(({ form, id }) => {
    const kept = drafts.find((one) => one.id === id)
    const held = kept && { ...kept, holdsKey: false, mayRead: false }
    const here = filled(form.path, visit.params)
    const resumed = later(unsent(visit, held), waiting?.path === here ? waiting : undefined)
    const state = resumed ? stateOf(visit, resumed) : newState(visit, id, held?.version)
    const begun = { state: { ...state, formId: formIdOf(form.path) }, resumed }
    return { form, begun: { ...begun, open: [], gone: false, readKey: undefined } }
  })
}

const caseIn = (location: string | null): string | undefined =>
  /\/(\d{4}-\d{5,9}-[A-Z])(?:\/|$)/.exec(location ?? '')?.[1]

type Sent = { id: string; location: string | null }

/** Sent: the draft is empty, and so is one that was kept beside it while nobody was signed in. */
export async function emptySent(
  visit: Visit,
  path: string,
  option: DraftOption | undefined,
  { id, location }: Sent,
) {
  // What was printed for signature may be scanned only now.
  await emptyDraft(visit.tx, id, visit.now, option?.print ? caseIn(location) : undefined)
  if (option?.kind !== 'one' || visit.viewer === undefined) return
  if (option.sealed)
    return emptyAll(visit.tx, idsOf(visit.viewer.person), filled(path, visit.params), visit.now)
  const own = idOfOne(visit.tx.cityId, visit.viewer, filled(path, visit.params))
  if (own !== id) await emptyDraft(visit.tx, own, visit.now)
}

const formIdOf = (path: string): string => `draft-${path.split('/').at(-1) ?? ''}`

/** The kept forms of a page, where there are several. */
export const severalOn = (visit: Visit, page: string): readonly DraftForm[] => {
  const forms = visit.runtime.draftForms.filter((form) => form.page === page)
  return forms.length > 1 ? forms : []
}

/** Beside a form that was sent: what is kept of the others on its page, and its own. */
export async function withOthers<V extends Visit>(visit: V, route: { path: string; draft?: DraftOption }) {
  const forms = severalOn(visit, route.draft?.page ?? '')
  if (forms.length === 0) return visit
  const all = await beginAll(visit, forms)
  return { ...visit, drafts: draftsOf(all) }
}

export const draftsOf = (all: readonly { form: DraftForm; begun: Begun }[]) =>
  Object.fromEntries(
    all.map(({ form, begun: { state, resumed } }) => [form.path, { state, fields: resumed?.fields }]),
  )

async function beginOne(visit: Visit, path: string, { cipher, idPath }: Keeping): Promise<Begun> {
  const none = { open: [], gone: false, readKey: undefined }
  if (visit.viewer === undefined) return { ...none, state: newState(visit, blindId()), resumed: undefined }
  const id = idOfOne(visit.tx.cityId, visit.viewer, idPath)
  const held = await findDraft(visit.tx, id, [], 'look')
  const own = unsent(visit, held)
  const stored = later(own, await findWaiting(visit, [path]))
  const resumed = stored && opened(stored, cipher)
  const state = resumed ? stateOf(visit, resumed) : newState(visit, id, held?.version)
  return { ...none, state, resumed }
}

async function beginMany(visit: Visit, path: string): Promise<Begun> {
  const { draft: id, key: readKey } = visit.query
  if (id === undefined) return beginAnew(visit, path)
  const held = isUuid(id) ? await findReadable(visit, id, path) : undefined
  if (held === undefined || held.sentAt !== null)
    return { state: newState(visit, blindId()), resumed: undefined, open: [], gone: true, readKey: undefined }
  return { state: stateOf(visit, held), resumed: held, open: [], gone: false, readKey }
}

async function beginAnew(visit: Visit, path: string): Promise<Begun> {
  const begun = { state: newState(visit, blindId()), resumed: undefined, gone: false, readKey: undefined }
  if (visit.viewer !== undefined) {
    const owner = { personIds: idsOf(visit.viewer.person), hatId: visit.viewer.hat.id }
    return { ...begun, open: await listDrafts(visit.tx, owner, path) }
  }
  const [id] = (visit.cookie(draftCookie(visit.city.slug)) ?? '').split('.')
  const held = isUuid(id) ? await findReadable(visit, id, path) : undefined
  return { ...begun, open: held && held.sentAt === null && held.version > 0 ? [held] : [] }
}
