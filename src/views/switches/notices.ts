import type { Reach, Switchable } from '../../core/edition/schema/index.ts'
import {
  bodyOf,
  listStaffToTell,
  type NoticeWords,
  pageOf,
  subjectOf,
  tellPerson,
} from '../../core/notice/index.ts'
import { idsOf } from '../../core/people/viewer.ts'
import { found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Visit } from '../../core/web/visit.ts'
import type { Lang } from '../../lib/language.ts'

type Change = { code: Switchable; after: Reach; sections: readonly string[] }

/** Tells the people of the sections for which something changes; a section that nothing changes for hears nothing. */
export async function tellSections(visit: Visit, change: Change): Promise<void> {
  const path = `/switches/${change.code}`
  const told = new Set<string>(idsOf(found(visit.viewer).person))
  for (const person of await listStaffToTell(visit.tx, visit.today)) {
    if (told.has(person.id) || !change.sections.includes(person.section ?? '')) continue
    told.add(person.id)
    await tellPerson(visit, person, {
      kind: 'switches.changed',
      about: undefined,
      path,
      words: (lang) => wordsFor(visit, change, lang),
    })
  }
}

function wordsFor(visit: Visit, { code, after }: Change, lang: Lang): NoticeWords {
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
