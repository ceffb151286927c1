import { findDraft, isOwn } from '../../../core/draft/index.ts'
import { findProfile } from '../../../core/group/index.ts'
import { found } from '../../../core/web/errors.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { anyone } from '../../../core/web/policies.ts'
import { page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { isUuid } from '../../../lib/ids.ts'
import { staffAtCounter } from '../counter/rules.ts'
import { blankPage, filledPage } from './pages.tsx'

const counterForm = '/counter/ideas'

/** A group that was chosen at the counter is printed as its profile says. */
const groupOf = async (visit: Visit, id: string) =>
  isUuid(id) ? (await findProfile(visit.tx, id))?.profile : undefined

/** Only whoever types it prints it; to anybody else there is no such draft. */
async function showFilled(visit: Visit) {
  const { draft: id } = visit.query
  const held = isUuid(id) ? await findDraft(visit.tx, id, [], 'look') : undefined
  const draft = found(held?.path === counterForm && held.sentAt === null ? held : undefined)
  const own = found(isOwn(visit.viewer, draft) ? draft : undefined)
  return filledPage(visit, own, await groupOf(visit, keptText(own.fields, 'group')))
}

export const paperRoutes: readonly Route[] = [
  page('/papers/idea', { begins: 'idea', policy: anyone, show: async (visit) => blankPage(visit) }),
  page('/counter/ideas/print', { begins: 'idea', policy: staffAtCounter, show: showFilled }),
]
