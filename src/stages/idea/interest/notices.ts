import type pg from 'pg'
import type { Directory } from '../../../core/edition/directory.ts'
import {
  bodyOf,
  countOf,
  type Letterhead,
  type NoticeWords,
  notify,
  notifyGroup,
  notifyPerson,
  numberOf,
  subjectOf,
  type Trusted,
} from '../../../core/notice/index.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { defineMessages } from '../../../lib/language.ts'
import { isClosedDay } from '../../../lib/working-days.ts'
import { inCity } from '../../../platform/db/transaction.ts'
import { tellByMail } from './mail/tell.ts'
import { type Joining, keepTold, listNews, type News } from './queries.ts'

const words = defineMessages(
  {
    offeredSubject: (number: Trusted) => subjectOf`受付番号 ${number}：「参加したい」が届きました`,
    offered: () =>
      bodyOf`あなたのアイデアに参加したいという人・団体がいます。次のページで読んで、返事ができます。`,
    answeredSubject: (number: Trusted) => subjectOf`受付番号 ${number}：「参加したい」への返事`,
    answered: () => bodyOf`お送りいただいた「参加したい」に返事がありました。次のページで読めます。`,
    backSubject: (number: Trusted) => subjectOf`受付番号 ${number}：「参加したい」が取り下げられました`,
    back: () => bodyOf`届いていた「参加したい」が1件、送った人によって取り下げられました。`,
    newsSubject: (number: Trusted) => subjectOf`受付番号 ${number}：フォロー中の案件の動き`,
    news: (count: Trusted) => bodyOf`フォローしている案件に、公開の動きが${count}件ありました。`,
  },
  {
    offeredSubject: (number) => subjectOf`${number}: somebody would join`,
    offered: () => bodyOf`Somebody would join your idea. You can read it and answer on this page.`,
    answeredSubject: (number) => subjectOf`${number}: an answer to your offer`,
    answered: () => bodyOf`Your offer to join was answered. You can read it on this page.`,
    backSubject: (number) => subjectOf`${number}: an offer to join was taken back`,
    back: () => bodyOf`One offer to join was taken back by whoever had made it.`,
    newsSubject: (number) => subjectOf`${number}: news of a case you follow`,
    news: (count) => bodyOf`In a case that you follow, this much has happened for everybody to see: ${count}`,
  },
)

const interestOf = ({ case: { number } }: CaseVisit): string => `/cases/${number}/interest`

const tellSender = (
  visit: CaseVisit,
  kind: `idea.${string}`,
  say: (said: ReturnType<typeof words>, number: Trusted) => NoticeWords,
): Promise<void> =>
  notify(
    visit,
    visit.parties.filter(({ position }) => position === 1),
    {
      kind,
      about: visit.case,
      path: interestOf(visit),
      words: (lang) => say(words(lang), numberOf(visit.case)),
    },
  )

export const tellOffered = (visit: CaseVisit): Promise<void> =>
  tellSender(visit, 'idea.joining', (said, number) => ({
    subject: said.offeredSubject(number),
    body: said.offered(),
  }))

export const tellTakenBack = (visit: CaseVisit): Promise<void> =>
  tellSender(visit, 'idea.joiningTakenBack', (said, number) => ({
    subject: said.backSubject(number),
    body: said.back(),
  }))

/** To the group where it was one that offered, otherwise to the person. */
export async function tellAnswered(visit: CaseVisit, joining: Joining): Promise<void> {
  const notice = {
    kind: 'idea.joiningAnswered' as const,
    about: visit.case,
    path: interestOf(visit),
    words: (lang: CaseVisit['lang']) => ({
      subject: words(lang).answeredSubject(numberOf(visit.case)),
      body: words(lang).answered(),
    }),
  }
  if (joining.organization_id) await notifyGroup(visit, joining.organization_id, notice)
  else await notifyPerson(visit, joining.person_id, notice)
}

type Parts = { appPool: pg.Pool; directory: Directory; letterhead: Letterhead; clock: () => Date }
type Head = Awaited<ReturnType<Letterhead>>

async function tellOne(head: Head, tx: Parameters<typeof listNews>[0], news: News): Promise<void> {
  await notifyPerson({ ...head, tx }, news.personId, {
    kind: 'idea.followed',
    about: { id: news.caseId, number: news.number },
    path: `/cases/${news.number}`,
    optional: 'digests',
    once: `${news.caseId}:${news.seq}`,
    words: (lang) => ({
      subject: words(lang).newsSubject(numberOf(news)),
      body: words(lang).news(countOf(news.count)),
    }),
  })
  await keepTold(tx, news)
}

/** Each morning that the city hall is open: what happened publicly in the cases that somebody follows. */
export const tellFollowers =
  ({ appPool, directory, letterhead, clock }: Parts) =>
  async (): Promise<void> => {
    for (const { id } of await directory.list()) {
      const head = await letterhead(id, clock())
      if (isClosedDay(head.today, head.definition.city.closedDays)) continue
      await inCity(appPool, id, 'write', async (tx) => {
        for (const news of await listNews(tx)) await tellOne(head, tx, news)
        await tellByMail({ ...head, tx })
      })
    }
  }
