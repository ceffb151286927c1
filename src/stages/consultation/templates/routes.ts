import { isCoordination } from '../../../core/people/viewer.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { action, type Failed, type Page, page, type Route } from '../../../core/web/route.ts'
import type { DeskDoor, Visit } from '../../../core/web/visit.ts'
import { isUuid } from '../../../lib/ids.ts'
import { templateMessages } from './messages.ts'
import { templatePage, templatesPage } from './pages.tsx'
import { changeTemplate, findTemplate, insertTemplate, listTemplates } from './queries.ts'
import {
  faultsInTemplate,
  mayKeep,
  templateReaders as policy,
  retirementForm,
  type Template,
  type TemplateInput,
  templateForm,
} from './rules.ts'

const list = (visit: Visit) => ({ to: cityPath(visit.city, '/templates') })

/** Of a template that somebody else keeps nothing is opened. */
async function readTemplate(visit: Visit): Promise<Template> {
  const id = visit.params.template ?? ''
  const template = found(isUuid(id) ? await findTemplate(visit.tx, id) : undefined)
  return found(mayKeep(visit.viewer, template) ? template : undefined)
}

const showOne = async (visit: Visit, failed?: Failed): Promise<Page> =>
  templatePage({ visit, template: await readTemplate(visit), failed })
const showNew = async (visit: Visit, failed?: Failed): Promise<Page> => templatePage({ visit, failed })

const check = async ({ viewer, definition }: Visit, input: TemplateInput) =>
  faultsInTemplate(viewer, definition.sections, input)

export const templateRoutes: readonly Route[] = [
  page('/templates', {
    policy,
    show: async (visit) => {
      const { viewer } = visit
      const own = isCoordination(viewer) ? undefined : (viewer?.hat.section ?? '')
      return templatesPage(visit, await listTemplates(visit.tx, own))
    },
  }),
  page('/templates/new', { policy, show: (visit) => showNew(visit) }),
  action('/templates', {
    policy,
    form: templateForm,
    check,
    again: showNew,
    act: async (visit, { templateTitle: title, body, section }) => {
      await insertTemplate(visit.tx, { title, body, section: section === '' ? null : section }, visit.now)
      return list(visit)
    },
  }),
  page('/templates/:template', { policy, show: (visit) => showOne(visit) }),
  action('/templates/:template', {
    policy,
    form: templateForm,
    check,
    again: showOne,
    act: async (visit, { templateTitle: title, body, version }) => {
      const { id } = await readTemplate(visit)
      if (!(await changeTemplate(visit.tx, { id, version }, { title, body }, visit.now))) throw conflict()
      return { to: cityPath(visit.city, `/templates/${id}`) }
    },
  }),
  action('/templates/:template/retirement', {
    policy,
    form: retirementForm,
    again: showOne,
    act: async (visit, { version }) => {
      const { id } = await readTemplate(visit)
      if (!(await changeTemplate(visit.tx, { id, version }, { retired_at: visit.now }, visit.now)))
        throw conflict()
      return list(visit)
    },
  }),
]

export const templateDoors: readonly DeskDoor[] = [
  {
    path: '/templates',
    may: policy.may,
    words: (lang) => ({ title: templateMessages(lang).title, text: templateMessages(lang).doorText }),
  },
]
