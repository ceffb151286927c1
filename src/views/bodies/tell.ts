import { bodyOf, dayOf, notifyPerson, quoted, subjectOf } from '../../core/notice/index.ts'
import type { Visit } from '../../core/web/visit.ts'
import { type Lang, pick } from '../../lib/language.ts'
import { meetingPath } from './pages/frame.tsx'
import type { Meeting, Seat } from './queries.ts'
import { type Body, sitsOn } from './rules.ts'

type News = 'set' | 'changed' | 'calledOff' | 'paper' | 'minutes'
type Told = { body: Body; meeting: Pick<Meeting, 'id' | 'held_on' | 'place'>; seats: readonly Seat[] }

const ja = (
  news: News,
  name: ReturnType<typeof quoted>,
  day: ReturnType<typeof dayOf>,
  place: ReturnType<typeof quoted>,
) =>
  ({
    set: {
      subject: subjectOf`会議のお知らせ`,
      body: bodyOf`${name}の会議を${day}に開きます。場所は${place}です。`,
    },
    changed: {
      subject: subjectOf`会議の日時・場所が変わりました`,
      body: bodyOf`${name}の会議は、${day}に${place}で開きます。`,
    },
    calledOff: {
      subject: subjectOf`会議を中止します`,
      body: bodyOf`${day}の${name}の会議は中止になりました。`,
    },
    paper: {
      subject: subjectOf`会議の資料が加わりました`,
      body: bodyOf`${day}の${name}の会議の資料が読めます。前もってご覧ください。`,
    },
    minutes: {
      subject: subjectOf`議事録を確かめてください`,
      body: bodyOf`${day}の${name}の議事録ができました。読んで、間違いがないか知らせてください。`,
    },
  })[news]

const en = (
  news: News,
  name: ReturnType<typeof quoted>,
  day: ReturnType<typeof dayOf>,
  place: ReturnType<typeof quoted>,
) =>
  ({
    set: { subject: subjectOf`A meeting is set`, body: bodyOf`${name} meets on ${day} at ${place}.` },
    changed: {
      subject: subjectOf`A meeting has changed`,
      body: bodyOf`${name} meets on ${day} at ${place}.`,
    },
    calledOff: {
      subject: subjectOf`A meeting is called off`,
      body: bodyOf`The meeting of ${name} on ${day} is called off.`,
    },
    paper: {
      subject: subjectOf`A paper for the meeting`,
      body: bodyOf`A paper for the meeting of ${name} on ${day} can be read beforehand.`,
    },
    minutes: {
      subject: subjectOf`Please confirm the minutes`,
      body: bodyOf`The minutes of ${name} of ${day} are written. Please read them and say whether they are correct.`,
    },
  })[news]

/** Tells the members with an account whose term includes the day of the meeting. */
export async function tellMembers(visit: Visit, news: News, { body, meeting, seats }: Told): Promise<void> {
  const words = (lang: Lang) =>
    (lang === 'en' ? en : ja)(
      news,
      quoted(pick(body.name, lang)),
      dayOf(meeting.held_on, lang),
      quoted(meeting.place),
    )
  for (const seat of seats)
    if (seat.member_id !== null && sitsOn(seat, meeting.held_on))
      await notifyPerson(visit, seat.member_id, {
        kind: `bodies.${news}`,
        about: undefined,
        path: meetingPath(body, meeting.id),
        words,
      })
}
