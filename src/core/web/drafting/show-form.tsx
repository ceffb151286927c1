import { cityPath } from '../paths.ts'
import type { ActionRoute, CaseActionRoute, CasePageRoute, Outside, Page, PageRoute } from '../route.ts'
import type { CaseVisit, DraftForm } from '../visit.ts'
import { filled } from './find-form.ts'
import { draftCookieLine } from './keep-typed.ts'
import { BegunNote, ClashNote, sidesOf } from './notes.tsx'
import { type Begun, beginAll, beginForm, draftsOf, severalOn } from './resume.ts'

type Form = ActionRoute | CaseActionRoute

/** The page of a kept form: as it was left, or new, with what else is open on top. */
export async function showForm(
  route: PageRoute | CasePageRoute,
  form: Form,
  visit: CaseVisit,
): Promise<Page | Response | Outside> {
  if (form.draft === undefined) return route.show(visit)
  const several = severalOn(visit, route.path)
  if (several.length > 0) return showForms(route, several, visit)
  if (!form.policy.may(visit.viewer, visit)) return route.show(visit)
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

/** A page with several kept forms, each as it was left. */
async function showForms(
  route: PageRoute | CasePageRoute,
  forms: readonly DraftForm[],
  visit: CaseVisit,
): Promise<Page | Response | Outside> {
  const all = await beginAll(visit, forms)
  const shown = all.map((one) => {
    const { resumed, state } = one.begun
    const sides = resumed ? sidesOf(resumed, resumed.fields) : []
    return {
      ...one,
      sides,
      begun: { ...one.begun, state: { ...state, shown: sides.map(({ name }) => name) } },
    }
  })
  const drawn = await route.show({ ...visit, drafts: draftsOf(shown) })
  if (drawn instanceof Response || 'outside' in drawn) return drawn
  const body = (
    <>
      {shown.map(({ form, begun, sides }) => (
        <>
          <BegunNote visit={visit} begun={begun} page="" name={form.name(visit.lang)} />
          {sides.length > 0 && (
            <ClashNote
              visit={visit}
              formId={begun.state.formId}
              labels={form.labels(visit.lang)}
              sides={sides}
            />
          )}
        </>
      ))}
      {drawn.body}
    </>
  )
  return { ...drawn, body }
}

const draw = async (route: PageRoute | CasePageRoute, form: Form, visit: CaseVisit, { resumed }: Begun) =>
  resumed ? form.again(visit, { errors: [], kept: resumed.fields }) : route.show(visit)
