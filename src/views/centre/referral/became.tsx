import type { CaseSubject } from '../../../core/case/types.ts'
import { findSection } from '../../../core/edition/view.ts'
import { entryWords } from '../../../core/entry-words.ts'
import { standingOf } from '../../../core/stage-name.ts'
import { formatDate, todayInJapan } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { type Description, DescriptionList, PlainText, Section } from '../../../ui/components/index.ts'
import type { RoomVisit } from '../room.ts'
import { referralMessages } from './messages.ts'
import type { Outcome, Referral } from './queries.ts'
import { mayKnowOutcome } from './rules.ts'

/** In the words of the stage that concluded it. */
function concludedOf({ lang, runtime, definition }: RoomVisit, { concluded }: Outcome): Description[] {
  if (concluded === null) return []
  const subject = { parties: [], duties: [] } as unknown as CaseSubject
  const entry = { stage: 'consultation', kind: 'concluded', facts: concluded }
  const { title = '', text } = entryWords(runtime.stages, entry, { lang, definition, subject }) ?? {}
  return [
    {
      term: referralMessages(lang).concluded,
      description: <PlainText text={[title, text].filter(Boolean).join('\n')} />,
    },
  ]
}

type Props = { visit: RoomVisit; referral: Referral; outcome: Outcome | undefined }

/** What the city made of it, as far as the person lets the centre know. */
export const Became = ({ visit, referral, outcome }: Props) => {
  const { lang, runtime, definition, today } = visit
  const words = referralMessages(lang)
  if (outcome === undefined || !mayKnowOutcome(referral, today))
    return (
      <Section id="outcome" title={words.outcomeTitle}>
        <p>{referral.outcome === 'none' ? words.outcomeNone : words.outcomeOver}</p>
      </Section>
    )
  const inCharge = findSection(definition, outcome.section ?? undefined)
  const answered = outcome.answered
    ? words.answered(formatDate(todayInJapan(outcome.answered), lang))
    : words.notAnswered
  return (
    <Section id="outcome" title={words.outcomeTitle}>
      <p>{answered}</p>
      <DescriptionList
        items={[
          {
            term: words.standing,
            description: standingOf(runtime.stages, definition, outcome, lang).label,
          },
          { term: words.toWhom, description: inCharge ? pick(inCharge.name, lang) : '' },
          ...(outcome.due_on ? [{ term: words.dueOn, description: formatDate(outcome.due_on, lang) }] : []),
          ...outcome.answers.map((text) => ({
            term: words.answer,
            description: <PlainText text={text} />,
          })),
          ...concludedOf(visit, outcome),
        ]}
      />
    </Section>
  )
}
