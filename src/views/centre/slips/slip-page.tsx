import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import {
  Chip,
  type Description,
  DescriptionList,
  Heading,
  Notice,
  PlainText,
  PrintButton,
  ScreenOnly,
  Section,
  Stack,
  Timeline,
} from '../../../ui/components/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  Form,
  LinkButton,
  messageFor,
  RadioGroup,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { ReferralsOf } from '../referral/of-slip.tsx'
import type { OfSlip } from '../referral/queries.ts'
import type { RoomVisit } from '../room.ts'
import { slipMessages } from './messages.ts'
import type { Note, Slip } from './queries.ts'
import { channels, most, slipNumber } from './rules.ts'
import { type Theme, themeName } from './themes.ts'

type SlipProps = {
  visit: RoomVisit
  slip: Slip
  notes: readonly Note[]
  themes: readonly Theme[]
  referrals: readonly OfSlip[]
  failed?: Failed | undefined
}

function who({ visit: { lang }, slip }: SlipProps): string {
  const words = slipMessages(lang)
  const age = slip.age_group === '' ? '' : words[slip.age_group as '20s30s']
  return [words[slip.visitor_kind], age, slip.visitor].filter(Boolean).join('・')
}

const links = ({ visit, slip }: SlipProps): Description[] => {
  const words = slipMessages(visit.lang)
  return [
    ...(slip.organization ? [{ term: words.organization, description: slip.organization }] : []),
    ...(slip.case_number
      ? [
          {
            term: words.caseNumber,
            description: <a href={casePath(visit.city, slip.case_number)}>{slip.case_number}</a>,
          },
        ]
      : []),
  ]
}

function facts(props: SlipProps): Description[] {
  const { visit, slip, themes } = props
  const { lang } = visit
  const words = slipMessages(lang)
  const day = (date: string | null) => (date ? formatDate(date, lang) : '—')
  return [
    { term: words.heldOn, description: day(slip.held_on) },
    { term: words.channel, description: `${words[slip.channel]}・${words.minutesOf(slip.minutes)}` },
    {
      term: words.visitorKind,
      description: `${who(props)}（${slip.continued ? words.isContinued : words.isNew}）`,
    },
    { term: words.themes, description: slip.themes.map((code) => themeName(themes, code)).join('、') },
    { term: words.staff, description: slip.staff },
    { term: words.followOn, description: day(slip.follow_on) },
    { term: words.keepUntil, description: day(slip.keep_until) },
    ...links(props),
  ]
}

const Said = ({ visit: { lang }, slip }: SlipProps) => {
  const words = slipMessages(lang)
  if (slip.anonymised_on)
    return (
      <Notice lang={lang}>
        <p>{words.gone}</p>
      </Notice>
    )
  const parts = [
    ['asked', words.asked, slip.asked],
    ['answered', words.answered, slip.answered],
    ['next', words.nextStep, slip.next_step],
  ] as const
  return (
    <>
      {parts
        .filter(([, , text]) => text !== '')
        .map(([id, title, text]) => (
          <Section id={id} title={title}>
            <PlainText text={text} />
          </Section>
        ))}
    </>
  )
}

const History = ({ visit: { lang }, notes }: SlipProps) => {
  const words = slipMessages(lang)
  return (
    <Section id="history" title={words.history}>
      {notes.length === 0 ? (
        <p>{words.noHistory}</p>
      ) : (
        <Timeline
          label={words.history}
          entries={notes.map((note) => ({
            when: formatDate(note.held_on, lang),
            dateTime: note.held_on,
            who: note.staff,
            what: `${words[note.channel]}・${words.minutesOf(note.minutes)}`,
            body: <PlainText text={note.text} />,
          }))}
        />
      )}
    </Section>
  )
}

const FollowUp = ({ visit, slip, failed }: SlipProps) => {
  const { lang, city } = visit
  const words = slipMessages(lang)
  const errors = errorsOf(visit, failed)
  const kept = failed?.kept ?? { channel: 'phone' }
  const of = (name: string) => ({ lang, name, value: keptText(kept, name), error: messageFor(errors, name) })
  return (
    <Section id="follow" title={words.follow} lead={words.followLead}>
      <Form
        lang={lang}
        action={cityPath(city, `/centre/slips/${slip.id}/notes`)}
        submissionId={blindId()}
        version={slip.version}
      >
        <TextArea {...of('text')} label={words.text} required rows={4} maxLength={most.text} />
        <RadioGroup
          {...of('channel')}
          label={words.channel}
          required
          options={channels.map((value) => ({ value, label: words[value] }))}
        />
        <TextField
          {...of('minutes')}
          label={words.minutes}
          hint={words.minutesHint}
          required
          inputmode="numeric"
          width="s"
        />
        <DateField {...of('heldOn')} label={words.heldOn} hint={words.heldOnHint} />
        <DateField {...of('followOn')} label={words.followOn} hint={words.followOnHint} />
        <Button kind="secondary">{words.follow}</Button>
      </Form>
    </Section>
  )
}

const errorsOf = ({ lang }: RoomVisit, failed: Failed | undefined) => {
  const { badMinutes, text, channel, minutes, heldOn, followOn } = slipMessages(lang)
  return sayErrors(failed?.errors ?? [], lang, { text, channel, minutes, heldOn, followOn }, { badMinutes })
}

const Done = ({ visit }: { visit: RoomVisit }) => {
  const words = slipMessages(visit.lang)
  const done = { saved: words.saved, noted: words.noteSaved }[visit.query.done ?? '']
  return done ? <Notice lang={visit.lang} kind="success" title={done} /> : null
}

export function slipPage(props: SlipProps): Page {
  const { visit, slip, failed, referrals } = props
  const { lang, city } = visit
  const words = slipMessages(lang)
  const title = `${words.title} ${slipNumber(slip) ?? words.draft}`
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errorsOf(visit, failed)} />
      <Heading level={1} lead={words.lead}>
        {title} {slip.state === 'draft' && <Chip tone="warning">{words.draft}</Chip>}
      </Heading>
      <Done visit={visit} />
      <DescriptionList items={facts(props)} />
      <Said {...props} />
      <ScreenOnly>
        {slip.anonymised_on === null && (
          <p>
            <LinkButton href={cityPath(city, `/centre/slips/${slip.id}/edit`)} kind="secondary">
              {words.correct}
            </LinkButton>
          </p>
        )}
        <PrintButton lang={lang} />
      </ScreenOnly>
      {slip.state === 'kept' && slip.anonymised_on === null && (
        <>
          <History {...props} />
          <ScreenOnly>
            <Stack>
              <ReferralsOf visit={visit} slip={slip} referrals={referrals} />
              <FollowUp {...props} />
            </Stack>
          </ScreenOnly>
        </>
      )}
    </>
  )
  const list = cityPath(city, '/centre/slips')
  return { title, body, breadcrumbs: [{ label: words.title, href: list }, { label: title }] }
}
