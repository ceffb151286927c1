import type { GroupChoice } from '../../core/group/index.ts'
import { hatKindName } from '../../core/people/signature.ts'
import { keptText } from '../../core/web/form-words.ts'
import type { Visit } from '../../core/web/visit.ts'
import { pick } from '../../lib/language.ts'
import { messageFor, RadioGroup, SelectField, TextField } from '../../ui/forms.tsx'
import { peopleMessages } from './messages.ts'
import { hatKinds } from './rules.ts'

type Errors = { field: string; message: string }[]
type HatFieldsProps = {
  visit: Visit
  organizations: readonly GroupChoice[]
  kept: Readonly<Record<string, string | string[]>>
  errors: Errors
}

/** In which role somebody will act, and where that role stands. */
export const HatFields = ({ visit, organizations, kept, errors }: HatFieldsProps) => {
  const { lang, definition } = visit
  const words = peopleMessages(lang)
  const of = (name: string) => ({ lang, name, value: keptText(kept, name), error: messageFor(errors, name) })
  const groupKinds = definition.actors.kinds.filter(
    ({ common }) => common !== 'individual' && common !== 'government',
  )
  return (
    <>
      <RadioGroup
        {...of('hat')}
        label={words.hat}
        required
        options={hatKinds.map((kind) => ({ value: kind, label: hatKindName(kind, lang) }))}
      />
      <SelectField
        {...of('section')}
        label={words.section}
        hint={words.sectionHint}
        options={definition.sections.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
      />
      <SelectField
        {...of('group')}
        label={words.group}
        hint={words.groupHint}
        options={organizations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField {...of('newGroup')} label={words.newGroup} />
      <SelectField
        {...of('newGroupKind')}
        label={words.newGroupKind}
        options={groupKinds.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
      />
    </>
  )
}
