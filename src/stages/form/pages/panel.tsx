import type { Entry } from '../../../core/case/types.ts'
import { findForm } from '../../../core/edition/view.ts'
import { casePath } from '../../../core/web/paths.ts'
import { partyOrSectionInCharge } from '../../../core/web/policies.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { colon, pick } from '../../../lib/language.ts'
import { DescriptionList, PlainText, Stack } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { detailsOf } from '../entries.tsx'
import { messages } from '../messages.ts'
import { isChoosing } from '../rules.ts'
import { FormChips, groupOf } from './form-facts.tsx'

const Chosen = ({ visit, thread }: { visit: CaseVisit; thread: readonly Entry[] }) => {
  const { lang, definition, case: subject } = visit
  const form = findForm(definition, subject.form ?? undefined)
  if (form === undefined) return null
  const group = groupOf(definition, form)
  const facts = thread.findLast(({ stage, kind }) => stage === 'form' && kind === 'chosen')?.facts ?? {}
  const details = detailsOf(facts, form, lang)
  return (
    <Stack>
      <p>
        <strong>
          {[group?.name, form.name].flatMap((text) => (text ? [pick(text, lang)] : [])).join(colon(lang))}
        </strong>{' '}
        <FormChips lang={lang} form={form} />
      </p>
      {form.gist && <PlainText text={pick(form.gist, lang)} />}
      {details.length > 0 && <DescriptionList items={details} />}
    </Stack>
  )
}

/** Nothing before the stage; the way to choose while it is on; afterwards what was chosen, and why. */
export async function formPanel(visit: CaseVisit, thread: readonly Entry[]) {
  const { lang, city, viewer, case: subject } = visit
  if (subject.form !== null) return <Chosen visit={visit} thread={thread} />
  if (!isChoosing(subject) || !partyOrSectionInCharge.may(viewer, visit)) return undefined
  const words = messages(lang)
  return (
    <Stack>
      <p>{words.listLead}</p>
      <p>
        <LinkButton kind="secondary" href={casePath(city, subject.number, '/form')}>
          {words.dutyAction}
        </LinkButton>
      </p>
    </Stack>
  )
}
