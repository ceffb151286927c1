import type { Child } from 'hono/jsx'
import { partyOf } from '../../../../core/case/types.ts'
import { casePath } from '../../../../core/web/paths.ts'
import type { Page } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { contentHash } from '../../../../lib/canonical-json.ts'
import { langOf, pick } from '../../../../lib/language.ts'
import { Disclosure, Heading, Notice, Stat, StatRow } from '../../../../ui/components/index.ts'
import { maySitHere } from '../../rules.ts'
import { sheetPath } from '../acts.ts'
import { sheetMessages } from '../messages.ts'
import { paperMessages } from '../paper/messages.ts'
import { hasAgreed, standingOf } from '../rules.ts'
import { type SheetSection, sectionsOf } from '../sections.ts'
import type { SheetLine } from '../types.ts'
import { partyName } from '../words.ts'
import { LineItem } from './line.tsx'
import { BudgetSums, Shares } from './sums.tsx'

type Props = { visit: CaseVisit; lines: readonly SheetLine[] }

/** What the page shows as one word: another line, text, answer or party makes it another. */
export const stateOf = ({ parties, lang, case: { stage } }: CaseVisit, lines: readonly SheetLine[]): string =>
  contentHash([
    lang,
    stage,
    parties.map(({ id, name }) => [id, name]),
    lines.map(({ id, hash, answers }) => [id, hash, answers.map(({ partyId, answer }) => [partyId, answer])]),
  ]).slice(0, 16)

const onSheet = ({ visit, lines }: Props) =>
  lines.filter((line) => standingOf(line, visit.parties) !== 'struck')

/** What waits for the viewer's own party, and the way to the first of it. */
const Waiting = ({ visit, lines }: Props) => {
  const words = sheetMessages(visit.lang)
  const own = partyOf(visit.viewer, visit.parties)
  if (own === undefined || !maySitHere(visit.viewer, visit)) return null
  const waiting = lines.filter((line) => !hasAgreed(line, own.id))
  const first = inOrder(visit, waiting)[0]
  if (first === undefined) return <p class="yui-sheet-top__waiting">{words.allAnswered}</p>
  return (
    <p class="yui-sheet-top__waiting yui-sheet-top__waiting--yours">
      <strong>{words.waiting(waiting.length)}</strong>{' '}
      <a id="waiting-first" href={`#line-${first.id}`}>
        {words.waitingGo}
      </a>
    </p>
  )
}

const inOrder = ({ definition }: CaseVisit, lines: readonly SheetLine[]): SheetLine[] => {
  const codes = sectionsOf(definition).map(({ code }) => code)
  return [...lines].sort((a, b) => codes.indexOf(a.section) - codes.indexOf(b.section))
}

const Top = ({ visit, lines }: Props) => {
  const words = sheetMessages(visit.lang)
  const agreed = lines.filter((line) => standingOf(line, visit.parties) === 'agreed').length
  return (
    <section
      class="yui-sheet-top"
      data-live="top"
      data-quiet=""
      data-part={stateOf(visit, lines)}
      aria-label={words.summary}
    >
      <StatRow>
        <Stat value={agreed} label={`● ${words.agreedLines}`} />
        <Stat value={lines.length - agreed} label={`○ ${words.openLines}`} />
      </StatRow>
      <p class="yui-sheet-top__marks">
        {words.marks}
        {visit.parties.map(({ id }) => (
          <span>{partyName(visit, id)}</span>
        ))}
      </p>
      <Waiting visit={visit} lines={lines} />
    </section>
  )
}

const sumsFor = (part: SheetSection, props: Props): Child => {
  if (part.shape === 'budget') return <BudgetSums {...props} />
  return part.shape === 'resource' ? <Shares {...props} /> : null
}

