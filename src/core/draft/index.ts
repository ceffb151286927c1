export { browserCipher, type Cipher, isCipherKey, newCipherKey, pathFor, plain } from './cipher.ts'
export { cleanDrafts } from './clean.ts'
export {
  idOfOne,
  isOwn,
  type Kept,
  keepDraft,
  mayRead,
  newKey,
  opened,
  readKeyIn,
  readSent,
  type SentDraft,
} from './keep.ts'
export { type Fields, isSame, sameFields } from './merge.ts'
export { emptyAll, emptyDraft, findDraft, findPrinted, type Held, listByIds, listDrafts } from './queries.ts'
export { titleOfDraft } from './title.ts'
export type { Draft, DraftOption, DraftState } from './types.ts'
