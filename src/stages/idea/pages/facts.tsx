import type { Child } from 'hono/jsx'
import { sourceName } from '../../../core/case/source.ts'
import type { CaseSubject } from '../../../core/case/types.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { nameIn as nameOf } from '../../../core/people/signature.ts'
import type { Viewer } from '../../../core/people/viewer.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { joined, type Lang, pick } from '../../../lib/language.ts'
import { type Description, PlainText } from '../../../ui/components/index.ts'
import { aimMessages } from '../aim/messages.ts'
import { messages } from '../messages.ts'
import { placeMessages } from '../place/messages.ts'
import { placeOf } from '../place/view.tsx'
import { policyName } from '../policy/words.ts'
import { seesProposer } from '../rules.ts'

export type IdeaView = CaseSubject & { lang: Lang; definition: Definition; viewer: Viewer }

const nameIn = (
  list: readonly { code: string; name: { ja: string } }[] | undefined,
  code: string | null,
  lang: Lang,
) => {
  const found = list?.find((one) => one.code === code)
  return found && pick(found.name, lang)
}

function zoneText({ case: { zone }, definition, lang }: IdeaView): string | undefined {
  if (zone === null) return undefined
  const name = definition.zones?.zones.find(({ code }) => code === zone)?.name
  return `${zone} ${name ? pick(name, lang) : messages(lang).blankZone}`
}

/** The names of the parties: a private person's own for those who may know it, otherwise what the public reads. */
const partyNames = (view: IdeaView): string =>
  view.parties
    .filter(({ position }) => position === 1)
    .map((party) =>
      seesProposer(view.viewer, view) ? party.name : nameOf(party.public_name, view.definition, view.lang),
    )
    .join('、')

/** Who it is, and what they say of themselves; a group that begins with its name is not named twice. */
function aboutOf(view: IdeaView): string {
  const [names, about] = [partyNames(view), view.case.proposer]
  return about.startsWith(names) ? about : `${names}\n${about}`
}

/** What it began with, and the way there where there is one. */
function sourceText(view: IdeaView): Child | undefined {
  const { case: subject, definition, lang } = view
  const { source, source_path: path } = subject
  if (source === null) return undefined
  const name = sourceName(source, definition, lang)
  return path ? <a href={cityPath(definition.city, path)}>{name}</a> : name
}

/** What else than an idea it is. */
function kindText({ case: { kind }, definition, lang }: IdeaView): string | undefined {
  if (kind === 'request') return aimMessages(lang).kindRequest
  return kind === 'policyProposal' ? policyName(definition, lang) : undefined
}

type Fact = [string, Description['description'] | undefined]

/** In whoever's words it is. Nobody sent what came of a list: it says what was done, and by whom stands with its parties. */
function toldIn(view: IdeaView): Fact[] {
  const { case: subject, lang, viewer } = view
  const words = messages(lang)
  const text = (said: string) => (said === '' ? undefined : <PlainText text={said} />)
  if (subject.source === 'register') return [[words.done, text(subject.wish)]]
  const proposer: [string, string] = seesProposer(viewer, view)
    ? [words.proposer, aboutOf(view)]
    : [words.sender, partyNames(view)]
  return [
    [words.issue, text(subject.issue)],
    [words.wish, text(subject.wish)],
    [proposer[0], text(proposer[1])],
  ]
}

/** What was sent, as a list; what was left empty is left out. */
export function factsOf(view: IdeaView): Description[] {
  const { case: subject, definition, lang } = view
  const words = messages(lang)
  const tags = subject.tags.map((tag) => nameIn(definition.suitability?.tags, tag, lang) ?? tag)
  const facts: Fact[] = [
    [aimMessages(lang).kind, kindText(view)],
    ...toldIn(view),
    [words.field, nameIn(definition.fields, subject.field, lang) ?? words.unknown],
    [words.tags, joined(tags, lang) || undefined],
    [words.zone, zoneText(view)],
    [placeMessages(lang).title, placeOf(subject, definition, lang)],
    [words.source, sourceText(view)],
    [words.planCode, nameIn(definition.edition.planCodes, subject.plan_code, lang)],
  ]
  return facts.flatMap(([term, description]) => (description === undefined ? [] : [{ term, description }]))
}