const PartOfSheet = ({ visit, lines, part }: Props & { part: SheetSection }) => {
  const { lang } = visit
  const words = sheetMessages(lang)
  const own = lines.filter(({ section }) => section === part.code)
  const name = pick(part.name, lang)
  return (
    <section
      class="yui-part"
      aria-labelledby={`part-${part.code}`}
      data-live={part.code}
      data-part={stateOf(visit, own)}
    >
      <h2 class="yui-part__title" id={`part-${part.code}`} lang={langOf(part.name, lang)}>
        {name}
      </h2>
      {part.hint && own.length === 0 && (
        <p class="yui-part__hint" lang={langOf(part.hint, lang)}>
          {pick(part.hint, lang)}
        </p>
      )}
      {own.length === 0 && <p class="yui-part__empty">{words.emptyPart}</p>}
      <ul class="yui-part__lines">
        {own.map((line) => (
          <LineItem visit={visit} line={line} />
        ))}
      </ul>
      {sumsFor(part, { visit, lines: own })}
      {maySitHere(visit.viewer, visit) && (
        <p>
          <a class="yui-part__add" id={`add-${part.code}`} href={sheetPath(visit, `/parts/${part.code}/new`)}>
            <span aria-hidden="true">＋</span> {words.add}
            <span class="yui-visually-hidden">{name}</span>
          </a>
        </p>
      )}
    </section>
  )
}

const Struck = ({ visit, lines }: Props) => {
  const words = sheetMessages(visit.lang)
  const gone = lines.filter((line) => standingOf(line, visit.parties) === 'struck')
  return (
    <div data-live="struck" data-quiet="" data-part={stateOf(visit, gone)}>
      {gone.length > 0 && (
        <Disclosure id="struck" summary={words.struckCount(gone.length)}>
          <ul class="yui-part__lines">
            {gone.map((line) => (
              <LineItem visit={visit} line={line} />
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  )
}

/** Parts of the city's list, and behind them those that only lines still have. */
function partsToShow({ definition }: CaseVisit, lines: readonly SheetLine[]): SheetSection[] {
  const parts = sectionsOf(definition)
  const others = new Set(
    lines.map(({ section }) => section).filter((code) => parts.every((one) => one.code !== code)),
  )
  return [...parts, ...[...others].map((code) => ({ code, shape: 'text' as const, name: { ja: code } }))]
}

/** What is kept up to date while one looks at it. */
export const LiveSheet = ({ visit, lines }: Props) => {
  const shown = onSheet({ visit, lines })
  return (
    <div class="yui-live-sheet">
      <Top visit={visit} lines={shown} />
      {partsToShow(visit, shown).map((part) => (
        <PartOfSheet visit={visit} lines={shown} part={part} />
      ))}
      <Struck visit={visit} lines={lines} />
    </div>
  )
}

export const crumbsOf = (visit: CaseVisit) => [
  { label: visit.case.title, href: casePath(visit.city, visit.case.number) },
  { label: sheetMessages(visit.lang).tableTitle, href: casePath(visit.city, visit.case.number, '/table') },
  { label: sheetMessages(visit.lang).title, href: sheetPath(visit) },
]

const Links = ({ visit }: { visit: CaseVisit }) => {
  const words = sheetMessages(visit.lang)
  return (
    <ul class="yui-sheet-links">
      <li>
        <a href={sheetPath(visit, '/history')}>{words.wholeHistory}</a>
      </li>
      <li>
        <a href={sheetPath(visit, '/print')}>{words.print}</a>
      </li>
      <li>
        <a href={sheetPath(visit, '/paper/print')}>{paperMessages(visit.lang).printOut}</a>
      </li>
      {maySitHere(visit.viewer, visit) && (
        <li>
          <a href={sheetPath(visit, '/paper')}>{paperMessages(visit.lang).typeIn}</a>
        </li>
      )}
    </ul>
  )
}

export function sheetPage(visit: CaseVisit, lines: readonly SheetLine[]): Page {
  const { lang } = visit
  const words = sheetMessages(lang)
  return {
    title: `${words.title} ${visit.case.title}`,
    breadcrumbs: crumbsOf(visit).map(({ label, href }, at) => (at === 2 ? { label } : { label, href })),
    body: (
      <>
        <Heading level={1} kicker={visit.case.title} lead={words.lead}>
          {words.title}
        </Heading>
        {!maySitHere(visit.viewer, visit) && <Notice lang={lang}>{words.readOnly}</Notice>}
        <yui-live
          data-src={sheetPath(visit, '/live')}
          data-state={stateOf(visit, lines)}
          data-changed={words.live('{count}')}
          data-offline={words.offline}
        >
          <p class="yui-live__said" role="status" />
          <LiveSheet visit={visit} lines={lines} />
        </yui-live>
        <Links visit={visit} />
      </>
    ),
  }
}
