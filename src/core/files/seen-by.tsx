import { RadioGroup } from '../../ui/forms.tsx'
import { keptText } from '../web/form-words.ts'
import type { Failed } from '../web/route.ts'
import type { Visit } from '../web/visit.ts'
import { fileMessages } from './messages.ts'

/** Whether the files are for everyone who may see the case; without an answer they are not. */
export const SeenBy = ({ visit, name, kept }: { visit: Visit; name: string; kept: Failed['kept'] }) => {
  const words = fileMessages(visit.lang)
  return (
    <RadioGroup
      lang={visit.lang}
      name={`${name}.seenBy`}
      label={words.whoSees}
      hint={words.whoSeesHint}
      value={keptText(kept, `${name}.seenBy`) || 'parties'}
      options={[
        { value: 'parties', label: words.parties },
        { value: 'public', label: words.everyone },
      ]}
    />
  )
}
