import { bodyOf, dayOf, subjectOf, type Trusted } from '../../../core/notice/index.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import { defineMessages, type Lang } from '../../../lib/language.ts'

export const callMessages = defineMessages(
  {
    title: '台帳の照会',
    lead: '年に一度、すべての課に、その年度の協働の取り組みが台帳にそろっているかをたずねます。',
    noCall: 'いまは照会していません',
    noCallText: '総合窓口が照会を出すと、ここで答えられます。',
    asks: (year: string, day: string) => `${year}の取り組みを、${day}までにお答えください。`,
    own: 'あなたの課の答え',
    ownCount: (n: number) => `台帳に${n}件載っています。`,
    look: '自分の課の取り組みを見る',
    complete: '全部載っている',
    none: 'この年度は、ない',
    open: 'まだ',
    answer: '答え',
    send: '答える',
    add: '台帳に加える',
    notNone: '台帳に取り組みが載っています。「全部載っている」を選ぶか、総合窓口に知らせてください。',
    notComplete: '台帳に1件も載っていません。先に加えるか、「この年度は、ない」を選んでください。',
    sections: '課ごとのようす',
    section: '課',
    count: '件数',
    missing: (n: number) => `まだの課 ${n}`,
    remind: 'まだの課に知らせる',
    reminded:
      '押すと、まだの課の課長と担当者にすぐ知らせます（1日に1回まで）。押さなくても、締め切りの1週間前と翌日に担当者へ、そのあと課長へ、ひとりでに知らせが行きます。',
    remindedOn: '最後に知らせた日',
    never: 'まだ知らせていません',
    new: '照会を出す',
    newAgain: '締め切りを変える・別の年度の照会を出す',
    year: '年度',
    due: 'いつまでに',
    words: '添えることば',
    call: '照会を出す',
    asksDesk: (year: string) => `${year}の台帳の照会に、答えをお願いします`,
    act: '答える',
    over: '答えた課には、もう知らせません。答えは締め切りのあとでも直せます。',
  },
  {
    title: 'Call to all sections',
    lead: 'Once a year every section is asked whether the register of that fiscal year is complete.',
    noCall: 'No call is open',
    noCallText: 'When the coordination office calls, sections answer here.',
    asks: (year, day) => `Please answer for ${year} by ${day}.`,
    own: 'The answer of your section',
    ownCount: (n) => `${n} in the register.`,
    look: 'See the entries of your section',
    complete: 'All of it is in',
    none: 'None this year',
    open: 'Not yet',
    answer: 'Answer',
    send: 'Answer',
    add: 'Add to the register',
    notNone: 'The register has entries of your section: choose “All of it is in”, or tell the office.',
    notComplete: 'The register has nothing of your section: add it, or choose “None this year”.',
    sections: 'By section',
    section: 'Section',
    count: 'Entries',
    missing: (n) => `${n} have not answered`,
    remind: 'Remind them',
    reminded:
      'Tells their chiefs and officers at once, at most once a day. By itself it goes out a week before the date and on the day after it to officers, and then to chiefs.',
    remindedOn: 'Last reminded',
    never: 'Not yet',
    new: 'Open a call',
    newAgain: 'Put the date off, or call for another year',
    year: 'Fiscal year',
    due: 'Until',
    words: 'Words to go with it',
    call: 'Open the call',
    asksDesk: (year) => `Please answer the call for the register of ${year}`,
    act: 'Answer',
    over: 'Who has answered is not reminded. An answer can be corrected, also later.',
  },
)

const mail = defineMessages(
  {
    callSubject: () => subjectOf`協働の台帳の照会`,
    call: (section: Trusted, day: Trusted) =>
      bodyOf`${section}の協働の取り組みが台帳にそろっているか、${day}までに確かめてお答えください。ない年は「ない」と答えるだけです。`,
    subject: () => subjectOf`台帳の照会へのお答えのお願い`,
    body: (section: Trusted, day: Trusted) =>
      bodyOf`${section}の、協働の台帳の照会へのお答えがまだです。\n${day}までに、載っているかを確かめてお答えください。ない年は「ない」と答えるだけです。`,
  },
  {
    callSubject: () => subjectOf`Call for the register of collaboration`,
    call: (section, day) =>
      bodyOf`Please see until ${day} whether the register has all that ${section} did. Where there is none, say so.`,
    subject: () => subjectOf`Please answer the call for the register`,
    body: (section, day) =>
      bodyOf`${section} has not answered the call for the register.\nPlease look through it until ${day}. Where there is none, say so.`,
  },
)

type Section = (lang: Lang) => Trusted

export const reminderWords = (section: Section, due: PlainDate) => (lang: Lang) => ({
  subject: mail(lang).subject(),
  body: mail(lang).body(section(lang), dayOf(due, lang)),
})

export const callWords = (section: Section, due: PlainDate) => (lang: Lang) => ({
  subject: mail(lang).callSubject(),
  body: mail(lang).call(section(lang), dayOf(due, lang)),
})
