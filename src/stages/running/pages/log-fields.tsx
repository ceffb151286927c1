import { AttachField } from '../../../core/files/index.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { DateField, RadioGroup, TextArea, TextField } from '../../../ui/forms.tsx'
import { runningMessages } from '../messages.ts'
import { logVisibilities } from '../rules.ts'

type Props = {
  visit: Visit
  /** Language, name, value and mistake of a field. */
  field: (name: string, first?: string) => Omit<Parameters<typeof TextField>[0], 'label'>
  kept: Failed['kept']
  /** Who reads a line where nothing else is chosen. */
  first: (typeof logVisibilities)[number]
}

/** A line of the log: what happened, when, with pictures of it, and for whom to read. */
export const LogFields = ({ visit, field, kept, first }: Props) => {
  const words = runningMessages(visit.lang)
  return (
    <>
      <DateField {...field('on', visit.today)} label={words.on} hint={words.onHint} required />
      <TextArea {...field('text')} label={words.text} hint={words.textHint} required maxLength={4000} />
      <AttachField
        visit={visit}
        name="photos"
        label={words.photos}
        kept={kept}
        error={field('photos').error}
      />
      <TextField {...field('photoText')} label={words.photoText} hint={words.photoTextHint} maxlength={200} />
      <RadioGroup
        {...field('visibility', first)}
        label={words.visibility}
        hint={words.visibilityHint}
        required
        options={logVisibilities.map((value) => ({
          value,
          label: words[value],
          hint: value === 'public' ? words.publicHint : undefined,
        }))}
      />
    </>
  )
}
