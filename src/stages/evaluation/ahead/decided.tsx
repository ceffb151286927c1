import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { joined } from '../../../lib/language.ts'
import type { AheadChoice } from '../../../platform/db/tables/review.ts'
import { Notice, Section } from '../../../ui/components/index.ts'
import { Button, Form, LinkButton } from '../../../ui/forms.tsx'
import { aheadMessages } from './messages.ts'
import { aheadHere } from './place.ts'
import type { Answer, Asked } from './queries.ts'
import { answersFor, silentOf } from './rules.ts'

/** What is done for each choice; where something new begins, it begins by itself. */
const Next = ({ visit, choice }: { visit: CaseVisit; choice: AheadChoice }) => {
  const {
    lang,
    city,
    case: { number },
  } = visit
  const words = aheadMessages(lang)
  const begins = { renew: words.toRenewal, rebuild: words.toRebuild }
  const leads = {
    finish: { href: casePath(city, number, '/log'), label: words.toCompletion },
    handOver: { href: casePath(city, number, '/agreement/parties'), label: words.toParties },
    standAlone: { href: cityPath(city, '/own-activity'), label: words.toOwn },
  }
  if (choice !== 'renew' && choice !== 'rebuild')
    return (
      <p>
        <LinkButton href={leads[choice].href}>{leads[choice].label}</LinkButton>
      </p>
    )
  // Where there was no agreement, the next one begins with a talk.
  const agreed = visit.case.starts_on !== null
  if (answersFor(visit) === undefined) return <p>{words.nextByOthers}</p>
  return (
    <>
      <p>{choice === 'renew' && agreed ? words.renewalText : words.rebuildingText}</p>
      <Form lang={lang} action={aheadHere(visit, '/next')} submissionId={blindId()}>
        <Button>{begins[choice]}</Button>
      </Form>
    </>
  )
}

type DecidedProps = { visit: CaseVisit; asked: Asked; answers: readonly Answer[] }

export const Decided = ({ visit, asked, answers }: DecidedProps) => {
  const { lang, parties } = visit
  const words = aheadMessages(lang)
  const { choice, decided_on } = asked
  if (choice === null || decided_on === null) return null
  const silent = silentOf(answers, parties).map(({ name }) => name)
  const day = formatDate(decided_on, lang)
  return (
    <>
      <Notice
        lang={lang}
        kind="success"
        title={`${silent.length > 0 ? words.byDateOn(day) : words.decidedOn(day)}：${words[choice]}`}
      >
        {silent.length > 0 && <p>{words.silent(joined(silent, lang))}</p>}
      </Notice>
      <Section id="next" title={words.next}>
        <Next visit={visit} choice={choice} />
      </Section>
    </>
  )
}
