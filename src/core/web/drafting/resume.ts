import { blindId, isUuid } from '../../../lib/ids.ts'
import {
  type Draft,
  type DraftOption,
  type DraftState,
  findDraft,
  type Held,
  idOfOne,
  isOwn,
  listDrafts,
  mayRead,
  newKey,
  readKeyIn,
} from '../../draft/index.ts'
import { idsOf } from '../../people/viewer.ts'
import type { Visit } from '../visit.ts'
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
export async function beginForm(visit: Visit, option: DraftOption, path: string): Promise<Begun> {
  return option.kind === 'one' ? beginOne(visit, path) : beginMany(visit, path)
}

async function beginOne(visit: Visit, path: string): Promise<Begun> {
  const none = { open: [], gone: false, readKey: undefined }
  if (visit.viewer === undefined) return { ...none, state: newState(visit, blindId()), resumed: undefined }
  const id = idOfOne(visit.tx.cityId, visit.viewer, path)
  const held = await findDraft(visit.tx, id, [], 'look')
  const resumed = held && held.sentAt === null && isOwn(visit.viewer, held) ? held : undefined
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
