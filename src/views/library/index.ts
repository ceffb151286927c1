import { listEntries } from '../../core/case/find.ts'
import { editionOn } from '../../core/edition/directory.ts'
import { isStory, listLike, searchLibrary } from '../../core/library/index.ts'
import { found } from '../../core/web/errors.ts'
import { anyone, whoMaySee } from '../../core/web/policies.ts'
import { casePage, page, type Route } from '../../core/web/route.ts'
import type { CaseVisit, Visit } from '../../core/web/visit.ts'
import type { Text } from '../../lib/language.ts'
import { facetsOf, libraryQuery } from './choices.ts'
import { likePage } from './pages/like-page.tsx'
import { libraryPage, type Names } from './pages/list-page.tsx'
import { storyPage } from './pages/story-page.tsx'
import { findTold } from './queries.ts'

export { libraryMessages } from './messages.ts'

/** Every city by its slug, as it is called today. */
async function namesOf({ runtime, today }: Visit): Promise<Names> {
  const cities = await runtime.directory.list()
  return new Map(
    cities.flatMap(({ slug, editions }): [string, Text][] => {
      const edition = editionOn(editions, today)
      return edition ? [[slug, edition.names.city]] : []
    }),
  )
}

const writingOf = ({ case: { title, issue, wish } }: CaseVisit) => ({ title, text: `${issue} ${wish}` })

/** Of one's own city alone, so that the page is as current as the city is. */
async function showStory(visit: CaseVisit) {
  found(isStory(visit.case) || undefined)
  const thread = await listEntries(visit.tx, visit.case.id)
  const told = await findTold(visit.tx, visit.case.id)
  const like = await listLike(visit.tx, writingOf(visit), visit.city.slug)
  const others = like.filter(({ number }) => number !== visit.case.number).slice(0, 3)
  return storyPage({ visit, thread, told, like: others })
}

const most = 10

/** Those with most words in common first; among equals one's own city's, whose words are never too common to ask for. */
async function showLike(visit: CaseVisit) {
  const { city, tx, case: subject } = visit
  const own = await listLike(tx, writingOf(visit), city.slug)
  const all = await listLike(tx, writingOf(visit))
  const others = [...own, ...all.filter(({ slug }) => slug !== city.slug)]
    .filter(({ slug, number }) => slug !== city.slug || number !== subject.number)
    .sort((a, b) => b.words.length - a.words.length)
  return likePage(visit, others.slice(0, most), await namesOf(visit))
}

export const libraryRoutes: readonly Route[] = [
  page('/library', {
    policy: anyone,
    cached: true,
    query: libraryQuery,
    show: async (visit) => {
      const { city: _city, ...query } = visit.query
      const facets = { ...facetsOf(query), city: visit.city.slug }
      const { tx } = visit
      return libraryPage({
        visit,
        query,
        found: await searchLibrary(tx, query.q ?? '', facets, query.before),
      })
    },
  }),
  // Other cities write without a word to this one: never from memory.
  page('/library/across', {
    policy: anyone,
    query: libraryQuery,
    show: async (visit) => {
      const { tx, query } = visit
      const hits = await searchLibrary(tx, query.q ?? '', facetsOf(query), query.before)
      return libraryPage({ visit, query, found: hits, across: await namesOf(visit) })
    },
  }),
  casePage('/library/:number', { policy: whoMaySee, cached: true, show: showStory }),
  casePage('/cases/:number/like', {
    policy: whoMaySee,
    show: showLike,
  }),
]
