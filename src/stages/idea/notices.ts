import { seeingAll } from '../../core/advance.ts'
import { findCase } from '../../core/case/find.ts'
import {
  bodyOf,
  dayOf,
  notify,
  numberOf,
  subjectOf,
  type Trusted,
  trailHeadOf,
} from '../../core/notice/index.ts'
import { found } from '../../core/web/errors.ts'
import type { Visit } from '../../core/web/visit.ts'
import { defineMessages } from '../../lib/language.ts'
import { answerDueOn } from './rules.ts'

const words = defineMessages(
  {
    subject: (number: Trusted) => subjectOf`受付番号 ${number}：受け付けました`,
    answered: (number: Trusted, day: Trusted) =>
      bodyOf`アイデアを受け付けました。受付番号は ${number} です。\n${day}までに、担当課がお返事します。`,
    received: (number: Trusted) => bodyOf`アイデアを受け付けました。受付番号は ${number} です。`,
    keep: (head: Trusted) =>
      bodyOf`このお知らせは控えです。次のしるしは、記録があとから書き換えられていないことを確かめるときに使います。\n${head}`,
  },
  {
    subject: (number) => subjectOf`${number}: received`,
    answered: (number, day) =>
      bodyOf`Your idea has been received. Its reference number is ${number}.\nThe section in charge will answer by ${day}.`,
    received: (number) => bodyOf`Your idea has been received. Its reference number is ${number}.`,
    keep: (head) =>
      bodyOf`Please keep this as your receipt. With the mark below it can be checked that the record was not changed later.\n${head}`,
  },
  {
    answered: (number, day) =>
      bodyOf`アイデアを 受（う）け取（と）りました。受付番号（うけつけばんごう）は ${number} です。\n${day}までに、市（し）から 返事（へんじ）を します。`,
    received: (number) =>
      bodyOf`アイデアを 受（う）け取（と）りました。受付番号（うけつけばんごう）は ${number} です。`,
  },
)

/** The receipt of whoever sent an idea; written last, so that it holds the head of the trail. Never a key: that is shown once, on the screen. */
export function giveReceipt(visit: Visit, number: string): void {
  visit.afterRecord(async () => {
    const { case: sent, parties, duties } = found(await findCase(visit.tx, seeingAll, number))
    const due = answerDueOn(duties)
    await notify(visit, parties, {
      kind: 'idea.received',
      about: sent,
      path: `/cases/${number}`,
      alsoWhoActs: true,
      once: sent.id,
      words: (lang) => {
        const { subject, answered, received, keep } = words(lang)
        const said = due ? answered(numberOf(sent), dayOf(due, lang)) : received(numberOf(sent))
        return { subject: subject(numberOf(sent)), body: said, written: keep(trailHeadOf(sent)) }
      },
    })
  })
}
