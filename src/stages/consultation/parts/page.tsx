import type { CaseSubject } from '../../../core/case/types.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { isOfSection } from '../../../core/people/viewer.ts'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, formatDateTime } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { joined } from '../../../lib/language.ts'
import {
  DescriptionList,
  Heading,
  Notice,
  PlainText,
  Section,
  Timeline,
} from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, TextArea } from '../../../ui/forms.tsx'
import { consultationEntries, sectionName } from '../words.tsx'
import { partLabels, partMessages } from './messages.ts'
import type { PartOfCase } from './queries.ts'
import { answersPart } from './rules.ts'

export type PartProps = {
  visit: Visit
  definition: Definition
  part: PartOfCase
  failed?: Failed | undefined
}

const About = ({ visit, definition, part }: PartProps) => {
  const { lang, city } = visit
  const words = partMessages(lang)
  const seesCase = isOfSection(visit.viewer, part.in_charge)
  // Of a referral to the centre the title is none of what was agreed to.
  const title = part.kind === 'centre' ? part.number : `${part.number}　${part.title}`
  return (
    <DescriptionList
      items={[
        { term: words.from, description: sectionName(definition, part.in_charge, lang) },
        {
          term: words.about,
          description: seesCase ? <a href={casePath(city, part.number, '/consultation')}>{title}</a> : title,
        },
        { term: words.dueOn, description: formatDate(part.due_on, lang) },
        {
          term: part.kind === 'centre' ? words.toldOf : words.question,
          description: <PlainText text={part.question} />,
        },
        ...(part.kind === 'centre'
          ? []
          : [
              { term: words.issue, description: <PlainText text={part.issue} /> },
              { term: words.wish, description: <PlainText text={part.wish} /> },
            ]),
        ...(part.kind !== 'joint'
          ? []
          : [
              {
                term: words.parties,
                description: joined(
                  part.parties.map(({ name }) => name),
                  lang,
                ),
              },
            ]),
      ]}
    />
  )
}

/** What was said so far, for a section that works along. Files stay with the section in charge. */
const Said = ({ visit: { lang }, definition, part }: PartProps) => {
  const words = partMessages(lang)
  if (part.said.length === 0) return null
  const subject = { case: { number: part.number }, parties: [], duties: [] } as unknown as CaseSubject
  return (
    <Section id="talk" title={words.talk}>
      <Timeline
        label={words.talk}
        entries={part.said.map((entry) => {
          const facts = { ...entry.facts, files: undefined }
          const said = consultationEntries[entry.kind]?.(facts, { lang, definition, subject })
          const at = new Date(entry.at)
          return {
            when: formatDateTime(at, lang),
            dateTime: at.toISOString(),
            who: entry.actor_name,
            what: said?.title ?? entry.kind,
            body: said?.text && <PlainText text={said.text} />,
            tone: 'plain' as const,
          }
        })}
      />
    </Section>
  )
}

const AnswerForm = ({ visit, part, failed }: PartProps) => {
  const { lang } = visit
  const words = partMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, partLabels(words))
  const forCentre = part.kind === 'centre'
  return (
    <Section id="answer" title={words.answer} lead={forCentre ? words.pageLeadCentre : words.pageLead}>
      <Form
        lang={lang}
        action={cityPath(visit.city, `/parts/${part.duty_id}/answer`)}
        submissionId={blindId()}
        version={part.version}
      >
        <TextArea
          lang={lang}
          name="answer"
          label={words.answer}
          required
          rows={8}
          maxLength={4000}
          value={keptText(failed?.kept ?? {}, 'answer')}
          error={messageFor(errors, 'answer')}
        />
        <Button>{forCentre ? words.sendCentre : words.sendAnswer}</Button>
      </Form>
    </Section>
  )
}

const Answer = (props: PartProps) => {
  const { visit, part } = props
  const words = partMessages(visit.lang)
  if (part.state === 'answered')
    return (
      <Section id="answer" title={words.answer} lead={words.answeredBy(part.answered_by ?? '')}>
        <PlainText text={part.answer} />
      </Section>
    )
  if (part.state !== 'open' || part.case_state !== 'open') return <p>{words.over}</p>
  return answersPart(visit.viewer, part) ? <AnswerForm {...props} /> : <p>{words.open}</p>
}

const titles = (words: ReturnType<typeof partMessages>) => ({
  inquiry: words.pageTitle,
  joint: words.pageTitleJoint,
  centre: words.pageTitleCentre,
})

/** What another section is asked, on a page of its own: it need not be able to open the case. */
export function partPage(props: PartProps): Page {
  const { visit, part, failed } = props
  const { lang } = visit
  const words = partMessages(lang)
  const title = titles(words)[part.kind]
  const done = part.kind === 'centre' ? words.doneCentre : words.done
  const body = (
    <>
      <ErrorSummary lang={lang} errors={sayErrors(failed?.errors ?? [], lang, partLabels(words))} />
      {visit.query.done && part.state === 'answered' && <Notice lang={lang} kind="success" title={done} />}
      <Heading level={1} kicker={part.number}>
        {title}
      </Heading>
      <About {...props} />
      <Answer {...props} />
      <Said {...props} />
    </>
  )
  return {
    title: `${title} ${part.number}`,
    body,
    breadcrumbs: [deskCrumb(visit), { label: title }],
  }
}
