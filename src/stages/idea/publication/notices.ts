import {
  bodyOf,
  type NoticeWords,
  notify,
  numberOf,
  subjectOf,
  type Trusted,
} from '../../../core/notice/index.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { defineMessages } from '../../../lib/language.ts'

const words = defineMessages(
  {
    shownSubject: (number: Trusted) => subjectOf`受付番号 ${number}：公開しました`,
    shown: () => bodyOf`送っていただいたアイデアを公開しました。`,
    shortSubject: (number: Trusted) => subjectOf`受付番号 ${number}：公開についてのお知らせ`,
    shortened: () =>
      bodyOf`きまりにより、一部を伏せて公開しました。どのきまりによるかと、見直しを求める方法は、次のページにあります。`,
    held: () =>
      bodyOf`きまりにより、公開しないことになりました。市からの回答は、変わりなく届きます。どのきまりによるかと、見直しを求める方法は、次のページにあります。`,
    decidedSubject: (number: Trusted) => subjectOf`受付番号 ${number}：見直しの結果`,
    decidedShow: () => bodyOf`見直しの結果、送られたとおりに公開しました。理由は次のページにあります。`,
    decidedKeep: () => bodyOf`見直しの結果、はじめのままとなりました。理由は次のページにあります。`,
  },
  {
    shownSubject: (number) => subjectOf`${number}: it is public`,
    shown: () => bodyOf`Your idea is public now.`,
    shortSubject: (number) => subjectOf`${number}: about its publication`,
    shortened: () =>
      bodyOf`It was published with parts taken out by the rules. Which rule, and how to ask for another look, is told on this page.`,
    held: () =>
      bodyOf`By the rules it is not published. The answer of the city comes all the same. Which rule, and how to ask for another look, is told on this page.`,
    decidedSubject: (number) => subjectOf`${number}: after another look`,
    decidedShow: () =>
      bodyOf`After another look it was published as it was sent. The reason is told on this page.`,
    decidedKeep: () => bodyOf`After another look it stays as first decided. The reason is told on this page.`,
  },
)

export type Told = 'shown' | 'shortened' | 'held' | 'decidedShow' | 'decidedKeep'
const subjects = {
  shown: 'shownSubject',
  shortened: 'shortSubject',
  held: 'shortSubject',
  decidedShow: 'decidedSubject',
  decidedKeep: 'decidedSubject',
} as const

/** Which rule and why is on the page, and in full with whoever is written to on paper or called. */
export const tellPublication = (visit: CaseVisit, told: Told, enclosed = ''): Promise<void> =>
  notify(
    visit,
    visit.parties.filter(({ position }) => position === 1 || visit.case.among_citizens),
    {
      kind: 'idea.publication',
      about: visit.case,
      path: `/cases/${visit.case.number}/publication`,
      ...(enclosed === '' ? {} : { enclosed }),
      words: (lang): NoticeWords => ({
        subject: words(lang)[subjects[told]](numberOf(visit.case)),
        body: words(lang)[told](),
      }),
    },
  )
