import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import { fieldsFrom } from '../../../lib/form-fields.ts'
import { blindId } from '../../../lib/ids.ts'
import { Disclosure, Heading, Notice, WithAside } from '../../../ui/components/index.ts'
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

const of = ({ visit: { lang }, kept, errors }: PartProps, name: string) => ({
  lang,
  name,
  value: keptText(kept, name),
  error: messageFor(errors, name),
})

/** What was said; the cursor stands here first, since the person is talking. */
const Said = (props: PartProps) => {
  const words = slipMessages(props.visit.lang)
  return (
    <>
      <TextArea {...of(props, 'asked')} label={words.asked} required rows={6} maxLength={most.text} />
      <TextArea {...of(props, 'answered')} label={words.answered} rows={5} maxLength={most.text} />
      <TextArea {...of(props, 'nextStep')} label={words.nextStep} rows={2} maxLength={most.text} />
      <DateField {...of(props, 'followOn')} label={words.followOn} hint={words.followOnHint} />
    </>
  )
}

const Came = (props: PartProps) => {
  const words = slipMessages(props.visit.lang)
  return (
    <>
      <RadioGroup
        {...of(props, 'channel')}
        label={words.channel}
        required
        options={channels.map((value) => ({ value, label: words[value] }))}
      />
      <TextField
        {...of(props, 'minutes')}
        label={words.minutes}
        hint={words.minutesHint}
        required
        inputmode="numeric"
        width="s"
        autocomplete="off"
      />
      <RadioGroup
        {...of(props, 'visitorKind')}
        label={words.visitorKind}
        required
        options={visitorKinds.map((value) => ({ value, label: words[value] }))}
      />
      <RadioGroup
        {...of(props, 'continued')}
        label={words.continued}
        required
        options={[
          { value: 'no', label: words.isNew },
          { value: 'yes', label: words.isContinued },
        ]}
      />
      <Themes {...props} />
    </>
  )
}

const Themes = ({ visit: { lang }, themes, kept, errors }: PartProps) => {
  const words = slipMessages(lang)
  const chosen = [kept.themes ?? []].flat()
  const offered = themes.filter(({ code, hidden }) => !hidden || chosen.includes(code))
  return (
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
  )
}

const seldom = ['visitor', 'heldOn', 'ageGroup', 'organization', 'caseNumber', 'keepUntil']

/** What need not be asked; open where something stands in it or is wrong. */
const More = (props: PartProps) => {
  const { visit, groups, kept, errors } = props
  const words = slipMessages(visit.lang)
  const open = seldom.some(
    (name) => !['', 'none'].includes(keptText(kept, name)) || messageFor(errors, name) !== undefined,
  )
  return (
    <Disclosure summary={words.more} open={open}>
      <TextField
        {...of(props, 'visitor')}
        label={words.visitor}
        hint={words.visitorHint}
        autocomplete="off"
      />
      <DateField {...of(props, 'heldOn')} label={words.heldOn} hint={words.heldOnHint} />
      <SelectField
        {...of(props, 'ageGroup')}
        label={words.ageGroup}
        emptyLabel={words.ageNone}
        options={ageGroups.slice(1).map((value) => ({ value, label: words[value as '20s30s'] }))}
      />
      <SelectField
        {...of(props, 'organization')}
        label={words.organization}
        hint={words.organizationHint}
        emptyLabel={words.noGroup}
        options={groups.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField {...of(props, 'caseNumber')} label={words.caseNumber} autocomplete="off" />
      <DateField {...of(props, 'keepUntil')} label={words.keepUntil} hint={words.keepUntilHint} />
    </Disclosure>
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
          <More {...part} />
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
