import { keptText } from '../../../core/web/form-words.ts'
import { pick } from '../../../lib/language.ts'
import { Section } from '../../../ui/components/index.ts'
import { messageFor, SelectField, TextField } from '../../../ui/forms.tsx'
import type { IdeaFormProps } from '../pages/idea-form.tsx'
import { placeMessages } from './messages.ts'

const DistrictChoice = ({ visit: { lang, definition }, values, errors }: IdeaFormProps) => {
  const words = placeMessages(lang)
  const { districts } = definition
  if (districts === undefined) return null
  return (
    <SelectField
      lang={lang}
      name="district"
      label={districts.name ? pick(districts.name, lang) : words.district}
      {...(districts.proposedByYui ? { hint: words.districtsByYui } : {})}
      emptyLabel={words.districtNone}
      value={keptText(values, 'district')}
      error={messageFor(errors, 'district')}
      options={districts.list.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
    />
  )
}

/** The city's list first; a place in words; a point for whoever has one. */
export const PlaceFields = (props: IdeaFormProps) => {
  const { visit, values, errors } = props
  const { lang } = visit
  const words = placeMessages(lang)
  return (
    <Section id="where" title={words.title} lead={words.lead}>
      <DistrictChoice {...props} />
      <TextField
        lang={lang}
        name="place"
        label={words.place}
        hint={words.placeHint}
        value={keptText(values, 'place')}
        error={messageFor(errors, 'place')}
      />
      <TextField
        lang={lang}
        name="point"
        label={words.point}
        hint={words.pointHint}
        width="m"
        inputmode="text"
        autocomplete="off"
        value={keptText(values, 'point')}
        error={messageFor(errors, 'point')}
      />
    </Section>
  )
}
