import { queueMail } from '../../../../core/mail/index.ts'
import { cityNameOf, countOf, type NoticeVisit, numberOf, pageOf } from '../../../../core/notice/index.ts'
import { casePath, cityPath } from '../../../../core/web/paths.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { mailFollowMessages } from './messages.ts'
import { keepMailTold, listMailNews, type MailFollow, type MailNews } from './queries.ts'

type Head = Pick<NoticeVisit, 'city' | 'runtime'>
const linkOf = ({ runtime, city }: Head, { key }: Pick<MailFollow, 'key'>) =>
  pageOf(runtime.origin, cityPath(city, `/mail-follow/${key}`))

/** Asks whoever reads that address, at most once a day. */
export async function askToConfirm(
  visit: CaseVisit,
  row: Pick<MailFollow, 'id' | 'key' | 'address' | 'lang'>,
): Promise<void> {
  const words = mailFollowMessages(row.lang)
  const number = numberOf(visit.case)
  await queueMail(visit, {
    to: { address: row.address },
    lang: row.lang,
    kind: 'idea.mailFollow',
    subject: words.askSubject(number),
    body: words.askBody(cityNameOf(visit.definition, row.lang), number, linkOf(visit, row)),
    once: `idea.mailFollow:${row.id}:${visit.today}`,
  })
}

async function tellOne(visit: NoticeVisit, news: MailNews): Promise<void> {
  const words = mailFollowMessages(news.lang)
  const number = numberOf(news)
  const open = pageOf(visit.runtime.origin, casePath(visit.city, news.number))
  await queueMail(visit, {
    to: { address: news.address },
    lang: news.lang,
    kind: 'idea.mailFollowed',
    subject: words.newsSubject(number),
    body: words.newsBody(countOf(news.count), open, linkOf(visit, news)),
    once: `idea.mailFollowed:${news.id}:${news.seq}`,
    digest: true,
  })
  await keepMailTold(visit.tx, news)
}

export async function tellByMail(visit: NoticeVisit): Promise<void> {
  for (const news of await listMailNews(visit.tx)) await tellOne(visit, news)
}
