import type { Entry } from '../../../core/case/types.ts'
import { type PartyFacts, partyLines } from '../../../core/group/index.ts'
import { SheetMark, sheetOf } from '../../../core/sheet/index.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { contentHash } from '../../../lib/canonical-json.ts'
import { formatDate } from '../../../lib/dates.ts'
import { DescriptionList, Heading, PlainText, PrintButton, Section } from '../../../ui/components/index.ts'
import { runningMessages } from '../messages.ts'
import { logLines } from '../rules.ts'
import { LogList } from './log-list.tsx'
import { Term } from './term.tsx'

type Props = { visit: CaseVisit; thread: readonly Entry[]; facts: Readonly<Record<string, PartyFacts>> }

const blank = '\n\n\n\n'

/** What came of it as it was finished; before that, room to write it by hand. */
const resultIn = (thread: readonly Entry[]): string => {
  const finished = thread.find(({ stage, kind }) => stage === 'running' && kind === 'finished')
  return finished ? String(finished.facts.result) : blank
}

const partyText = ({ visit, facts }: Props, id: string): string =>
  partyLines(facts[id] ?? {}, visit.lang).join('\n')

/** 完了報告書 on A4: parties, term, log and result as they are known; nothing is typed for it. */
export function reportPage(props: Props): Page {
  const { visit, thread } = props
  const { lang, city, case: subject } = visit
  const words = runningMessages(lang)
  const result = resultIn(thread)
  const lines = logLines(thread)
  const parties = visit.parties.map(({ id, name }) => ({ name, text: partyText(props, id) }))
  const logged = lines.map(({ facts }) => facts)
  const hash = contentHash({ number: subject.number, parties, result, logged })
  const edition = city.editions.find(({ id }) => id === subject.edition_id)?.number ?? 1
  return {
    title: `${words.reportTitle} ${subject.number}`,
    breadcrumbs: [
      { label: subject.title, href: casePath(city, subject.number) },
      { label: words.title, href: casePath(city, subject.number, '/log') },
      { label: words.reportTitle },
    ],
    shortPath: casePath(city, subject.number, '/log'),
    body: (
      <>
        <PrintButton lang={lang} />
        <Heading level={1} kicker={subject.title}>
          {words.reportTitle}
        </Heading>
        <DescriptionList
          items={[
            { term: words.number, description: subject.number },
            { term: words.today, description: formatDate(visit.today, lang) },
          ]}
        />
        <SheetMark
          visit={visit}
          code={sheetOf({ of: 'case', number: subject.number, paper: 'report' }, hash)}
          edition={edition}
        />
        <Section id="parties" title={words.partiesTitle}>
          <DescriptionList
            items={parties.map(({ name, text }) => ({ term: name, description: <PlainText text={text} /> }))}
          />
        </Section>
        <Term visit={visit} />
        <Section id="aim" title={words.aim}>
          <PlainText text={subject.wish} />
        </Section>
        <Section id="result" title={words.result}>
          <PlainText text={result} />
        </Section>
        {lines.length > 0 && (
          <Section id="log" title={words.log}>
            <LogList visit={visit} lines={lines} />
          </Section>
        )}
      </>
    ),
  }
}
