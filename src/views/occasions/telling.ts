import { bodyOf, type NoticeWords, quoted, subjectOf } from '../../core/notice/index.ts'
import type { Lang } from '../../lib/language.ts'

/** To a group that was named as one of those who hold it. */
export const partnerNotice =
  (title: string) =>
  (lang: Lang): NoticeWords =>
    lang === 'en'
      ? {
          subject: subjectOf`Your group was named as one of those who hold it`,
          body: bodyOf`Your group now holds ${quoted(title)} with others: it may add dates and write the log. If that is a mistake, please tell those who named you.`,
        }
      : {
          subject: subjectOf`【協働】いっしょに開く団体に入りました`,
          body: bodyOf`${quoted(title)} を、いっしょに開く団体に入りました。日程を加えたり、記録を書いたりできます。心当たりがないときは、開いている人に知らせてください。`,
        }
