import { checkDays } from '../../../core/moderation/index.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { inBrackets, pick } from '../../../lib/language.ts'
import { CheckboxGroup, messageFor, RadioGroup, SelectField } from '../../../ui/forms.tsx'
import { messages } from '../messages.ts'
import { publicationMessages } from '../publication/messages.ts'
import type { IdeaFormProps } from './idea-form.tsx'

export const FieldChoice = ({ visit: { lang, definition }, values, errors }: IdeaFormProps) => {
  const words = messages(lang)
  const known = definition.fields.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))
  return (
    <RadioGroup
      lang={lang}
      name="field"
      label={words.field}
      hint={definition.fieldsProposedByYui ? `${words.fieldHint} ${words.fieldsByYui}` : words.fieldHint}
      required
      value={keptText(values, 'field')}
      error={messageFor(errors, 'field')}
      options={[
        ...known,
        { value: 'several', label: words.several },
        { value: 'unknown', label: words.unknown },
      ]}
    />
  )
}

/** Only where the city names what suits 協働. */
export const TagChoice = ({ visit: { lang, definition }, values }: IdeaFormProps) => {
  const words = messages(lang)
  if (definition.suitability === undefined) return null
  return (
    <CheckboxGroup
      lang={lang}
      name="tags"
      label={words.tags}
      hint={words.tagsHint}
      values={[values.tags ?? []].flat()}
      options={definition.suitability.tags.map(({ code, name }) => ({
        value: code,
        label: pick(name, lang),
      }))}
    />
  )
}

export const PlanChoice = ({ visit: { lang, definition }, values, errors }: IdeaFormProps) => {
  const words = messages(lang)
  const { planCodes, planTitle } = definition.edition
  if (planCodes.length === 0) return null
  return (
    <SelectField
      lang={lang}
      name="planCode"
      label={planTitle ? `${words.planCode}${inBrackets(pick(planTitle, lang), lang)}` : words.planCode}
      emptyLabel={words.planNone}
      value={keptText(values, 'planCode')}
      error={messageFor(errors, 'planCode')}
      options={planCodes.map(({ code, name }) => ({ value: code, label: `${code} ${pick(name, lang)}` }))}
    />
  )
}

export const VisibilityChoice = ({ visit: { lang, city, definition }, values, errors }: IdeaFormProps) => {
  const check = publicationMessages(lang)
  const words = messages(lang)
  return (
    <RadioGroup
      lang={lang}
      name="visibility"
      label={words.visibility}
      required
      value={keptText(values, 'visibility')}
      error={messageFor(errors, 'visibility')}
      options={[
        {
          value: 'public',
          label: words.public,
          hint: (
            <>
              {words.publicHint} {check.hint(checkDays(definition))}{' '}
              <a href={cityPath(city, '/ideas/rules')}>{check.hintLink}</a>
            </>
          ),
        },
        { value: 'desk', label: words.desk, hint: words.deskHint },
      ]}
    />
  )
}
