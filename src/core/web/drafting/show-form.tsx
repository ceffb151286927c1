import { blindId } from '../../../lib/ids.ts'
import { readChecked } from '../checked.ts'
import { cityPath } from '../paths.ts'
import type { ActionRoute, CaseActionRoute, CasePageRoute, Outside, Page, PageRoute } from '../route.ts'
import type { CaseVisit, DraftForm } from '../visit.ts'
import { beginKeeping } from './browser-key.ts'
import { confirmFormOf } from './confirm-form.tsx'
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
  const [path, at] = [filled(form.path, visit.params), filled(form.draft.page, visit.params)]
  const { keeping, cookies: keys } = beginKeeping(visit, form.draft, path, at)
  const begun = await beginForm(visit, form.draft, path, keeping)
  const sides = begun.resumed ? sidesOf(begun.resumed, begun.resumed.fields) : []
  const draft = { ...begun.state, shown: sides.map(({ name }) => name) }
  const cookies = [...cookiesOf(visit, begun), ...keys]
  const asked = await askedOnceMore(form, { ...visit, draft }, begun)
  if (asked) return { ...asked, cookies }
  const drawn = await draw(route, form, { ...visit, draft }, begun)
  if (drawn instanceof Response || 'outside' in drawn) return drawn
  const page = cityPath(visit.city, filled(form.draft.page, visit.params))
  const labels = form.draft.labels(visit.lang)
  const body = (
    <>
      <BegunNote visit={visit} begun={begun} page={page} />
      {sides.length > 0 && <ClashNote visit={visit} labels={labels} sides={sides} />}
      {drawn.body}
    </>
  )
  return { ...drawn, body, cookies }
}

const cookiesOf = ({ runtime, city }: CaseVisit, { state, readKey }: Begun): string[] =>
  readKey ? [draftCookieLine(runtime, city, state.id, readKey)] : []

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

/** 確認画面 of a draft that has nothing against it, for the hat under which it was written. */
async function askedOnceMore(form: Form, visit: CaseVisit, { resumed }: Begun): Promise<Page | undefined> {
  const asks = visit.query.step === 'confirm' && resumed?.hatId === (visit.viewer?.hat.id ?? null)
  if (!(asks && resumed) || (visit.draft?.shown ?? []).length > 0) return undefined
  const made = Object.entries(form.draft?.anew ?? {}).map(([name, make]) => [name, make()] as const)
  const fields = { ...resumed.fields, ...Object.fromEntries(made) }
  const read = await readChecked({ route: form, visit, fields })
  if (!read.ok) return form.again(visit, read)
  return form.confirm?.(visit, read.value, confirmFormOf(visit, form, fields, blindId()))
}

const draw = async (route: PageRoute | CasePageRoute, form: Form, visit: CaseVisit, { resumed }: Begun) =>
  resumed ? form.again(visit, { errors: [], kept: resumed.fields }) : route.show(visit)
