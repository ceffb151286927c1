import type { Case, CaseSubject } from '../../../core/case/types.ts'
import {
  type Body,
  bodyOf,
  notify,
  numberOf,
  type Subject,
  subjectOf,
  type Trusted,
} from '../../../core/notice/index.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { defineMessages } from '../../../lib/language.ts'

const words = defineMessages(
  {
    mergedSubject: (number: Trusted) => subjectOf`受付番号 ${number}：同じことのアイデアにまとめました`,
    merged: () =>
      bodyOf`あなたのアイデアを、同じことについてのアイデアとまとめて考えます。\nこれからの返事と結果は、これまでの受付番号でも受け取れます。あらためて送る必要はありません。`,
    absorbedSubject: (number: Trusted) => subjectOf`受付番号 ${number}：同じことのアイデアをまとめました`,
    absorbed: () =>
      bodyOf`同じことについてのアイデアがあったので、あなたのアイデアにまとめて考えます。\nあなたの受付番号と返事の期限は変わりません。`,
    releasedSubject: (number: Trusted) => subjectOf`受付番号 ${number}：まとめたことを取り消しました`,
    released: () =>
      bodyOf`ほかのアイデアとまとめたことを取り消しました。\nこの受付番号のまま、別の案件として続けます。`,
    splitSubject: (number: Trusted) => subjectOf`受付番号 ${number}：2つの案件に分けました`,
    split: (other: Trusted) =>
      bodyOf`2つのことが書かれていたので、もう1つを受付番号 ${other} として、その分野の担当課に届けました。\n書き直す必要はありません。これまでの受付番号からも、両方を見られます。`,
  },
  {
    mergedSubject: (number) => subjectOf`${number}: merged into an idea about the same thing`,
    merged: () =>
      bodyOf`Your idea is considered together with another about the same thing.\nYou receive the answers and the result under your number. You need not send it again.`,
    absorbedSubject: (number) => subjectOf`${number}: an idea about the same thing was merged into it`,
    absorbed: () =>
      bodyOf`There was another idea about the same thing; it is considered together with yours.\nYour number and the date of your answer stay.`,
    releasedSubject: (number) => subjectOf`${number}: the merge was undone`,
    released: () =>
      bodyOf`It is no longer merged with another idea.\nIt goes on as a case of its own under its number.`,
    splitSubject: (number) => subjectOf`${number}: split into two cases`,
    split: (other) =>
      bodyOf`It held two matters. The second now is ${other} and has reached the section of its field.\nYou need not write anything again. Both can be seen from your number.`,
  },
)

type Say = (said: ReturnType<typeof words>, number: Trusted) => { subject: Subject; body: Body }

const tell = (visit: Visit, { case: about, parties }: CaseSubject, kind: string, say: Say): Promise<void> =>
  notify(
    visit,
    parties.filter(({ government }) => !government),
    {
      kind: `idea.${kind}`,
      about,
      path: `/cases/${about.number}`,
      words: (lang) => say(words(lang), numberOf(about)),
    },
  )

/** Both senders are told; neither hears who the other is. */
export async function tellMerged(visit: Visit, from: CaseSubject, into: CaseSubject): Promise<void> {
  await tell(visit, from, 'merged', (said, number) => ({
    subject: said.mergedSubject(number),
    body: said.merged(),
  }))
  await tell(visit, into, 'absorbed', (said, number) => ({
    subject: said.absorbedSubject(number),
    body: said.absorbed(),
  }))
}

export async function tellReleased(visit: Visit, ...subjects: readonly CaseSubject[]): Promise<void> {
  for (const subject of subjects)
    await tell(visit, subject, 'released', (said, number) => ({
      subject: said.releasedSubject(number),
      body: said.released(),
    }))
}

export const tellSplit = (visit: Visit, from: CaseSubject, other: Pick<Case, 'number'>): Promise<void> =>
  tell(visit, from, 'split', (said, number) => ({
    subject: said.splitSubject(number),
    body: said.split(numberOf(other)),
  }))
