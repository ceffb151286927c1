import type { Child } from 'hono/jsx'
import type { Definition } from '../../core/edition/schema/index.ts'
import { findForm } from '../../core/edition/view.ts'
import { found } from '../../core/web/errors.ts'
import { anyone } from '../../core/web/policies.ts'
import { type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { pick } from '../../lib/language.ts'
import { formMessages } from './form-messages.ts'
import { type Guide, guideOf, guideOfEdition } from './guide.ts'
import { messages } from './messages.ts'
import { ActorsPage } from './pages/actors.tsx'
import { DefinitionPage } from './pages/definition.tsx'
import { DesksPage } from './pages/desks.tsx'
import { EditionNote } from './pages/edition-note.tsx'
import { EffectsPage } from './pages/effects.tsx'
import { FormPage, fullName } from './pages/form.tsx'
import { FormsPage } from './pages/forms.tsx'
import { guidelinePage } from './pages/frame.tsx'
import { GlossaryPage } from './pages/glossary.tsx'
import { MeasuresPage } from './pages/measures.tsx'
import { OrganisationPage } from './pages/organisation.tsx'
import { Overview } from './pages/overview.tsx'
import { PrinciplesPage } from './pages/principles.tsx'
import { StepsPage, stageNames } from './pages/steps.tsx'
import { UnknownForm } from './pages/unknown-form.tsx'
import { WhyPage } from './pages/why.tsx'
import { type PartCode, partCodes, partPath, partTitle } from './parts.ts'

/** The page of each part. A part the city has not published has its page too, which says so. */
const bodies: Record<PartCode, (guide: Guide, visit: Visit) => Child> = {
  definition: (guide) => <DefinitionPage guide={guide} />,
  why: (guide) => <WhyPage guide={guide} />,
  actors: (guide) => <ActorsPage guide={guide} />,
  effects: (guide) => <EffectsPage guide={guide} />,
  principles: (guide) => <PrinciplesPage guide={guide} />,
  forms: (guide) => <FormsPage guide={guide} />,
  steps: (guide, { runtime }) => <StepsPage guide={guide} stages={stageNames(guide, runtime.stages)} />,
  measures: (guide) => <MeasuresPage guide={guide} />,
  organisation: (guide) => <OrganisationPage guide={guide} />,
  glossary: (guide) => <GlossaryPage guide={guide} />,
  desks: (guide) => <DesksPage guide={guide} />,
}

const publicPage = (path: string, show: (guide: Guide, visit: Visit) => Page): Route =>
  page(path, { policy: anyone, cached: true, show: async (visit) => show(guideOf(visit), visit) })

function showForm(guide: Guide, code: string | undefined): Page {
  const { definition, lang, link } = guide
  const form = findForm(definition, code)
  const above = [{ label: partTitle(definition, 'forms', lang), href: link('/forms') }]
  if (form)
    return guidelinePage(guide, fullName({ guide, form }), <FormPage guide={guide} form={form} />, above)
  const title = formMessages(lang).unknownTitle
  return { ...guidelinePage(guide, title, <UnknownForm guide={guide} />, above), status: 404 }
}

function showOverview(guide: Guide): Page {
  const { definition, lang, link } = guide
  const city = { label: pick(definition.city.name, lang), href: link('') }
  const title = messages(lang).guideline
  return { title, body: <Overview guide={guide} />, breadcrumbs: [city, { label: title }] }
}

/** An earlier edition, or one to come, read as the one in force is; its links stay within it. */
async function editionHere(visit: Visit): Promise<{ guide: Guide; number: number }> {
  const { city, lang, params, runtime } = visit
  const edition = found(city.editions.find(({ number }) => String(number) === params.edition))
  const definition = await runtime.directory.definition(edition.id)
  return { guide: guideOfEdition(definition, lang, edition.number), number: edition.number }
}

async function showEdition(visit: Visit): Promise<Page> {
  const { guide } = await editionHere(visit)
  return withEditionNote(visit, showOverview(guide), guide.definition)
}

async function showEditionPart(visit: Visit): Promise<Page> {
  const { guide } = await editionHere(visit)
  const code = found(partCodes.find((part) => part === visit.params.part))
  const title = partTitle(guide.definition, code, guide.lang)
  return withEditionNote(visit, guidelinePage(guide, title, bodies[code](guide, visit)), guide.definition)
}

/** Which edition this is stands above it, with the way to the one in force. */
const withEditionNote = (visit: Visit, page: Page, definition: Definition): Page => ({
  ...page,
  body: (
    <>
      <EditionNote visit={visit} definition={definition} />
      {page.body}
    </>
  ),
})

export const guidelineRoutes: readonly Route[] = [
  page('/guideline/editions/:edition', { policy: anyone, show: showEdition }),
  page('/guideline/editions/:edition/:part', { policy: anyone, show: showEditionPart }),
  publicPage('/guideline', showOverview),
  ...partCodes.map((code) =>
    publicPage(partPath(code), (guide, visit) =>
      guidelinePage(guide, partTitle(guide.definition, code, guide.lang), bodies[code](guide, visit)),
    ),
  ),
  publicPage('/forms/:form', (guide, { params }) => showForm(guide, params.form)),
]
