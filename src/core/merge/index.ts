export { findMerge, insertMerge, type Merge, mergedInto, type Owed, undoMerge } from './queries.ts'
