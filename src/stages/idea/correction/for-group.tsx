import type { CaseSubject, Party } from '../../../core/case/types.ts'
import { type Delegation, holdingIn, matterOf, typedFor, typist } from '../../../core/delegation/index.ts'
import { withSectionsToday } from '../../../core/edition/view.ts'
import { found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../../core/web/route.ts'
import type { CaseVisit, SignedIn, Visit } from '../../../core/web/visit.ts'
import { correct } from './acts.ts'
import { type Behalf, fixConfirmPage, fixLabels, fixPage } from './fix-page.tsx'
import { correctionMessages } from './messages.ts'
import { faults, openFor, readOpen } from './open.ts'
import { type Correction, correctionForm } from './rules.ts'

const path = '/centre/delegations/:delegation/correction/:number'

type For = {
  delegation: Delegation
  subject: CaseSubject & { party: Party }
  visit: CaseVisit
  behalf: Behalf
}

/** An idea that the group sent, of a group that asks the centre to type for it: 404 for any other. */
async function sentBy(asked: Visit): Promise<For> {
  const delegation = await holdingIn(asked)
  const subject = await matterOf(asked, delegation)
  found(subject.party.position === 1 || undefined)
  const own = await asked.runtime.directory.definition(subject.case.edition_id)
  const definition = withSectionsToday(own, asked.definition)
  const path = cityPath(asked.city, `/centre/delegations/${delegation.id}`)
  const behalf = { party: { id: subject.party.id, name: delegation.name }, path }
  return { delegation, subject, visit: { ...asked, ...subject, definition }, behalf }
}

async function show(asked: Visit, failed: Failed = { errors: [], kept: {} }): Promise<Page> {
  const { visit, behalf } = await sentBy(asked)
  return fixPage(visit, found(await readOpen(visit)), failed, behalf)
}

async function send(asked: Visit, input: Correction): Promise<Outcome> {
  const { delegation, subject, visit, behalf } = await sentBy(asked)
  await correct(visit, await openFor(visit, input.round), input, behalf.party)
  await typedFor(visit as SignedIn, delegation, { kind: 'correction', about: subject.case })
  return { to: `${behalf.path}?done=correction` }
}

/** What was sent back is answered for the group, field by field, with both texts side by side as always. */
export const forGroupRoutes: readonly Route[] = [
  page(path, { policy: typist, show: (visit) => show(visit) }),
  action(path, {
    policy: typist,
    form: correctionForm,
    uploads: ['attachments'],
    draft: {
      page: path,
      kind: 'one',
      name: (lang) => correctionMessages(lang).fixTitle,
      labels: fixLabels,
    },
    check: async (asked, input) => faults((await sentBy(asked)).visit, input),
    confirm: async (asked, input, form) => {
      const { visit, behalf } = await sentBy(asked)
      return fixConfirmPage({ visit, behalf }, await openFor(visit, input.round), input, form)
    },
    act: send,
    again: show,
  }),
]
