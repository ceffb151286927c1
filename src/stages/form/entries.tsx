import type { Stage } from '../../core/contribution.ts'
import { formLabel } from '../../core/edition/form-label.ts'
import type { CollaborationForm } from '../../core/edition/schema/index.ts'
import { findForm } from '../../core/edition/view.ts'
import { formatDate, isValidDate } from '../../lib/dates.ts'
import { type Lang, pick } from '../../lib/language.ts'
import { type Description, DescriptionList, PlainText } from '../../ui/components/index.ts'
import { messages } from './messages.ts'
import { scopes } from './rules.ts'

type Facts = Readonly<Record<string, unknown>>

/** What was decided beside the form itself: the body to be founded, the scope, and why. */
export function detailsOf(facts: Facts, form: CollaborationForm, lang: Lang): Description[] {
  const words = messages(lang)
  const body = form.bodies.find(({ code }) => code === facts.body)
  const scope = scopes.find((one) => one === facts.scope)
  return [
    ...(body ? [{ term: words.body, description: pick(body.name, lang) }] : []),
    ...(scope ? [{ term: words.scope, description: words[scope] }] : []),
    ...(typeof facts.endsOn === 'string' && isValidDate(facts.endsOn)
      ? [{ term: words.agreement, description: words.begunWithout(formatDate(facts.endsOn, lang)) }]
      : []),
    ...(typeof facts.reason === 'string' && facts.reason !== ''
      ? [{ term: words.chosenWhy, description: <PlainText text={facts.reason} /> }]
      : []),
  ]
}

export const entries: Stage['entries'] = {
  chosen: (facts, { lang, definition }) => {
    const form = findForm(definition, typeof facts.form === 'string' ? facts.form : undefined)
    const details = form ? detailsOf(facts, form, lang) : []
    return {
      title: messages(lang).entryChosen(form ? formLabel(definition, form, lang) : ''),
      ...(details.length > 0 ? { details: <DescriptionList items={details} /> } : {}),
    }
  },
}

export const duties: Stage['duties'] = {
  'form.choose': ({ lang }) => ({
    label: messages(lang).dutyChoose,
    path: '/form',
    action: messages(lang).dutyAction,
  }),
}
