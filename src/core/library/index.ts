export { type Copied, copyAllToLibrary, copyOf, isStory } from './copy.ts'
export { fillLibrary } from './fill.ts'
export { type LibraryFacets, sizes } from './lexemes.ts'
export { commonName, formName, partnerName } from './names.ts'
export {
  findModel,
  type LibraryCase,
  type LibraryPage,
  type LikeCase,
  listLike,
  type StoryModel,
  searchLibrary,
} from './search.ts'
