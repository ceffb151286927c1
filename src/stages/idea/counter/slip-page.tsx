import { findSection } from '../../../core/edition/view.ts'
import { type PartyFacts, PartyHead } from '../../../core/group/index.ts'
import { channelName } from '../../../core/people/contact-fields.tsx'
import { shownKey } from '../../../core/people/guest-session.ts'
import { SheetMark, sheetOf } from '../../../core/sheet/index.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { contentHash } from '../../../lib/canonical-json.ts'
import { formatDate, formatDateTime, formatWareki } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import {
  DescriptionList,
  Heading,
  PrintButton,
  Qr,
  ScreenOnly,
  Section,
  Stat,
  StatRow,
} from '../../../ui/components/index.ts'
import { Button, Form, LinkButton } from '../../../ui/forms.tsx'
import { messages } from '../messages.ts'
import { factsOf } from '../pages/facts.tsx'
import { seenBy } from '../pages/seen-by.ts'
import { answerDueOn } from '../rules.ts'
import { counterMessages } from './messages.ts'
import type { KeyHolder } from './queries.ts'

type FactsProps = { visit: CaseVisit; holder: KeyHolder | undefined; typedBy: string | undefined }

export const Facts = ({ visit, holder, typedBy }: FactsProps) => {
  const { lang, definition, case: subject, duties } = visit
  const words = counterMessages(lang)
  const section = findSection(definition, typedBy)
  const due = answerDueOn(duties)
  const answers = findSection(definition, subject.section ?? undefined)
  const phone = definition.desks.find((desk) => desk.section === answers?.code && desk.phone)?.phone
  const facts: [string, string | undefined][] = [
    [words.received, formatDateTime(subject.created_at, lang)],
    [words.via, words[subject.via]],
    [words.receivedOn, subject.received_on ? formatWareki(subject.received_on) : undefined],
    [words.typedBy, section && pick(section.name, lang)],
    [messages(lang).whoAnswers, answers && [pick(answers.name, lang), phone].filter(Boolean).join('　')],
    [words.answerBy, due ? formatDate(due, lang) : undefined],
    [words.howAnswered, holder && channelName(holder.channel, lang)],
  ]
  return (
    <DescriptionList
      items={facts.flatMap(([term, description]) => (description ? [{ term, description }] : []))}
    />
  )
}

type KeyProps = {
  visit: CaseVisit
  holder: KeyHolder | undefined
  shown: string | undefined
  inCharge: boolean
}

export const Key = ({ visit, holder, shown, inCharge }: KeyProps) => {
  const { lang, city, runtime, case: subject } = visit
  const words = counterMessages(lang)
  if (holder === undefined) return <p>{words.ownAccount}</p>
  const follow = `${runtime.origin}${cityPath(city, `/follow?number=${subject.number}`)}`
  if (shown === undefined && !inCharge)
    return (
      <ScreenOnly>
        <p>{words.keyElsewhere}</p>
      </ScreenOnly>
    )
  if (shown === undefined)
    return (
      <ScreenOnly>
        <p>{words.keyHidden}</p>
        <Form lang={lang} action={casePath(city, subject.number, '/slip')} submissionId={blindId()}>
          <p>
            <Button kind="secondary">{words.renew}</Button>
          </p>
        </Form>
      </ScreenOnly>
    )
  return (
    <div class="yui-slip-way">
      <Qr text={follow} label={follow} />
      <p>
        {words.keyText}
        <br />
        {follow}
      </p>
    </div>
  )
}

/** By this a scan of the slip, perhaps with more written on it, comes back to its case. */
const Mark = ({ visit }: { visit: CaseVisit }) => {
  const { number, title, issue, wish, edition_id } = visit.case
  const edition = visit.city.editions.find(({ id }) => id === edition_id)?.number ?? 1
  const hash = contentHash({ paper: 'slip', edition, number, title, issue, wish })
  return (
    <SheetMark visit={visit} code={sheetOf({ of: 'case', number, paper: 'slip' }, hash)} edition={edition} />
  )
}

export type Shown = {
  holder: KeyHolder | undefined
  facts: Readonly<Record<string, PartyFacts>>
  typedBy: string | undefined
  /** Otherwise for whoever typed it in and hands it over: the case itself is then another section's. */
  inCharge: boolean
}

/** 受付票: on one sheet what the person takes home; a group with what its profile says. */
export function slipPage(visit: CaseVisit, { holder, facts, typedBy, inCharge }: Shown): Page {
  const { lang, city, case: subject } = visit
  const words = counterMessages(lang)
  const here = casePath(city, subject.number)
  const key = holder && shownKey(visit)
  const body = (
    <>
      <div class="yui-slip-head">
        <Heading level={1} kicker={subject.title}>
          {words.slip}
        </Heading>
        <Mark visit={visit} />
      </div>
      <ScreenOnly>
        <p>{words.slipLead}</p>
        <PrintButton lang={lang} />
        {holder?.address && (
          <p>
            <a href="?post=1">{words.post}</a>
          </p>
        )}
      </ScreenOnly>
      <StatRow>
        <Stat label={messages(lang).number} value={subject.number} />
        {key && <Stat label={messages(lang).keyTitle} value={key} />}
      </StatRow>
      <Facts visit={visit} holder={holder} typedBy={typedBy} />
      <PartyHead lang={lang} parties={visit.parties} facts={facts} />
      <Key visit={visit} holder={holder} shown={key} inCharge={inCharge} />
      <Section id="understood" title={words.understood}>
        <DescriptionList
          items={[
            { term: messages(lang).title, description: subject.title },
            // How it came in stands above already.
            ...factsOf({ ...visit, case: { ...subject, source: null } }),
            { term: messages(lang).visibility, description: seenBy(visit) },
          ]}
        />
      </Section>
      <ScreenOnly>
        <p>
          <LinkButton href={cityPath(city, '/counter/ideas/new')}>{words.next}</LinkButton>{' '}
          {inCharge && (
            <LinkButton href={here} kind="secondary">
              {words.seeCase}
            </LinkButton>
          )}
        </p>
      </ScreenOnly>
    </>
  )
  const breadcrumbs = [
    inCharge ? { label: subject.number, href: here } : { label: subject.number },
    { label: words.slip },
  ]
  return { title: `${words.slip} ${subject.number}`, body, breadcrumbs, shortPath: here }
}
