import type { z } from 'zod'
import { checkDueOn } from '../../../core/moderation/index.ts'
import { bumpPages } from '../../../core/trail/ledger.ts'
import { boardOf, foldVisionCode } from '../../../core/vision/index.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { action, type Done, type Failed, page, type Route } from '../../../core/web/route.ts'
import type { SignedIn, Visit } from '../../../core/web/visit.ts'
import { isUuid } from '../../../lib/ids.ts'
import { changePost, changeTheme, insertPost, insertTheme, keepVisionEvent, placePost } from '../changes.ts'
import { listThemes, type Theme } from '../queries.ts'
import {
  type CardInput,
  cardForm,
  contactIn,
  decisionForm,
  office,
  themeChangeForm,
  themeForm,
  typists,
} from '../rules.ts'
import { cardPage } from './card-page.tsx'
import { decide, deskPost } from './decide.ts'
import { deskPage } from './list-page.tsx'
import { deskPostPage } from './post-page.tsx'
import { findForDesk, listWaiting } from './queries.ts'
import { editThemePage, themesPage } from './themes-page.tsx'

async function showDesk(visit: Visit) {
  boardOf(visit)
  return deskPage(visit, await listWaiting(visit.tx))
}

async function showPost(visit: Visit, failed?: Failed) {
  boardOf(visit)
  return deskPostPage(visit, { post: await deskPost(visit), themes: await listThemes(visit.tx), failed })
}

/** The post that a new theme begins with. */
async function seedOf({ tx }: Visit, typed: string | undefined) {
  const code = foldVisionCode(typed)
  const post = code === undefined ? undefined : await findForDesk(tx, code)
  return post?.state === 'refused' ? undefined : post
}

async function showThemes(visit: Visit, failed?: Failed) {
  boardOf(visit)
  const asked = failed ? keptText(failed.kept, 'post') : visit.query.post
  const themes = await listThemes(visit.tx, { closed: true })
  return themesPage(visit, { themes, post: await seedOf(visit, asked), failed })
}

async function makeTheme(
  visit: Visit,
  { name, lead, post: typed }: z.output<typeof themeForm>,
): Promise<Done> {
  boardOf(visit)
  const { tx, now, city } = visit
  const post = await seedOf(visit, typed)
  const { id } = await insertTheme(tx, { name, lead }, now)
  if (post) await placePost(tx, post.id, [...post.themeIds, id], now)
  await keepVisionEvent(visit as SignedIn, {
    themeId: id,
    kind: 'made',
    ...(post ? { postId: post.id } : {}),
  })
  await bumpPages(tx)
  return { to: cityPath(city, post ? `/vision/desk/posts/${post.code}` : '/vision/desk/themes?done=1') }
}

async function themeIn(visit: Visit): Promise<Theme> {
  boardOf(visit)
  const code = found(foldVisionCode(visit.params.theme))
  return found((await listThemes(visit.tx, { code, closed: true }))[0])
}

const showTheme = async (visit: Visit, failed?: Failed) => editThemePage(visit, await themeIn(visit), failed)

async function saveTheme(
  visit: Visit,
  { name, lead, closed, version }: z.output<typeof themeChangeForm>,
): Promise<Done> {
  const { tx, now, city } = visit
  const { id } = await themeIn(visit)
  const change = { name, lead, closed_at: closed === 'yes' ? now : null }
  if (!(await changeTheme(tx, { id, version }, change))) throw conflict()
  await keepVisionEvent(visit as SignedIn, { themeId: id, kind: closed === 'yes' ? 'closed' : 'changed' })
  await bumpPages(tx)
  return { to: cityPath(city, '/vision/desk/themes?done=1') }
}

async function showCard(visit: Visit, failed?: Failed) {
  boardOf(visit)
  return cardPage(visit, await listThemes(visit.tx), failed)
}

async function typeIn(visit: Visit, input: CardInput): Promise<Done> {
  boardOf(visit)
  const { tx, now, today, lang, definition, city } = visit
  const { viewer } = visit as SignedIn
  const { text, penName } = input
  const given = { text, penName, credit: input.credit === 'yes', via: 'card' as const, lang }
  const post = await insertPost(tx, { ...given, sentOn: today, dueOn: checkDueOn(definition, today) })
  const theme = (await listThemes(tx)).find(({ code }) => code === input.theme)
  if (theme) await placePost(tx, post.id, [theme.id], now)
  await keepVisionEvent(visit as SignedIn, { postId: post.id, kind: 'typedIn' })
  if (office.may(visit.viewer) && input.publish === 'yes') {
    const shown = { state: 'shown' as const, shown_at: now, due_on: null, decided_on: today }
    await changePost(tx, { id: post.id, version: 1 }, { ...shown, decided_by: viewer.person.id })
    await keepVisionEvent(visit as SignedIn, { postId: post.id, kind: 'shown' })
    await bumpPages(tx)
  }
  const scan = isUuid(input.scan) ? `&scan=${input.scan}` : ''
  return { to: cityPath(city, `/vision/desk/card?typed=${post.code}${scan}`) }
}

export const deskRoutes: readonly Route[] = [
  page('/vision/desk', { policy: office, show: showDesk }),
  page('/vision/desk/posts/:post', { policy: office, show: (visit) => showPost(visit) }),
  action('/vision/desk/posts/:post/decision', {
    policy: office,
    form: decisionForm,
    act: decide,
    again: showPost,
  }),
  page('/vision/desk/themes', { policy: office, show: (visit) => showThemes(visit) }),
  action('/vision/desk/themes', { policy: office, form: themeForm, act: makeTheme, again: showThemes }),
  page('/vision/desk/themes/:theme', { policy: office, show: (visit) => showTheme(visit) }),
  action('/vision/desk/themes/:theme', {
    policy: office,
    form: themeChangeForm,
    act: saveTheme,
    again: showTheme,
  }),
  page('/vision/desk/card', { policy: typists, show: (visit) => showCard(visit) }),
  action('/vision/desk/card', {
    policy: typists,
    form: cardForm,
    check: async (_visit, card) => contactIn(card),
    act: typeIn,
    again: showCard,
  }),
]
