import { bodyOf, cityNameOf, type Notice, numberOf, subjectOf } from '../notice/index.ts'
import type { CaseVisit } from '../web/visit.ts'

type About = Pick<CaseVisit, 'case' | 'definition'>

const path = '/account/adviser'

/** What coordinators and advisers are told; where to go is their own page. */
export const adviserNotices = {
  invited: ({ case: one, definition }: About): Notice => ({
    kind: 'adviser.invited',
    about: one,
    path,
    words: (lang) =>
      lang === 'en'
        ? {
            subject: subjectOf`You are invited to help with case ${numberOf(one)}`,
            body: bodyOf`${cityNameOf(definition, lang)} asks whether you would sit with the parties of case ${numberOf(one)}. Please accept or decline on the page below. Until you accept you see no more of it than everybody.`,
          }
        : {
            subject: subjectOf`案件 ${numberOf(one)} に力を貸してほしいとのお願いです`,
            body: bodyOf`${cityNameOf(definition, lang)}から、案件 ${numberOf(one)} の話し合いに入ってほしいとのお願いです。次のページで、引き受けるか、断るかを答えてください。断ってもかまいません。`,
          },
  }),
  thanked: ({ case: one, definition }: About): Notice => ({
    kind: 'adviser.thanked',
    about: one,
    path,
    words: (lang) =>
      lang === 'en'
        ? {
            subject: subjectOf`Thank you for your help with case ${numberOf(one)}`,
            body: bodyOf`Your part in case ${numberOf(one)} has ended. ${cityNameOf(definition, lang)} and the parties thank you; their words are in your record of service.`,
          }
        : {
            subject: subjectOf`案件 ${numberOf(one)} へのお力添え、ありがとうございました`,
            body: bodyOf`案件 ${numberOf(one)} でのお役目が終わりました。${cityNameOf(definition, lang)}と当事者から、お礼を申し上げます。お礼の言葉は、あなたの活動の記録にあります。`,
          },
  }),
}
