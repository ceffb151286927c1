import { z } from 'zod'
import {
  type Draft,
  emptyDraft,
  findDraft,
  listDrafts,
  mayRead,
  readKeyIn,
  titleOfDraft,
} from '../../core/draft/index.ts'
import { idsOf } from '../../core/people/viewer.ts'
import { formOfPath } from '../../core/web/drafting/find-form.ts'
import { draftCookie } from '../../core/web/drafting/keep-typed.ts'
import { draftMessages } from '../../core/web/drafting/messages.ts'
import { found, notFound } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { signedIn } from '../../core/web/policies.ts'
import { action, type Page, type Policy, page, type Route } from '../../core/web/route.ts'
import type { DeskDoor, Visit } from '../../core/web/visit.ts'
import { formatDateTime } from '../../lib/dates.ts'
import { isUuid } from '../../lib/ids.ts'
import { Card, CardGrid, EmptyState, Heading, Notice } from '../../ui/components/index.ts'
import { Button, Form, LinkButton } from '../../ui/forms.tsx'

const whose: Policy = {
  says: 'whoever owns the draft, by their account or by its private link',
  may: () => true,
}

/** A draft of a form that is no more has no page to go on. */
function whereOf({ runtime, city, lang }: Visit, draft: Draft) {
  const at = formOfPath(runtime.draftForms, draft.path)
  if (at === undefined) return undefined
  const asked = at.form.kind === 'many' ? `?draft=${draft.id}` : ''
  return { href: `${cityPath(city, at.page)}${asked}`, name: at.form.name(lang) }
}

const DraftCard = ({ visit, draft }: { visit: Visit; draft: Draft }) => {
  const { lang, city } = visit
  const words = draftMessages(lang)
  const where = whereOf(visit, draft)
  const title = titleOfDraft(draft.fields, words.untitled)
  return (
    <Card
      level={2}
      title={`${where ? `${where.name}：` : ''}${title}`}
      {...(where ? { href: where.href } : {})}
      meta={formatDateTime(draft.savedAt, lang)}
    >
      <Form lang={lang} action={cityPath(city, `/drafts/${draft.id}/disposal`)}>
        <Button kind="quiet">{words.discard}</Button>
      </Form>
    </Card>
  )
}

async function showList(visit: Visit): Promise<Page> {
  const { lang, city } = visit
  const words = draftMessages(lang)
  const viewer = found(visit.viewer)
  const drafts = await listDrafts(visit.tx, { personIds: idsOf(viewer.person), hatId: viewer.hat.id })
  const body = (
    <>
      {visit.query.done === 'discarded' && (
        <Notice lang={lang} kind="success">
          {words.discarded}
        </Notice>
      )}
      <Heading level={1} lead={words.listLead}>
        {words.listTitle}
      </Heading>
      {drafts.length === 0 ? (
        <EmptyState
          title={words.none}
          text={words.noneText}
          action={{ href: cityPath(city, '/desk'), label: words.toDesk }}
        />
      ) : (
        <CardGrid>
          {drafts.map((draft) => (
            <DraftCard visit={visit} draft={draft} />
          ))}
        </CardGrid>
      )}
    </>
  )
  return { title: words.listTitle, body }
}

/** What is about to be thrown away, since a finger slips. */
function surePage(visit: Visit, draft: Draft): Page {
  const { lang, city } = visit
  const words = draftMessages(lang)
  const title = titleOfDraft(draft.fields, words.untitled)
  const where = whereOf(visit, draft)
  const body = (
    <>
      <Heading level={1} lead={words.sureLead}>
        {words.sure(title)}
      </Heading>
      <p>{formatDateTime(draft.savedAt, lang)}</p>
      <Form lang={lang} action={cityPath(city, `/drafts/${draft.id}/disposal`)}>
        <input type="hidden" name="sure" value="yes" />
        <Button kind="danger">{words.discard}</Button>
      </Form>
      {where && (
        <p>
          <LinkButton href={where.href} kind="secondary">
            {words.goOn}
          </LinkButton>
        </p>
      )}
    </>
  )
  return { title: words.sure(title), body }
}

/** Thrown away by its owner, or by whoever came with its private link. */
async function discard(visit: Visit, { sure }: { sure?: 'yes' | undefined }) {
  const id = visit.params.id ?? ''
  const key = readKeyIn(visit.cookie(draftCookie(visit.city.slug)), id)
  const held = isUuid(id) ? await findDraft(visit.tx, id, key ? [key] : [], 'lock') : undefined
  if (held === undefined || !mayRead(visit.viewer, held)) throw notFound()
  if (sure === undefined) return surePage(visit, held)
  await emptyDraft(visit.tx, id, visit.now)
  return { to: cityPath(visit.city, visit.viewer ? '/drafts?done=discarded' : '') }
}

export const draftRoutes: readonly Route[] = [
  page('/drafts', { policy: signedIn, show: showList }),
  action('/drafts/:id/disposal', {
    policy: whose,
    form: z.object({ sure: z.literal('yes').optional() }),
    act: discard,
    again: showList,
  }),
]

export const draftDoors: readonly DeskDoor[] = [
  {
    path: '/drafts',
    group: 'own',
    may: (viewer) => viewer !== undefined,
    words: (lang) => ({ title: draftMessages(lang).listTitle, text: draftMessages(lang).doorText }),
  },
]
