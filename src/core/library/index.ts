export { copyToLibrary, isStory } from './copy.ts'
export { type LibraryFacets, sizeOf, sizes } from './lexemes.ts'
export { formName, partnerName } from './names.ts'
export {
  findModel,
  type LibraryCase,
  type LibraryPage,
  type LikeCase,
  libraryPageSize,
  listLike,
  type StoryModel,
  searchLibrary,
} from './search.ts'
