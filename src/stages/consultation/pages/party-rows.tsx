import type { GroupChoice } from '../../../core/group/index.ts'
import { keptText } from '../../../core/web/form-words.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { Disclosure, Stack } from '../../../ui/components/index.ts'
import { type FieldError, messageFor, SelectField, TextField } from '../../../ui/forms.tsx'
import { limits } from '../forms.ts'
import { consultationMessages } from '../messages.ts'

type Props = {
  visit: CaseVisit
  organizations: readonly GroupChoice[]
  errors: FieldError[]
  kept: Failed['kept']
}

const rows = 3

const Outside = ({ visit, errors, kept, at }: Props & { at: string }) => {
  const { lang, definition } = visit
  const words = consultationMessages(lang)
  return (
    <>
      <SelectField
        lang={lang}
        name={`${at}.kind`}
        label={words.kind}
        emptyLabel={words.noOrganization}
        options={definition.actors.kinds.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
        value={keptText(kept, `${at}.kind`)}
        error={messageFor(errors, `${at}.kind`)}
      />
      <TextField
        lang={lang}
        name={`${at}.name`}
        label={words.name}
        maxlength={limits.name}
        value={keptText(kept, `${at}.name`)}
        error={messageFor(errors, `${at}.name`)}
      />
    </>
  )
}

const PartyRow = (props: Props & { at: string; n: number }) => {
  const { visit, organizations, errors, kept, at, n } = props
  const words = consultationMessages(visit.lang)
  const isTyped = Object.keys(kept).some((name) => name.startsWith(`${at}.`) && keptText(kept, name) !== '')
  return (
    <Disclosure summary={words.partyRow(n)} open={n === 1 || isTyped}>
      <Stack>
        <SelectField
          lang={visit.lang}
          name={`${at}.organization`}
          label={words.organization}
          hint={n === 1 ? words.organizationHint : undefined}
          emptyLabel={words.noOrganization}
          options={organizations.map(({ id, name }) => ({ value: id, label: name }))}
          value={keptText(kept, `${at}.organization`)}
          error={messageFor(errors, `${at}.organization`)}
        />
        <Outside {...props} />
      </Stack>
    </Disclosure>
  )
}

/** Whom else to bring to the table; what is left empty is skipped. */
export const PartyRows = (props: Props) => (
  <>
    {Array.from({ length: rows }, (_, index) => (
      <PartyRow {...props} at={`parties.${index}`} n={index + 1} />
    ))}
  </>
)
