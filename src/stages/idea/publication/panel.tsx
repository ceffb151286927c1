import type { Entry } from '../../../core/case/types.ts'
import type { Stage } from '../../../core/contribution.ts'
import { FileList, filesIn } from '../../../core/files/index.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import type { Lang } from '../../../lib/language.ts'
import { Notice } from '../../../ui/components/index.ts'
import { publicationMessages } from './messages.ts'
import { rulesNamed } from './rule-list.ts'
import { checkDuty, objectionDuty, type Standing, standingOf } from './rules.ts'
import { Until } from './texts.tsx'
import { canDecide, canWish, checkers, isObjected, isWaiting, readers } from './who.ts'

const rulesIn = (facts: Record<string, unknown>): string[] =>
  Array.isArray(facts.rules) ? facts.rules.filter((one) => typeof one === 'string') : []

const listed = (facts: Record<string, unknown>, context: Parameters<Stage['entries'][string]>[1]) => {
  const named = rulesNamed(context.definition, rulesIn(facts), context.lang)
  return named.length === 0 ? {} : { text: named.join('\n') }
}

export const publicationEntries: Stage['entries'] = {
  publicationAsked: (_, { lang }) => ({ title: publicationMessages(lang).entryAsked }),
  publicationShown: (facts, context) => {
    const { entryShown, entryShownPart } = publicationMessages(context.lang)
    return { title: rulesIn(facts).length > 0 ? entryShownPart : entryShown, ...listed(facts, context) }
  },
  publicationShortened: (facts, context) => ({
    title: publicationMessages(context.lang).entryShortened,
    ...listed(facts, context),
  }),
  filesShown: (facts, { lang, definition, subject }) => ({
    title: publicationMessages(lang).entryFiles,
    details: (
      <FileList lang={lang} city={definition.city} number={subject.case.number} files={filesIn(facts)} />
    ),
  }),
  publicationHeld: (facts, context) => ({
    title: publicationMessages(context.lang).entryHeld,
    ...listed(facts, context),
  }),
  publicationReported: (facts, context) => ({
    title: publicationMessages(context.lang).entryReported,
    ...listed(facts, context),
  }),
  publicationKept: (_, { lang }) => ({ title: publicationMessages(lang).entryKept }),
  publicationObjected: (_, { lang }) => ({ title: publicationMessages(lang).entryObjected }),
  publicationDecided: ({ outcome }, { lang }) => {
    const { entryDecidedShow, entryDecidedKeep } = publicationMessages(lang)
    return { title: outcome === 'show' ? entryDecidedShow : entryDecidedKeep }
  },
}

export const publicationDuties: Stage['duties'] = {
  [checkDuty]: ({ lang }) => ({
    label: publicationMessages(lang).dutyCheck,
    path: '/publication',
    action: publicationMessages(lang).toCheck,
  }),
  [objectionDuty]: ({ lang }) => ({
    label: publicationMessages(lang).dutyObjection,
    path: '/publication',
    action: publicationMessages(lang).toDecide,
    internal: true,
  }),
}

/** Shown as it came there is nothing to say; otherwise how it stands, and the way to what can be done. */
const isQuiet = ({ state, decided }: Standing): boolean =>
  state === 'none' || (state === 'shown' && decided === undefined)

function wayOn(visit: CaseVisit, standing: Standing): string {
  const { viewer, lang } = visit
  const { toCheck, toDecide, toPage } = publicationMessages(lang)
  if (isWaiting(standing) && checkers.may(viewer, visit)) return toCheck
  return canDecide(viewer, visit, standing) ? toDecide : toPage
}

const titleOf = (standing: Standing, lang: Lang): string => {
  const words = publicationMessages(lang)
  if (isObjected(standing)) return words.objected
  return standing.state === 'none' ? words.title : words[standing.state]
}

export const PublicationNote = ({ visit, thread }: { visit: CaseVisit; thread: readonly Entry[] }) => {
  const { lang, city, viewer, case: subject } = visit
  const standing = standingOf(thread)
  const { wishLink } = publicationMessages(lang)
  if (canWish(viewer, visit, standing))
    return (
      <p>
        <a href={casePath(city, subject.number, '/publication')}>{wishLink}</a>
      </p>
    )
  if (isQuiet(standing) || !readers.may(viewer, visit)) return null
  return (
    <Notice lang={lang} title={titleOf(standing, lang)}>
      <Until lang={lang} standing={standing} />
      <p>
        <a href={casePath(city, subject.number, '/publication')}>{wayOn(visit, standing)}</a>
      </p>
    </Notice>
  )
}
