import { draftFormId } from '../../../ui/forms/draft-fields.tsx'
import { Button, Form } from '../../../ui/forms.tsx'
import { cityPath } from '../paths.ts'
import type { ActionRoute, CaseActionRoute } from '../route.ts'
import type { Visit } from '../visit.ts'
import { filled } from './find-form.ts'
import { draftMessages } from './messages.ts'

type Fields = Readonly<Record<string, string | string[]>>
/** What the confirmation page itself asks: the words for pictures, in fields that name this form. */
const askedHere = /\.pictures\.\d+\.(token|text)$/
export const confirmFormId = ({ draft }: Pick<Visit, 'draft'>): string =>
  draft ? (draft.formId ?? draftFormId) : 'confirm'

type ConfirmProps = {
  visit: Visit
  action: string
  fields: Fields
  submissionId: string | undefined
  said: { note: string; send: string }
}

/** What the form's frame says anew by itself. */
const frame = new Set([
  'submissionId',
  'step',
  'draftId',
  'draftKey',
  'draftBase',
  'draftShown',
  'as',
  'useOther',
])

/** Everything that was typed, unseen, and the two ways on: send it, or change it. */
const ConfirmForm = ({ visit, action, fields, submissionId, said }: ConfirmProps) => {
  const { lang } = visit
  const typed = Object.entries(fields).filter(([name]) => !frame.has(name) && !askedHere.test(name))
  return (
    <Form
      lang={lang}
      action={action}
      id={confirmFormId(visit)}
      {...(submissionId === undefined ? {} : { submissionId })}
      draft={visit.draft}
      draftSaves={false}
    >
      {typed.flatMap(([name, value]) =>
        [value].flat().map((text) => <input type="hidden" name={name} value={text} />),
      )}
      <p>{said.note}</p>
      <p class="yui-actions">
        <Button name="step" value="send">
          {said.send}
        </Button>{' '}
        <Button kind="secondary" name="step" value="edit">
          {draftMessages(lang).edit}
        </Button>
      </p>
    </Form>
  )
}

/** The page on which one goes on with a draft; with a step, what it shows there. */
export function pathWith(
  { city, params }: Visit,
  { draft }: ActionRoute | CaseActionRoute,
  { id }: { id: string },
  step?: 'confirm',
): string {
  const asked = new URLSearchParams({
    ...(draft?.kind === 'many' ? { draft: id } : {}),
    ...(step ? { step } : {}),
  })
  const page = cityPath(city, filled(draft?.page ?? '', params))
  return asked.size > 0 ? `${page}?${asked}` : page
}

export const confirmPathOf = (visit: Visit, route: ActionRoute | CaseActionRoute, draft: { id: string }) =>
  pathWith(visit, route, draft, 'confirm')

export const confirmFormOf = (
  visit: Visit,
  route: ActionRoute | CaseActionRoute,
  fields: Fields,
  submissionId: string | undefined,
) => {
  const { confirmNote: note, send } = draftMessages(visit.lang)
  return (
    <ConfirmForm
      visit={visit}
      action={cityPath(visit.city, filled(route.path, visit.params))}
      fields={fields}
      submissionId={submissionId}
      said={route.confirmWords?.(visit.lang) ?? { note, send }}
    />
  )
}
