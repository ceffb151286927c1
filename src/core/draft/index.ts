export { cleanDrafts } from './clean.ts'
export {
  idOfOne,
  isOwn,
  type Kept,
  keepDraft,
  mayRead,
  newKey,
  readKeyIn,
  readSent,
  type SentDraft,
} from './keep.ts'
export { type Fields, isSame, sameFields } from './merge.ts'
export { emptyDraft, findDraft, type Held, listByIds, listDrafts } from './queries.ts'
export type { Draft, DraftOption, DraftState } from './types.ts'
