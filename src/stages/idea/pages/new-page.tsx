import type { CaseSubject } from '../../../core/case/types.ts'
import type { Delegation } from '../../../core/delegation/index.ts'
import { resultOf, writeWalk } from '../../../core/edition/self-check.ts'
import type { StoryModel } from '../../../core/library/index.ts'
import { contactErrors, contactLabels } from '../../../core/people/contact-fields.tsx'
import { type Origin, OriginNote } from '../../../core/vision/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { colon, type Lang, pick } from '../../../lib/language.ts'
import { Heading, Notice } from '../../../ui/components/index.ts'
import { ErrorSummary, LinkButton } from '../../../ui/forms.tsx'
import { aimErrors, aimMessages } from '../aim/messages.ts'
import { AimNote, aimTitle } from '../aim/notes.tsx'
import type { Aim } from '../aim/rules.ts'
import { messages } from '../messages.ts'
import { ModelNote } from '../model.tsx'
import { paperMessages } from '../paper/messages.ts'
import { placeMessages } from '../place/messages.ts'
import { finishedWalk, proposers, writesForGroups } from '../rules.ts'
import { IdeaForm, ideaName, type Values } from './idea-form.tsx'

type NewPage = {
  visit: Visit
  values: Values
  parent: CaseSubject | undefined
  /** The post or theme of the city’s board that it grows from. */
  origin: Origin | undefined
  /** The story of the library that it is written on from. */
  model?: StoryModel | undefined
  /** For which group the support centre writes. */
  asked: Delegation | undefined
  aim: Aim
  errors?: Failed['errors']
}

/** The support centre writes for a group that asked it to, and not otherwise. */
const maySend = ({ visit: { viewer }, asked }: NewPage): boolean =>
  writesForGroups(viewer) ? asked !== undefined : proposers.may(viewer)

const chosen = ['field', 'visibility', 'planCode', 'district', 'contact.channel']

/** What is left out of a choice is not “entered” but chosen. */
function saidErrors({ visit: { lang }, errors = [] }: NewPage) {
  const asked = errors.map((error) =>
    chosen.includes(error.field) ? { ...error, code: 'badChoice' } : error,
  )
  return sayErrors(asked, lang, ideaLabels(lang), {
    ...contactErrors(lang),
    keyLost: messages(lang).keyLost,
    badPoint: placeMessages(lang).badPoint,
    ...aimErrors(lang),
  })
}

/** The fields by their names, as the form calls them. */
export function ideaLabels(lang: Lang): Record<string, string> {
  const { title, issue, wish, proposer, field, tags, planCode, visibility } = messages(lang)
  const { district, place, point } = placeMessages(lang)
  const where = { district, place, point }
  return { title, issue, wish, proposer, field, tags, planCode, ...where, visibility, ...contactLabels(lang) }
}

/** Where the city has one, its test comes before the idea: public interest, the elements of its definition. */
const CheckFirst = ({ visit: { lang, definition, city } }: Pick<NewPage, 'visit'>) => {
  const words = messages(lang)
  const start = definition.selfCheck?.nodes.find(({ code }) => code === definition.selfCheck?.start)
  if (start === undefined) return null
  return (
    <Notice lang={lang} title={words.checkFirst}>
      <p>
        {words.checkFirstText(pick(start.title, lang))}{' '}
        <a href={cityPath(city, '/self-check')}>{words.toCheck}</a>
      </p>
    </Notice>
  )
}

/** The answers of the self-check are on their way: where they led, and the zone that was chosen. */
const CheckNote = ({ visit, values }: NewPage) => {
  const { lang, definition, city } = visit
  const words = messages(lang)
  const walk = finishedWalk(definition, keptText(values, 'check'))
  const result = walk && resultOf(walk)
  if (walk === undefined || result === undefined) return <CheckFirst visit={visit} />
  const seen = cityPath(city, `/self-check?a=${encodeURIComponent(writeWalk(walk))}`)
  return (
    <Notice lang={lang} title={words.checkTravels}>
      <p>{words.checkEnd(pick(result.exit.title, lang))}</p>
      {result.zone && (
        <p>
          {words.zone}
          {colon(lang)}
          {result.zone}
        </p>
      )}
      <p>
        <a href={seen}>{words.seeCheck}</a>
      </p>
    </Notice>
  )
}

const SeedNote = ({ visit: { lang }, parent }: NewPage) => {
  const words = messages(lang)
  if (parent === undefined) return null
  return (
    <Notice lang={lang} title={words.growsFrom(parent.case.title, parent.case.number)}>
      <p>{words.growsFromText}</p>
    </Notice>
  )
}

const WrongHat = ({ lang, city, viewer }: Visit) => (
  <Notice lang={lang} kind="warning">
    <p>{writesForGroups(viewer) ? messages(lang).notAsked : messages(lang).cannotSend}</p>
    <p>
      <LinkButton href={cityPath(city, '/account')} kind="secondary">
        {messages(lang).switchHat}
      </LinkButton>
    </p>
  </Notice>
)

/** How long one waits is asked before one writes, and again when one has sent. */
export const AnswersInTime = ({ visit: { city, lang } }: { visit: Pick<Visit, 'city' | 'lang'> }) => (
  <p>
    <a href={cityPath(city, '/answers')}>{messages(lang).answersInTime}</a>
  </p>
)

const OnPaper = ({ visit: { lang, city } }: Pick<NewPage, 'visit'>) => (
  <p>
    {paperMessages(lang).linkText} <a href={cityPath(city, '/papers/idea')}>{paperMessages(lang).link}</a>
  </p>
)

/** The idea on one page. What the self-check or an earlier case said is there already. */
export function newIdeaPage(props: NewPage): Page {
  const { visit, values } = props
  const { lang, city, definition } = visit
  const words = messages(lang)
  const errors = saidErrors(props)
  const isSeat = props.aim.is === 'seat'
  const title = aimTitle(visit, props.aim) ?? words.newTitle(ideaName(visit))
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={isSeat ? aimMessages(lang).seatLead : words.newLead}>
        {title}
      </Heading>
      {!isSeat && <OnPaper visit={visit} />}
      <AnswersInTime visit={visit} />
      <AimNote visit={visit} aim={props.aim} />
      {!isSeat && <CheckNote {...props} />}
      <SeedNote {...props} />
      <ModelNote visit={visit} model={props.model} />
      <OriginNote visit={visit} origin={props.origin} />
      {maySend(props) ? (
        <IdeaForm visit={visit} values={values} errors={errors} asked={props.asked} aim={props.aim} />
      ) : (
        <WrongHat {...visit} />
      )}
    </>
  )
  const breadcrumbs = [{ label: pick(definition.city.name, lang), href: cityPath(city) }, { label: title }]
  return { title, body, breadcrumbs, shortPath: cityPath(city, '/ideas/new') }
}
