import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import {
  DescriptionList,
  Heading,
  Notice,
  PlainText,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import { RadioGroup, SelectField, TextArea, TextField } from '../../../ui/forms.tsx'
import { revisionMessages } from '../messages.ts'
import type { Proposal } from '../queries.ts'
import { answerKinds, most, office, proposesFreely } from '../rules.ts'
import { crumbsOf, partOptions, partWord, proposalPath, revisionForm } from './frame.tsx'
import { originOf } from './list-page.tsx'

const labelsOf = ({ lang }: Visit) => {
  const words = revisionMessages(lang)
  const { proposalTitle: title, wish, reason, part, fromCase: number, answerKind: kind, answer } = words
  return { title, wish, reason, part, number, kind, answer }
}

export function proposalNewPage(visit: Visit, failed?: Failed): Page {
  const { lang, query, viewer } = visit
  const words = revisionMessages(lang)
  return revisionForm(visit, {
    failed,
    title: words.propose,
    to: '/revisions/proposals',
    values: { body: query.body ?? '', number: query.number ?? '' },
    labels: labelsOf(visit),
    button: words.send,
    fields: (field) => (
      <>
        <input type="hidden" name="body" value={field('body').value} />
        <TextField {...field('title')} required maxlength={most.title} />
        <SelectField {...field('part')} required options={partOptions(lang)} />
        <TextArea {...field('wish')} required maxLength={most.text} />
        <TextArea {...field('reason')} required maxLength={most.text} />
        <TextField
          {...field('number')}
          required={!proposesFreely(viewer)}
          hint={words.fromCaseHint}
          maxlength={20}
          width="m"
        />
      </>
    ),
  })
}

const Facts = ({ visit, proposal }: { visit: Visit; proposal: Proposal }) => {
  const { lang } = visit
  const words = revisionMessages(lang)
  return (
    <DescriptionList
      items={[
        { term: words.part, description: partWord(proposal.part, lang) },
        { term: words.wish, description: <PlainText text={proposal.wish} /> },
        { term: words.reason, description: <PlainText text={proposal.reason} /> },
        { term: words.proposedOn, description: formatDate(proposal.proposed_on, lang) },
      ]}
    />
  )
}

const Answer = ({ visit, proposal }: { visit: Visit; proposal: Proposal }) => {
  const { lang } = visit
  const words = revisionMessages(lang)
  if (!proposal.answer_kind || !proposal.answered_on)
    return <Notice lang={lang} kind="info" title={words.waiting} />
  return (
    <Section id="citys-answer" title={words.answer}>
      <p>
        <strong>{words[proposal.answer_kind]}</strong> （{formatDate(proposal.answered_on, lang)}）
      </p>
      <PlainText text={proposal.answer} />
    </Section>
  )
}

export function proposalPage(visit: Visit, proposal: Proposal, failed?: Failed): Page {
  const { lang, viewer, query } = visit
  const words = revisionMessages(lang)
  const above = (
    <>
      {query.done === 'sent' && <Notice lang={lang} kind="success" title={words.sent} />}
      {query.done === 'saved' && <Notice lang={lang} kind="success" title={words.saved} />}
      <Facts visit={visit} proposal={proposal} />
      <Answer visit={visit} proposal={proposal} />
    </>
  )
  if (office.may(viewer))
    return revisionForm(visit, {
      failed,
      above,
      title: proposal.title,
      kicker: originOf(visit, proposal),
      to: proposalPath(proposal.id),
      version: proposal.version,
      values: { kind: proposal.answer_kind ?? '', answer: proposal.answer },
      labels: labelsOf(visit),
      button: words.sendAnswer,
      fields: (field) => (
        <>
          <RadioGroup
            {...field('kind')}
            required
            options={answerKinds.map((value) => ({ value, label: words[value] }))}
          />
          <TextArea {...field('answer')} required maxLength={most.text} />
        </>
      ),
    })
  const body = (
    <Stack>
      <Heading level={1} kicker={originOf(visit, proposal)}>
        <Typed text={proposal.title} lang={lang} />
      </Heading>
      {above}
    </Stack>
  )
  return { title: proposal.title, body, breadcrumbs: crumbsOf(visit, { label: proposal.title }) }
}
