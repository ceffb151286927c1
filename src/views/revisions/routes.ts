import { writeDefinition } from '../../core/edition/write.ts'
import { anyone } from '../../core/web/policies.ts'
import { action, type Failed, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import {
  beginRevision,
  decide,
  openRevision,
  partHere,
  revisionHere,
  saveFile,
  savePart,
  stateChange,
} from './office.ts'
import { decisionPage, filePage, partPage, revisionNewPage } from './pages/form-pages.tsx'
import { listPage } from './pages/list-page.tsx'
import { proposalNewPage, proposalPage } from './pages/proposal-pages.tsx'
import { revisionPage } from './pages/revision-page.tsx'
import { answer, proposalHere, propose } from './proposals.ts'
import { listProposals, listRevisions } from './queries.ts'
import {
  answerForm,
  decisionForm,
  office,
  partForm,
  proposalForm,
  proposers,
  readsDrafts,
  revisionForm,
  versionForm,
} from './rules.ts'

const path = '/revisions/:revision'

async function showList(visit: Visit): Promise<Page> {
  const all = readsDrafts(visit.viewer)
  const personId = visit.viewer?.person.id
  return listPage(visit, {
    revisions: await listRevisions(visit.tx, all),
    proposals: await listProposals(visit.tx, { all, personId }),
  })
}
async function showRevision(visit: Visit): Promise<Page> {
  const revision = await revisionHere(visit)
  return revisionPage(visit, revision, await visit.runtime.directory.definition(revision.base_id))
}
const showProposal = async (visit: Visit, failed?: Failed): Promise<Page> =>
  proposalPage(visit, await proposalHere(visit), failed)
const showPart = async (visit: Visit, failed?: Failed): Promise<Page> =>
  partPage(visit, await openRevision(visit), partHere(visit), failed)
const showFile = async (visit: Visit, failed?: Failed): Promise<Page> =>
  filePage(visit, await openRevision(visit), failed)
const showDecision = async (visit: Visit, failed?: Failed): Promise<Page> =>
  decisionPage(visit, await openRevision(visit), failed)

async function serveYaml(visit: Visit): Promise<Response> {
  const { content } = await openRevision(visit)
  return new Response(writeDefinition(content), {
    headers: {
      'Content-Type': 'application/yaml; charset=utf-8',
      'Content-Disposition': `attachment; filename="${visit.city.slug}.yaml"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}

/** The guideline itself: who wants to change it, the draft beside what is in force, the decision, the editions. */
export const revisionRoutes: readonly Route[] = [
  page('/revisions', { policy: anyone, show: showList }),
  page('/revisions/proposals/new', { policy: proposers, show: async (visit) => proposalNewPage(visit) }),
  action('/revisions/proposals', {
    policy: proposers,
    form: proposalForm,
    act: propose,
    again: async (visit, failed) => proposalNewPage(visit, failed),
  }),
  page('/revisions/proposals/:proposal', { policy: anyone, show: (visit) => showProposal(visit) }),
  action('/revisions/proposals/:proposal', {
    policy: office,
    form: answerForm,
    act: answer,
    again: showProposal,
  }),
  page('/revisions/new', { policy: office, show: async (visit) => revisionNewPage(visit) }),
  action('/revisions', {
    policy: office,
    form: revisionForm,
    act: beginRevision,
    again: async (visit, failed) => revisionNewPage(visit, failed),
  }),
  page(path, { policy: anyone, show: showRevision }),
  page(`${path}/parts/:part`, { policy: office, show: (visit) => showPart(visit) }),
  action(`${path}/parts/:part`, { policy: office, form: partForm, act: savePart, again: showPart }),
  page(`${path}/file`, { policy: office, show: (visit) => showFile(visit) }),
  page(`${path}/yaml`, { policy: office, show: serveYaml }),
  action(`${path}/file`, { policy: office, form: versionForm, act: saveFile, again: showFile }),
  action(`${path}/showing`, {
    policy: office,
    form: versionForm,
    act: stateChange('shown'),
    again: showRevision,
  }),
  action(`${path}/withdrawal`, {
    policy: office,
    form: versionForm,
    act: stateChange('withdrawn'),
    again: showRevision,
  }),
  page(`${path}/decision`, { policy: office, show: (visit) => showDecision(visit) }),
  action(`${path}/decision`, { policy: office, form: decisionForm, act: decide, again: showDecision }),
]
