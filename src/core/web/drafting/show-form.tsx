import { cityPath } from '../paths.ts'
import type { ActionRoute, CaseActionRoute, CasePageRoute, Outside, Page, PageRoute } from '../route.ts'
import type { CaseVisit } from '../visit.ts'
import { filled } from './find-form.ts'
import { draftCookieLine } from './keep-typed.ts'
import { BegunNote, ClashNote, sidesOf } from './notes.tsx'
import { type Begun, beginForm } from './resume.ts'

type Form = ActionRoute | CaseActionRoute

/** The page of a kept form: as it was left, or new, with what else is open on top. */
export async function showForm(
  route: PageRoute | CasePageRoute,
  form: Form,
  visit: CaseVisit,
): Promise<Page | Response | Outside> {
  if (form.draft === undefined) return route.show(visit)
  const begun = await beginForm(visit, form.draft, filled(form.path, visit.params))
  const sides = begun.resumed ? sidesOf(begun.resumed, begun.resumed.fields) : []
  const draft = { ...begun.state, shown: sides.map(({ name }) => name) }
  const drawn = await draw(route, form, { ...visit, draft }, begun)
  if (drawn instanceof Response || 'outside' in drawn) return drawn
  const page = cityPath(visit.city, filled(form.draft.page, visit.params))
  const labels = form.draft.labels(visit.lang)
  const cookies = begun.readKey
    ? [draftCookieLine(visit.runtime, visit.city, begun.state.id, begun.readKey)]
    : []
  const body = (
    <>
      <BegunNote visit={visit} begun={begun} page={page} />
      {sides.length > 0 && <ClashNote visit={visit} labels={labels} sides={sides} />}
      {drawn.body}
    </>
  )
  return { ...drawn, body, cookies }
}

const draw = async (route: PageRoute | CasePageRoute, form: Form, visit: CaseVisit, { resumed }: Begun) =>
  resumed ? form.again(visit, { errors: [], kept: resumed.fields }) : route.show(visit)
