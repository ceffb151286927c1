import { checkDueOn } from '../../../core/moderation/index.ts'
import { boardOf, foldVisionCode } from '../../../core/vision/index.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { anyone } from '../../../core/web/policies.ts'
import { action, type Done, type Failed, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { insertPost, placePost } from '../changes.ts'
import { ownMark, secretFor } from '../mark.ts'
import { listThemes } from '../queries.ts'
import { contactIn, type PostInput, postForm } from '../rules.ts'
import { postLabels } from './fields.tsx'
import { writeMessages } from './messages.ts'
import { writePage } from './page.tsx'

/** The theme of the page or the card somebody came from; an unknown one is none. */
async function themeOf({ tx }: Visit, typed: string | undefined) {
  const code = foldVisionCode(typed)
  return code === undefined ? undefined : (await listThemes(tx, { code }))[0]
}

async function show(visit: Visit, failed?: Failed) {
  boardOf(visit)
  const asked = failed ? keptText(failed.kept, 'theme') : visit.query.theme
  return writePage(visit, { theme: await themeOf(visit, asked), failed })
}

/** Whoever has an account is found by it, and nobody else is asked who they are. */
function writerOf(visit: Visit) {
  if (visit.viewer) return { who: { personId: visit.viewer.person.id }, cookies: [] }
  const { secret, cookies } = secretFor(visit)
  return { who: { ownMark: ownMark(secret) }, cookies }
}

async function send(visit: Visit, { text, penName, credit, theme: typed }: PostInput): Promise<Done> {
  boardOf(visit)
  const { tx, now, today, lang, definition, city } = visit
  const { who, cookies } = writerOf(visit)
  const post = { text, penName, credit: credit === 'yes', via: 'web' as const, lang, ...who }
  const { id } = await insertPost(tx, { ...post, sentOn: today, dueOn: checkDueOn(definition, today) })
  const theme = await themeOf(visit, typed)
  if (theme) await placePost(tx, id, [theme.id], now)
  return { to: cityPath(city, '/vision/own?done=sent'), cookies }
}

export const writeRoutes: readonly Route[] = [
  page('/vision/new', { policy: anyone, show: (visit) => show(visit) }),
  action('/vision/posts', {
    policy: anyone,
    seldom: { burst: 40, perMinute: 2 },
    form: postForm,
    draft: {
      page: '/vision/new',
      kind: 'many',
      name: (lang) => writeMessages(lang).title,
      labels: postLabels,
    },
    check: async (_visit, post) => contactIn(post),
    act: send,
    again: show,
  }),
]
