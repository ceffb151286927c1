export { keepBounce } from './bounce.ts'
export { tellClosed } from './closed.ts'
export { type DueWords, openMorning } from './daily/morning.ts'
export { listStaff as listStaffToTell } from './daily/queries.ts'
export { LetterFrame } from './letter-frame.tsx'
export { type Letterhead, openLetterhead } from './letterhead.ts'
export {
  contactOf,
  type Notice,
  type NoticeVisit,
  type NoticeWords,
  notify,
  notifyGroup,
  notifyPerson,
  tellPerson,
} from './notify.ts'
export { findReach, insertLetter, keepNoticeEvent } from './queries.ts'
export { openBounceFolder } from './read-bounces.ts'
export {
  type Body,
  bodyOf,
  cityNameOf,
  countOf,
  dayOf,
  numberOf,
  pageOf,
  type Quoted,
  quoted,
  type Subject,
  sectionNameOf,
  subjectOf,
  type Trusted,
  trailHeadOf,
} from './words.ts'
