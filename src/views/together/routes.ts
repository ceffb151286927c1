import { z } from 'zod'
import { seeingAll } from '../../core/advance.ts'
import { findCase } from '../../core/case/find.ts'
import type { CaseSubject } from '../../core/case/types.ts'
import { listGroupChoices } from '../../core/group/index.ts'
import { conflict, found, notFound } from '../../core/web/errors.ts'
import { casePath, cityPath } from '../../core/web/paths.ts'
import { anyone } from '../../core/web/policies.ts'
import {
  action,
  caseAction,
  casePage,
  type Failed,
  type Outcome,
  type Page,
  page,
  type Route,
} from '../../core/web/route.ts'
import type { CaseVisit, Visit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import type { Lang } from '../../lib/language.ts'
import { agreeToPublish, askToJoin, beginTogether, inviteTo, settle, start } from './acts.ts'
import { togetherMessages } from './messages.ts'
import { listPage } from './pages/list-page.tsx'
import { labelsOf, newPage } from './pages/new-page.tsx'
import { askPage, roomPage } from './pages/room-page.tsx'
import {
  findInvitation,
  type Invited,
  listConsents,
  listInvitations,
  listTogether,
  listWaiting,
  settleInvitation,
} from './queries.ts'
import {
  answerForm,
  askForm,
  beginners,
  bindsGroupOfIt,
  groupOfIt,
  idForm,
  inviteForm,
  newForm,
  otherGroup,
  representative,
} from './rules.ts'

async function showList(visit: Visit): Promise<Page> {
  const group = visit.viewer?.hat.organizationId
  return listPage(visit, {
    ...(await listTogether(visit.tx, group)),
    waiting: group === undefined ? [] : await listWaiting(visit.tx, group),
  })
}

const showNew = async (visit: Visit, failed?: Failed): Promise<Page> =>
  newPage(visit, await listGroupChoices(visit.tx), failed)

async function showRoom(visit: CaseVisit, failed?: Failed): Promise<Page> {
  const { tx, case: subject } = visit
  return roomPage(visit, {
    invitations: await listInvitations(tx, subject.id),
    groups: await listGroupChoices(tx),
    consents: await listConsents(tx, subject.id),
    failed,
  })
}

const room = (visit: CaseVisit): Outcome => ({ to: casePath(visit.city, visit.case.number, '/together') })
const theCase = (visit: CaseVisit): Outcome => ({ to: casePath(visit.city, visit.case.number) })

async function begin(visit: Visit, input: z.output<typeof newForm>): Promise<Outcome> {
  const begun = await beginTogether(visit, input)
  return typeof begun === 'string' ? { to: cityPath(visit.city, `/cases/${begun}/together`) } : begun
}

/** What waits for the answer of the group whose hat is worn; 404 for every other. */
async function ownInvitation(visit: Visit, id: string): Promise<{ invited: Invited; subject: CaseSubject }> {
  const invited = found(isUuid(id) ? await findInvitation(visit.tx, id) : undefined)
  if (invited.by_group || invited.organization_id !== visit.viewer?.hat.organizationId) throw notFound()
  const number = found((await listWaiting(visit.tx, invited.organization_id)).find((one) => one.id === id))
  return { invited, subject: found(await findCase(visit.tx, seeingAll, number.number)) }
}

async function ofThisCase(visit: CaseVisit, id: string): Promise<Invited> {
  const all = await listInvitations(visit.tx, visit.case.id)
  return found(all.find((one) => one.id === id && one.state === 'waiting'))
}

const path = '/cases/:number/together'
const nothing = z.object({})
const showAsk = async (visit: CaseVisit): Promise<Page> => askPage(visit)

export const togetherRoutes: readonly Route[] = [
  page('/together', { policy: anyone, show: showList }),
  page('/together/new', { begins: 'idea', policy: beginners, show: (visit) => showNew(visit) }),
  action('/together', {
    begins: 'idea',
    policy: beginners,
    form: newForm,
    draft: {
      page: '/together/new',
      kind: 'many',
      name: (lang: Lang) => togetherMessages(lang).begin,
      labels: labelsOf,
    },
    check: async ({ definition }, { field }) =>
      definition.fields.some(({ code }) => code === field) ? [] : [{ field: 'field', code: 'badChoice' }],
    act: begin,
    again: showNew,
  }),
  action('/together/answers', {
    policy: representative,
    form: answerForm,
    act: async (visit, { id, answer }) => {
      const { invited, subject } = await ownInvitation(visit, id)
      await settle(visit, subject, invited, answer)
      const to = answer === 'accept' ? `/cases/${subject.case.number}` : '/together'
      return { to: cityPath(visit.city, to) }
    },
    again: showList,
  }),
  casePage(path, { policy: groupOfIt, show: (visit) => showRoom(visit) }),
  caseAction(`${path}/invitations`, {
    policy: groupOfIt,
    form: inviteForm,
    act: async (visit, input) => (await inviteTo(visit, input)) ?? room(visit),
    again: showRoom,
  }),
  caseAction(`${path}/withdrawals`, {
    policy: groupOfIt,
    form: idForm,
    act: async (visit, { id }) => {
      const invited = await ofThisCase(visit, id)
      if (!(await settleInvitation(visit.tx, invited.id, 'withdrawn', visit.now))) throw conflict()
      return room(visit)
    },
    again: showRoom,
  }),
  caseAction(`${path}/joining`, {
    policy: bindsGroupOfIt,
    form: answerForm,
    act: async (visit, { id, answer }) => {
      const invited = await ofThisCase(visit, id)
      if (!invited.by_group) throw notFound()
      await settle(visit, visit, invited, answer)
      return room(visit)
    },
    again: showRoom,
  }),
  casePage(`${path}/ask`, { policy: otherGroup, show: showAsk }),
  caseAction(`${path}/ask`, {
    policy: otherGroup,
    form: askForm,
    act: async (visit, input) => {
      await askToJoin(visit, input)
      return { to: cityPath(visit.city, '/together?done=asked') }
    },
    again: showAsk,
  }),
  caseAction(`${path}/start`, {
    policy: bindsGroupOfIt,
    form: nothing,
    act: async (visit) => {
      await start(visit)
      return theCase(visit)
    },
    again: showRoom,
  }),
  caseAction(`${path}/publication`, {
    policy: bindsGroupOfIt,
    form: nothing,
    act: async (visit) => {
      await agreeToPublish(visit)
      return room(visit)
    },
    again: showRoom,
  }),
]
