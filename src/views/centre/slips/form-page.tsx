import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import { fieldsFrom } from '../../../lib/form-fields.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Notice, WithAside } from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxGroup,
  DateField,
  ErrorSummary,
  Form,
  messageFor,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import type { RoomVisit } from '../room.ts'
import { slipMessages } from './messages.ts'
import type { Slip, Staff } from './queries.ts'
import { ageGroups, channels, most, visitorKinds } from './rules.ts'
import type { Theme } from './themes.ts'

type Kept = Failed['kept']
type FormProps = {
  visit: RoomVisit
  themes: readonly Theme[]
  groups: readonly Staff[]
  slip?: Slip | undefined
  failed?: Failed | undefined
}
type Errors = { field: string; message: string }[]
type PartProps = FormProps & { kept: Kept; errors: Errors }

const fresh: Kept = { channel: 'visit', visitorKind: 'person', continued: 'no' }

const keptOf = (slip: Slip): Kept =>
  fieldsFrom({
    heldOn: slip.held_on,
    channel: slip.channel,
    minutes: slip.minutes,
    visitorKind: slip.visitor_kind,
    ageGroup: slip.age_group || 'none',
    visitor: slip.visitor,
    continued: slip.continued ? 'yes' : 'no',
    themes: slip.themes,
    asked: slip.asked,
    answered: slip.answered,
    nextStep: slip.next_step,
    followOn: slip.follow_on,
    organization: slip.organization_id,
    caseNumber: slip.case_number,
    keepUntil: slip.keep_until,
  })

const valuesOf = ({ slip, failed }: FormProps): Kept => {
  if (failed) return failed.kept
  return slip ? keptOf(slip) : fresh
}

/** What was said; the cursor stands here first, since the person is talking. */
const Said = ({ visit: { lang }, kept, errors }: PartProps) => {
  const words = slipMessages(lang)
  const area = (name: 'asked' | 'answered' | 'nextStep', rows: number, required = false) => (
    <TextArea
      lang={lang}
      name={name}
      label={words[name]}
      required={required}
      rows={rows}
      maxLength={most.text}
      value={keptText(kept, name)}
      error={messageFor(errors, name)}
    />
  )
  const date = (name: 'followOn' | 'keepUntil', hint: string) => (
    <DateField
      lang={lang}
      name={name}
      label={words[name]}
      hint={hint}
      value={keptText(kept, name)}
      error={messageFor(errors, name)}
    />
  )
  return (
    <>
      {area('asked', 6, true)}
      {area('answered', 5)}
      {area('nextStep', 2)}
      {date('followOn', words.followOnHint)}
      {date('keepUntil', words.keepUntilHint)}
    </>
  )
}

const Came = ({ visit: { lang }, kept, errors }: PartProps) => {
  const words = slipMessages(lang)
  const of = (name: string) => ({ lang, name, value: keptText(kept, name), error: messageFor(errors, name) })
  return (
    <>
      <RadioGroup
        {...of('channel')}
        label={words.channel}
        required
        options={channels.map((value) => ({ value, label: words[value] }))}
      />
      <DateField {...of('heldOn')} label={words.heldOn} hint={words.heldOnHint} />
      <TextField
        {...of('minutes')}
        label={words.minutes}
        hint={words.minutesHint}
        required
        inputmode="numeric"
        width="s"
        autocomplete="off"
      />
      <RadioGroup
        {...of('visitorKind')}
        label={words.visitorKind}
        required
        options={visitorKinds.map((value) => ({ value, label: words[value] }))}
      />
      <RadioGroup
        {...of('continued')}
        label={words.continued}
        required
        options={[
          { value: 'no', label: words.isNew },
          { value: 'yes', label: words.isContinued },
        ]}
      />
    </>
  )
}

const About = ({ visit: { lang }, themes, groups, kept, errors }: PartProps) => {
  const words = slipMessages(lang)
  const of = (name: string) => ({ lang, name, value: keptText(kept, name), error: messageFor(errors, name) })
  const chosen = [kept.themes ?? []].flat()
  const offered = themes.filter(({ code, hidden }) => !hidden || chosen.includes(code))
  return (
    <>
      <CheckboxGroup
        lang={lang}
        name="themes"
        label={words.themes}
        hint={words.themesHint}
        required
        values={chosen}
        error={messageFor(errors, 'themes')}
        options={offered.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <TextField {...of('visitor')} label={words.visitor} hint={words.visitorHint} autocomplete="off" />
      <SelectField
        {...of('ageGroup')}
        label={words.ageGroup}
        emptyLabel={words.ageNone}
        options={ageGroups.slice(1).map((value) => ({ value, label: words[value as '20s30s'] }))}
      />
      <SelectField
        {...of('organization')}
        label={words.organization}
        hint={words.organizationHint}
        emptyLabel={words.noGroup}
        options={groups.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField {...of('caseNumber')} label={words.caseNumber} autocomplete="off" />
    </>
  )
}

const errorsOf = ({ visit: { lang }, failed }: FormProps): Errors => {
  const { badMinutes, caseUnknown, ...labels } = slipMessages(lang)
  return sayErrors(failed?.errors ?? [], lang, labels as unknown as Record<string, string>, {
    badMinutes,
    caseUnknown,
  })
}

/** One slip on one screen, to be typed while the person sits there. */
export function slipFormPage(props: FormProps): Page {
  const { visit, slip } = props
  const { lang, city } = visit
  const words = slipMessages(lang)
  const errors = errorsOf(props)
  const part = { ...props, errors, kept: valuesOf(props) }
  const title = slip?.state === 'kept' ? words.edit : words.write
  const list = cityPath(city, '/centre/slips')
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.writeLead}>
        {title}
      </Heading>
      {slip?.anonymised_on && (
        <Notice lang={lang}>
          <p>{words.gone}</p>
        </Notice>
      )}
      <Form
        lang={lang}
        action={slip ? `${list}/${slip.id}` : list}
        submissionId={blindId()}
        version={slip?.version ?? 0}
      >
        <WithAside label={words.facts} aside={<Came {...part} />}>
          <Said {...part} />
          <About {...part} />
        </WithAside>
        <p>
          <Button name="as" value="keep">
            {words.keep}
          </Button>{' '}
          {slip?.state !== 'kept' && (
            <Button kind="secondary" name="as" value="draft">
              {words.keepDraft}
            </Button>
          )}
        </p>
      </Form>
    </>
  )
  return { title, body, breadcrumbs: [{ label: words.title, href: list }, { label: title }] }
}
