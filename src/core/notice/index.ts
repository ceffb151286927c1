export { keepBounce } from './bounce.ts'
export { tellClosed } from './closed.ts'
export { type DueWords, openMorning } from './daily/morning.ts'
export { type Letterhead, openLetterhead } from './letterhead.ts'
export { type Notice, type NoticeVisit, type NoticeWords, notify } from './notify.ts'
export { openBounceFolder } from './read-bounces.ts'
export {
  type Body,
  bodyOf,
  countOf,
  dayOf,
  numberOf,
  type Subject,
  sectionNameOf,
  subjectOf,
  type Trusted,
  trailHeadOf,
} from './words.ts'
