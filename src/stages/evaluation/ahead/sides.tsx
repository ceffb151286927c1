import { isOfSection } from '../../../core/people/viewer.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import type { Lang } from '../../../lib/language.ts'
import { DataTable, Notice, PlainText, Section } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { writesOnPaper } from '../rules.ts'
import { aheadMessages } from './messages.ts'
import { aheadHere } from './place.ts'
import type { Ahead, Answer } from './queries.ts'
import { agreedByDate, isOpen, mayTypeAhead, silentOf, vias } from './rules.ts'

type Answered = { visit: CaseVisit; answers: readonly Answer[] }

/** What was typed in for a side says how it came, who said it and when. */
const Reason = ({ lang, said }: { lang: Lang; said: Answer }) => {
  const words = aheadMessages(lang)
  const via = vias.find((one) => one === said.via)
  return (
    <>
      <PlainText text={said.reason} />
      {via && said.said_on && (
        <small>{words.typed(words[via], said.said_by, formatDate(said.said_on, lang))}</small>
      )}
    </>
  )
}

/** Sides without an account answer on paper or by telephone, and staff type it in. */
export const OnPaper = ({ visit, ahead: { asked, answers } }: { visit: CaseVisit; ahead: Ahead }) => {
  const { lang, viewer, parties, case: subject } = visit
  const words = aheadMessages(lang)
  const theirs = parties.filter(writesOnPaper)
  if (!isOpen(visit, asked) || theirs.length === 0) return null
  const free = theirs.filter((party) => mayTypeAhead(visit, answers, party))
  return (
    <Section id="on-paper" title={words.onPaper} lead={words.onPaperText}>
      {free.map(({ id, name }) => (
        <p>
          <LinkButton kind="secondary" href={aheadHere(visit, `/paper/${id}`)}>
            {words.typeTitle(name)}
          </LinkButton>
        </p>
      ))}
      {free.length === 0 && isOfSection(viewer, subject.section) && <p>{words.typeLater}</p>}
      <p>
        <a href={aheadHere(visit, '/print')}>{words.print}</a>
      </p>
    </Section>
  )
}

/** Who has answered, without what: so that a side that is waited for is seen to be. */
export const Progress = ({ visit: { lang, parties }, answers }: Answered) => {
  const words = aheadMessages(lang)
  const silent = silentOf(answers, parties)
  return (
    <DataTable
      id="answered"
      caption={words.sides}
      columns={[{ label: words.party }, { label: words.view }]}
      rows={parties.map((party) => [party.name, silent.includes(party) ? words.notYet : words.answered])}
    />
  )
}

/** A side that did not answer is shown as that. */
export const Sides = ({ visit: { lang, parties }, answers }: Answered) => {
  const words = aheadMessages(lang)
  return (
    <Section id="sides" title={words.sides}>
      <DataTable
        id="sides-table"
        caption={words.sides}
        stack
        columns={[{ label: words.party }, { label: words.view }, { label: words.reason, wide: true }]}
        rows={parties.map(({ id, name }) => {
          const said = answers.find(({ party_id }) => party_id === id)
          return [
            name,
            said ? words[said.choice] : words.noAnswer,
            said ? <Reason lang={lang} said={said} /> : '',
          ]
        })}
      />
    </Section>
  )
}

/** What still stands open once all is shown: they differ, or somebody has not answered. */
export const StillOpen = ({ visit: { lang, parties }, answers }: Answered) => {
  const words = aheadMessages(lang)
  if (answers.length === 0) return <Notice lang={lang} title={words.nobody} />
  if (agreedByDate(answers) === undefined) return <Notice lang={lang} title={words.differ} />
  return silentOf(answers, parties).length > 0 ? <Notice lang={lang} title={words.late} /> : null
}
