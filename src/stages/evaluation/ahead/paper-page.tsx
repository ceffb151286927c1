import type { Party } from '../../../core/case/types.ts'
import { acceptedScans, scanFaults } from '../../../core/files/index.ts'
import { type Paper, PaperSheets } from '../../../core/sheet/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate, type PlainDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, PrintButton, ScreenOnly, Stack } from '../../../ui/components/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  FileField,
  Form,
  messageFor,
  RadioGroup,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { aheadMessages } from './messages.ts'
import { aheadPath } from './place.ts'
import type { Answer } from './queries.ts'
import { choices, most, vias } from './rules.ts'

const crumbs = ({ lang, city, case: { number } }: CaseVisit, label: string) => [
  { label: number, href: casePath(city, number) },
  { label: aheadMessages(lang).title, href: casePath(city, number, aheadPath()) },
  { label },
]

type Typing = { visit: CaseVisit; kept: Failed['kept']; errors: ReturnType<typeof sayErrors> }

const field = ({ visit: { lang }, kept, errors }: Typing, name: string) => ({
  lang,
  name,
  value: keptText(kept, name),
  error: messageFor(errors, name),
})

const How = (typing: Typing) => {
  const { lang } = typing.visit
  const words = aheadMessages(lang)
  const { value: _, ...scan } = field(typing, 'scan')
  return (
    <>
      <RadioGroup
        {...field(typing, 'via')}
        label={words.via}
        required
        options={vias.map((value) => ({ value, label: words[value] }))}
      />
      <TextField
        {...field(typing, 'saidBy')}
        label={words.saidBy}
        hint={words.saidByHint}
        required
        width="m"
      />
      <DateField {...field(typing, 'saidOn')} label={words.saidOn} required />
      <FileField {...scan} label={words.scan} hint={words.scanHint} accept={acceptedScans} maxSize="20MB" />
    </>
  )
}

const What = (typing: Typing) => {
  const { lang } = typing.visit
  const words = aheadMessages(lang)
  return (
    <>
      <RadioGroup
        {...field(typing, 'choice')}
        label={words.choiceOf}
        required
        options={choices.map((one) => ({ value: one, label: words[one], hint: words[`${one}Text`] }))}
      />
      <TextArea
        {...field(typing, 'reason')}
        label={words.reason}
        hint={words.reasonTyped}
        required
        maxLength={most}
      />
    </>
  )
}

const keptFrom = (said: Answer | undefined): Failed['kept'] =>
  said
    ? {
        choice: said.choice,
        reason: said.reason,
        via: said.via,
        saidBy: said.said_by,
        saidOn: said.said_on ?? '',
      }
    : {}

/** Staff type in what a side without an account said on paper, at the counter or by telephone. */
export function typePage(
  visit: CaseVisit,
  { party, said }: { party: Party; said: Answer | undefined },
  failed?: Failed,
): Page {
  const { lang, city, case: subject } = visit
  const words = aheadMessages(lang)
  const { via, saidBy, saidOn, scan, choiceOf: choice, reason } = words
  const labels = { via, saidBy, saidOn, scan, choice, reason }
  const own = { ...scanFaults(lang), futureDate: words.futureDate }
  const errors = sayErrors(failed?.errors ?? [], lang, labels, own)
  const typing: Typing = { visit, kept: failed?.kept ?? keptFrom(said), errors }
  const title = words.typeTitle(party.name)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={subject.title} lead={words.typeLead}>
        {title}
      </Heading>
      <Form
        lang={lang}
        action={casePath(city, subject.number, aheadPath(`/paper/${party.id}`))}
        submissionId={blindId()}
        multipart
      >
        <How {...typing} />
        <What {...typing} />
        <Button>{words.typeSend}</Button>
      </Form>
    </Stack>
  )
  return { title, body, breadcrumbs: crumbs(visit, title) }
}

/** What a side without an account fills in by hand. */
function blank({ lang, case: subject, city }: CaseVisit, endsOn: PlainDate | null): Paper {
  const words = aheadMessages(lang)
  return {
    title: `${words.title} ${subject.title}`,
    lead: words.paperLead,
    edition: city.edition.number,
    sheets: [
      [
        {
          title: words.own,
          ...(endsOn ? { lead: words.endsOn(formatDate(endsOn, lang)) } : {}),
          items: [
            { label: words.paperParty, required: true, lines: 1 },
            {
              label: words.choice,
              required: true,
              hint: words.paperOne,
              options: choices.map((one) => ({
                label: words[one],
                hint: words[`${one}Text`],
                chosen: false,
              })),
            },
            { label: words.reason, required: true, hint: words.reasonHint, lines: 3 },
            { label: words.paperWho, required: true, lines: 1 },
          ],
        },
        {
          title: words.paperHow,
          lead: `${words.hiddenText}${endsOn ? words.dateDecides(formatDate(endsOn, lang)) : ''}`,
          items: [],
        },
      ],
    ],
  }
}

export function blankPage(visit: CaseVisit, endsOn: PlainDate | null): Page {
  const { lang, case: subject } = visit
  const words = aheadMessages(lang)
  return {
    title: words.print,
    breadcrumbs: crumbs(visit, words.print),
    body: (
      <>
        <ScreenOnly>
          <p>{words.printLead}</p>
          <PrintButton lang={lang} />
        </ScreenOnly>
        <PaperSheets
          visit={visit}
          paper={blank(visit, endsOn)}
          of={{ of: 'case', number: subject.number, paper: 'ahead' }}
        />
      </>
    ),
  }
}
