import { z } from 'zod'
import { boardOf, findOrigin, foldVisionCode } from '../../../core/vision/index.ts'
import { found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { anyone } from '../../../core/web/policies.ts'
import { action, type Done, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { line } from '../../../lib/form-text.ts'
import { isUuid } from '../../../lib/ids.ts'
import { agreementMark, secretFor, secretOf } from '../mark.ts'
import { type After, countBoard, findId, findShown, listShown, listThemes, setAgreement } from '../queries.ts'
import { postPage, themePage } from './detail-pages.tsx'
import { boardPage } from './pages.tsx'

/** Where a page goes on: after this moment and this post. */
function afterOf(typed: string | undefined): After | undefined {
  const [, ms = '', id] = /^(\d{12,14})\.(.{36})$/.exec(typed ?? '') ?? []
  return isUuid(id) ? { shownAt: new Date(Number(ms)), id } : undefined
}

async function showBoard(visit: Visit) {
  boardOf(visit)
  const after = afterOf(visit.query.after)
  return boardPage(visit, {
    posts: await listShown(visit.tx, { secret: secretOf(visit), after }),
    themes: after ? [] : await listThemes(visit.tx),
    growth: await countBoard(visit.tx),
    first: after === undefined,
  })
}

const codeIn = ({ params }: Visit, name: 'post' | 'theme' | 'short'): string =>
  found(foldVisionCode(params[name]))

async function showPost(visit: Visit) {
  boardOf(visit)
  return postPage(visit, found(await findShown(visit.tx, codeIn(visit, 'post'), secretOf(visit))))
}

async function showTheme(visit: Visit) {
  boardOf(visit)
  const code = codeIn(visit, 'theme')
  const [theme] = await listThemes(visit.tx, { code })
  const after = afterOf(visit.query.after)
  return themePage(visit, {
    theme: found(theme),
    posts: await listShown(visit.tx, { secret: secretOf(visit), theme: code, after }),
    first: after === undefined,
  })
}

const agreementForm = z.object({ says: line({ max: 3 }), from: line({ max: 5 }) })

async function agree(visit: Visit, { says, from }: z.output<typeof agreementForm>): Promise<Done> {
  boardOf(visit)
  const code = codeIn(visit, 'post')
  const id = found(await findId(visit.tx, code))
  const { secret, cookies } = secretFor(visit)
  await setAgreement(visit.tx, id, agreementMark(secret, id), says !== 'no')
  const to =
    from === 'board' ? `/vision#w-${code}` : `/vision/posts/${code}?done=${says === 'no' ? 'no' : 'yes'}`
  return { to: cityPath(visit.city, to), cookies }
}

const led = (to: string): Response => new Response(null, { status: 303, headers: { Location: to } })

/** Printed addresses: short enough to be typed, and leading to whatever the code is of. */
async function short(visit: Visit) {
  const origin = found(await findOrigin(visit, visit.params.short))
  return led(cityPath(visit.city, `/vision/${origin.kind === 'post' ? 'posts' : 'themes'}/${origin.code}`))
}

export const boardRoutes: readonly Route[] = [
  page('/vision', { policy: anyone, show: showBoard }),
  page('/vision/posts/:post', { policy: anyone, show: showPost }),
  page('/vision/themes/:theme', { policy: anyone, show: showTheme }),
  page('/v', {
    policy: anyone,
    show: async (visit) => {
      boardOf(visit)
      return led(cityPath(visit.city, '/vision'))
    },
  }),
  page('/v/:short', { policy: anyone, show: short }),
  action('/vision/posts/:post/agreement', {
    policy: anyone,
    seldom: { burst: 60, perMinute: 6 },
    form: agreementForm,
    act: agree,
    again: showPost,
  }),
]
