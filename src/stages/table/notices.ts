import {
  type Body,
  bodyOf,
  countOf,
  dayOf,
  type Subject,
  subjectOf,
  type Trusted,
} from '../../core/notice/index.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import type { PlainDate } from '../../lib/dates.ts'
import { defineMessages } from '../../lib/language.ts'
import { tellTable } from './record.ts'

const words = defineMessages(
  {
    subject: (number: Trusted): Subject => subjectOf`受付番号 ${number}：パートナーテーブルのお知らせ`,
    opened: (): Body => bodyOf`パートナーテーブルが開きました。みんなが対等な立場で話し合う場です。`,
    dates: (sitting: Trusted): Body =>
      bodyOf`第${sitting}回の日程の候補が出ました。都合（○△×）をお答えください。画面が使えない方は、電話でお答えいただけます。`,
    set: (sitting: Trusted, day: Trusted): Body => bodyOf`第${sitting}回の日が ${day} に決まりました。`,
    off: (sitting: Trusted): Body =>
      bodyOf`第${sitting}回は取りやめになりました。お集まりにならないでください。`,
    moved: (sitting: Trusted): Body =>
      bodyOf`第${sitting}回の場所か、オンラインの入り口が変わりました。ページでお確かめください。`,
    asked: (): Body => bodyOf`パートナーテーブルを開いてほしいとの申し出がありました。`,
    refused: (): Body =>
      bodyOf`パートナーテーブルを今は開かないことにしました。理由はページでお読みください。`,
    joined: (): Body => bodyOf`テーブルにつく人が増えました。`,
    ended: (): Body => bodyOf`すべての当事者が確認し、パートナーテーブルの結論が決まりました。`,
    endedWithout: (): Body =>
      bodyOf`返事のない当事者がいるまま、パートナーテーブルの結論で先に進みました。返事のない当事者は、同意したことにはなりません。`,
  },
  {
    subject: (number: Trusted): Subject => subjectOf`${number}: about the Partner Table`,
    opened: () => bodyOf`The Partner Table has opened. It is a place to talk as equals.`,
    dates: (sitting) =>
      bodyOf`Times are offered for sitting ${sitting}. Please say which suit you. You can also answer by telephone.`,
    set: (sitting, day) => bodyOf`Sitting ${sitting} is on ${day}.`,
    off: (sitting) => bodyOf`Sitting ${sitting} has been called off. Please do not come.`,
    moved: (sitting) =>
      bodyOf`The place or the link of sitting ${sitting} has changed. Please look at the page.`,
    asked: () => bodyOf`A party asks for a Partner Table.`,
    refused: () => bodyOf`The Partner Table is not opened for now. The page says why.`,
    joined: () => bodyOf`Somebody more has come to the table.`,
    ended: () => bodyOf`Every party has confirmed the outcome of the Partner Table.`,
    endedWithout: () =>
      bodyOf`The Partner Table went on with its outcome although a party did not answer. That party has not agreed.`,
  },
)

export const tellOpened = (visit: CaseVisit) =>
  tellTable(visit, 'opened', '', (lang) => ({ subject: words(lang).subject, body: words(lang).opened() }))
export const tellAsked = (visit: CaseVisit) =>
  tellTable(visit, 'asked', '', (lang) => ({ subject: words(lang).subject, body: words(lang).asked() }))
export const tellRefused = (visit: CaseVisit) =>
  tellTable(visit, 'refused', '', (lang) => ({ subject: words(lang).subject, body: words(lang).refused() }))
export const tellJoined = (visit: CaseVisit) =>
  tellTable(visit, 'joined', '', (lang) => ({ subject: words(lang).subject, body: words(lang).joined() }))
export const tellEnded = (visit: CaseVisit, without: boolean) =>
  tellTable(visit, 'ended', '', (lang) => ({
    subject: words(lang).subject,
    body: without ? words(lang).endedWithout() : words(lang).ended(),
  }))
export const tellDates = (visit: CaseVisit, sitting: number) =>
  tellTable(visit, 'dates', `/sittings/${sitting}`, (lang) => ({
    subject: words(lang).subject,
    body: words(lang).dates(countOf(sitting)),
  }))
export const tellSet = (visit: CaseVisit, sitting: number, on: PlainDate) =>
  tellTable(visit, 'set', `/sittings/${sitting}`, (lang) => ({
    subject: words(lang).subject,
    body: words(lang).set(countOf(sitting), dayOf(on, lang)),
  }))

const tellOfSitting = (kind: 'off' | 'moved') => (visit: CaseVisit, sitting: number) =>
  tellTable(visit, kind, `/sittings/${sitting}`, (lang) => ({
    subject: words(lang).subject,
    body: words(lang)[kind](countOf(sitting)),
  }))
/** Nobody goes where nothing takes place. */
export const tellOff = tellOfSitting('off')
export const tellMoved = tellOfSitting('moved')
