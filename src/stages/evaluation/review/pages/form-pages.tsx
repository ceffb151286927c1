import type { Failed, Page } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { pick } from '../../../../lib/language.ts'
import { PlainText } from '../../../../ui/components/index.ts'
import {
  CheckboxField,
  DateField,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../../ui/forms.tsx'
import { reviewMessages } from '../messages.ts'
import type { Action, Meeting } from '../queries.ts'
import { type AgendaItem, most } from '../rules.ts'
import { reviewForm } from './frame.tsx'
import { Sides } from './sides.tsx'

type Setting = { meeting: Meeting | null; offersCentre: boolean }

export function meetingPage(visit: CaseVisit, { meeting, offersCentre }: Setting, failed?: Failed): Page {
  const { lang } = visit
  const words = reviewMessages(lang)
  return reviewForm(visit, {
    failed,
    title: meeting ? words.change : words.set,
    to: '/meeting',
    version: meeting?.version ?? 0,
    values: {
      heldOn: meeting?.held_on ?? '',
      begins: meeting?.begins ?? '',
      place: meeting?.place ?? '',
      coordinator: meeting?.coordinator ?? '',
      centre: meeting?.centre ? 'yes' : '',
    },
    fields: (field, values) => (
      <>
        <DateField {...field('heldOn')} required />
        <TextField {...field('begins')} required hint={words.beginsHint} maxlength={40} width="m" />
        <TextField {...field('place')} required maxlength={most.line} />
        <TextField {...field('coordinator')} hint={words.coordinatorHint} maxlength={100} />
        {offersCentre && (
          <CheckboxField
            lang={lang}
            name="centre"
            label={words.centre}
            hint={words.centreHint}
            checked={Boolean(values.centre)}
          />
        )}
      </>
    ),
  })
}

/** One item: what each side said, and what they found when they talked about it. */
export function notePage(
  visit: CaseVisit,
  item: AgendaItem,
  names: readonly string[],
  failed?: Failed,
): Page {
  const { lang } = visit
  const words = reviewMessages(lang)
  return reviewForm(visit, {
    failed,
    title: pick(item.question.question, lang),
    kicker: words[item.topic],
    to: `/notes/${item.question.code}`,
    version: item.note?.version ?? 0,
    values: { why: item.note?.why ?? '', change: item.note?.change ?? '' },
    above: (
      <>
        <Sides lang={lang} id="sides" item={item} names={names} />
        <p>{words.whoReads}</p>
      </>
    ),
    fields: (field) => (
      <>
        <TextArea {...field('why')} maxLength={most.text} />
        <TextArea {...field('change')} maxLength={most.text} />
      </>
    ),
  })
}

export function actionNewPage(visit: CaseVisit, failed?: Failed): Page {
  const words = reviewMessages(visit.lang)
  return reviewForm(visit, {
    failed,
    title: words.addAction,
    to: '/actions',
    values: {},
    above: <p>{words.actionsLead}</p>,
    fields: (field) => (
      <>
        <TextField {...field('what')} required maxlength={most.line} />
        <SelectField
          {...field('party')}
          required
          options={visit.parties.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField {...field('who')} required maxlength={100} width="m" />
        <DateField {...field('dueOn')} />
      </>
    ),
  })
}

export function actionPage(visit: CaseVisit, action: Action, failed?: Failed): Page {
  const words = reviewMessages(visit.lang)
  const { id, what, who, outcome, version, done_on, dropped_on } = action
  const done = done_on === null ? 'open' : 'done'
  return reviewForm(visit, {
    failed,
    version,
    title: words.update,
    to: `/actions/${id}`,
    values: { standing: dropped_on === null ? done : 'dropped', outcome },
    above: <PlainText text={`${what}（${who}）`} />,
    fields: (field) => (
      <>
        <RadioGroup
          {...field('standing')}
          required
          options={(['open', 'done', 'dropped'] as const).map((value) => ({ value, label: words[value] }))}
        />
        <TextArea {...field('outcome')} maxLength={most.text} />
      </>
    ),
  })
}
