import { bodyOf, type Quoted, subjectOf } from '../../core/notice/index.ts'
import { defineMessages } from '../../lib/language.ts'

export const tellingWords = defineMessages(
  {
    subject: () => subjectOf`ほかの団体から、いっしょにしたいと声がかかっています`,
    body: (group: Quoted, title: Quoted) =>
      bodyOf`${group}から、${title}をいっしょにしたいと声がかかっています。\n引き受けるかどうかは、団体の代表者が決めます。`,
    askedSubject: () => subjectOf`加わりたいという団体があります`,
    asked: (group: Quoted, title: Quoted) => bodyOf`${group}が、${title}に加わりたいと言っています。`,
    settledSubject: () => subjectOf`団体どうしの協働に返事がありました`,
    settled: (title: Quoted) => bodyOf`${title}について、相手の団体から返事がありました。`,
  },
  {
    subject: () => subjectOf`Another group would do something with you`,
    body: (group, title) =>
      bodyOf`${group} asks you to join: ${title}.\nThe representative of your group decides.`,
    askedSubject: () => subjectOf`A group asks to join`,
    asked: (group, title) => bodyOf`${group} asks to join: ${title}.`,
    settledSubject: () => subjectOf`There is an answer from another group`,
    settled: (title) => bodyOf`The other group has answered about ${title}.`,
  },
)
