import type { Reach, Switchable } from '../../core/edition/schema/index.ts'
import {
  bodyOf,
  listStaffToTell,
  type NoticeVisit,
  type NoticeWords,
  pageOf,
  subjectOf,
  tellPerson,
} from '../../core/notice/index.ts'
import { idsOf } from '../../core/people/viewer.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Lang } from '../../lib/language.ts'

type Change = { code: Switchable; after: Reach; sections: readonly string[] }

/** Tells the people of the sections for which something changes; a section that nothing changes for hears nothing. */
export async function tellSections(visit: NoticeVisit, change: Change): Promise<void> {
  const concerned = ({ section }: StaffMember) => change.sections.includes(section ?? '')
  await tellStaff(visit, concerned, { code: change.code, kind: 'changed' }, (lang) =>
    wordsFor(visit, change, lang),
  )
}

/** What was set for a day could not take place: the office is told, since it decides what to do. */
export const tellOffice = (visit: NoticeVisit, code: Switchable): Promise<void> =>
  tellStaff(
    visit,
    ({ hat }) => hat === 'coordination',
    { code, kind: 'refused' },
    (lang) => refusedWords(visit, code, lang),
  )

type StaffMember = Awaited<ReturnType<typeof listStaffToTell>>[number]
type About = { code: Switchable; kind: 'changed' | 'refused' }

/** Each person once, whatever hats they have; not whoever does it. */
async function tellStaff(
  visit: NoticeVisit,
  concerned: (one: StaffMember) => boolean,
  { code, kind }: About,
  words: (lang: Lang) => NoticeWords,
): Promise<void> {
  const told = new Set<string>(visit.viewer === undefined ? [] : idsOf(visit.viewer.person))
  for (const person of await listStaffToTell(visit.tx, visit.today)) {
    if (told.has(person.id) || !concerned(person)) continue
    told.add(person.id)
    await tellPerson(visit, person, {
      kind: `switches.${kind}`,
      about: undefined,
      path: `/switches/${code}`,
      words,
    })
  }
}

function wordsFor(visit: NoticeVisit, { code, after }: Change, lang: Lang): NoticeWords {
  const link = pageOf(visit.runtime.origin, cityPath(visit.city, `/switches/${code}`))
  const on = after.runs !== 'nowhere'
  if (lang === 'en')
    return {
      subject: subjectOf`Your section: a stage of collaboration has been switched`,
      body: on
        ? bodyOf`Your section begins to work with a stage in Yui. What it means and what to prepare:\n${link}`
        : bodyOf`Your section no longer works with a stage in Yui. Cases that are at it go on to their end:\n${link}`,
    }
  return {
    subject: subjectOf`【協働】使う段階が変わりました`,
    body: on
      ? bodyOf`あなたの課で、協働の新しい段階を使い始めます。だれに関わるか、何を準備するかは、次のページで見られます。\n${link}`
      : bodyOf`あなたの課では、協働の段階の1つを、これから来る案件では使わなくなります。いまその段階にある案件は、最後まで進みます。くわしくは、次のページで見られます。\n${link}`,
  }
}

function refusedWords(visit: NoticeVisit, code: Switchable, lang: Lang): NoticeWords {
  const link = pageOf(visit.runtime.origin, cityPath(visit.city, `/switches/${code}`))
  if (lang === 'en')
    return {
      subject: subjectOf`A stage could not be switched on its day`,
      body: bodyOf`What was set for today did not take place: another stage that it needs had changed meanwhile. Nothing was switched. What is missing:\n${link}`,
    }
  return {
    subject: subjectOf`【協働】予約した切り替えは、行われませんでした`,
    body: bodyOf`きょう切り替わるはずだった段階は、先に必要な段階が使われていないため、切り替わりませんでした。いままでどおりです。次のページで、もう一度決められます。\n${link}`,
  }
}
