import { z } from 'zod'
import { readWalk, step, type Walk } from '../../core/edition/self-check.ts'
import { found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { anyone } from '../../core/web/policies.ts'
import { type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { pick } from '../../lib/language.ts'
import { messages } from './messages.ts'
import { AskingPage } from './pages/asking-page.tsx'
import { ExitPage } from './pages/exit-page.tsx'
import type { CheckView } from './pages/map.tsx'
import { answerFrom, walkPath } from './rules.ts'

const mostAnswers = 4000
const query = z.object({ a: z.string().max(mostAnswers).optional().catch(undefined) })

/** 404 in a city without a self-check. */
const walkOf = ({ definition, query }: Visit): Walk => found(readWalk(definition, query.a))

function showWalk(visit: Visit): Page {
  const { lang, definition, city } = visit
  const walk = walkOf(visit)
  const link = (path: string) => cityPath(city, path)
  const view: CheckView = { lang, definition, selfCheck: found(definition.selfCheck), walk, link }
  const { at } = walk
  return {
    title: `${pick(at.title, lang)} | ${messages(lang).name}`,
    body: at.kind === 'exit' ? <ExitPage view={view} exit={at} /> : <AskingPage view={view} node={at} />,
    breadcrumbs: [
      { label: pick(definition.city.name, lang), href: link('') },
      { label: messages(lang).name },
    ],
    shortPath: link('/self-check'),
  }
}

/** A form without JavaScript sends its fields; the answer is the address they make. */
function answeredPath(visit: Visit): string {
  const walk = walkOf(visit)
  const { at } = walk
  if (at.kind === 'exit') return walkPath(walk)
  return walkPath(step(visit.definition, walk, answerFrom(visit.definition, at, visit.query)) ?? walk)
}

export const routes: readonly Route[] = [
  page('/self-check', { policy: anyone, cached: true, query, show: async (visit) => showWalk(visit) }),
  page('/self-check/answers', {
    policy: anyone,
    show: async (visit) =>
      new Response(null, { status: 303, headers: { location: cityPath(visit.city, answeredPath(visit)) } }),
  }),
]
