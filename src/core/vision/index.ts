export { boardName, boardOf, foldVisionCode, hasBoard, newVisionCode } from './board.ts'
export { forgetVisionPosts } from './clean.ts'
export {
  findOrigin,
  keepOrigin,
  OriginNote,
  sourceOf,
  valuesFromOrigin,
  visionEntries,
  visionStage,
} from './origin.tsx'
export type { Origin } from './queries.ts'
