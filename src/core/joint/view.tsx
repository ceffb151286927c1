import type { Child } from 'hono/jsx'
import { formatDateTime } from '../../lib/dates.ts'
import type { Lang } from '../../lib/language.ts'
import {
  Chip,
  type Description,
  DescriptionList,
  Heading,
  Notice,
  Section,
  type Tone,
} from '../../ui/components/index.ts'
import { partyOf } from '../case/types.ts'
import { isOfSection } from '../people/viewer.ts'
import { casePath } from '../web/paths.ts'
import type { Failed } from '../web/route.ts'
import type { CaseVisit } from '../web/visit.ts'
import { ConfirmationForms } from './form-views.tsx'
import { jointMessages } from './messages.ts'
import type { JointPlace } from './place.ts'
import { inFours, isInEffect, type PartyState, partyStates, shortHash } from './rules.ts'
import { saidOf } from './silence-rules.ts'
import { ClosedNotice, SilencePart, SilentState } from './silence-view.tsx'
import type { Confirmation, Joint } from './types.ts'

/** Parties and the section in charge see by name who confirmed; the public sees that a party did. */
export const seesInside = (visit: CaseVisit): boolean =>
  partyOf(visit.viewer, visit.parties) !== undefined || isOfSection(visit.viewer, visit.case.section)

const tones: Record<PartyState['state'], Tone> = {
  missing: 'neutral',
  confirmed: 'success',
  objected: 'warning',
}

const when = (at: string, lang: Lang) => formatDateTime(new Date(at), lang)

const State = ({ lang, state }: { lang: Lang; state: PartyState['state'] }) => {
  const words = jointMessages(lang)
  const labels = {
    missing: words.stateMissing,
    confirmed: words.stateConfirmed,
    objected: words.stateObjected,
  }
  return <Chip tone={tones[state]}>{labels[state]}</Chip>
}

function howConfirmed(lang: Lang, given: Confirmation): string {
  const words = jointMessages(lang)
  const at = when(given.at, lang)
  return given.method === 'online'
    ? words.online(given.name, at)
    : words.onPaper(given.name, at, given.recordedByName)
}

const How = ({ visit, given }: { visit: CaseVisit; given: Confirmation }) => {
  const { lang, city, case: subject } = visit
  if (!seesInside(visit)) return <>{when(given.at, lang)}</>
  const scan = given.fileId && casePath(city, subject.number, `/files/${given.fileId}`)
  return (
    <>
      {howConfirmed(lang, given)} {scan && <a href={scan}>{jointMessages(lang).scan}</a>}
      {given.objection && <p>{given.objection.reason}</p>}
    </>
  )
}

function stateItem(visit: CaseVisit, joint: Joint<unknown>, entry: PartyState): Description {
  const inside = seesInside(visit)
  const isSilent = saidOf(joint, entry.party.id, 'silent') !== undefined
  const silent = isSilent ? (
    <SilentState visit={visit} joint={joint} partyId={entry.party.id} inside={inside} />
  ) : undefined
  const state = <State lang={visit.lang} state={entry.state} />
  return {
    term: inside ? entry.party.name : entry.party.publicName,
    description:
      entry.state === 'missing' ? (
        (silent ?? state)
      ) : (
        <>
          {state} <How visit={visit} given={entry.confirmation} />
        </>
      ),
  }
}

/** Who has confirmed this version and who has not: the same on screen and on the print. */
export const ConfirmationList = ({ visit, joint }: { visit: CaseVisit; joint: Joint<unknown> }) => {
  const words = jointMessages(visit.lang)
  return (
    <>
      <Heading level={3}>{words.confirmedVersion(joint.version)}</Heading>
      <DescriptionList items={partyStates(joint).map((entry) => stateItem(visit, joint, entry))} />
    </>
  )
}

export const VersionNote = ({ visit, joint }: { visit: CaseVisit; joint: Joint<unknown> }) => {
  const { lang } = visit
  const words = jointMessages(lang)
  const at = when(joint.at, lang)
  const written = seesInside(visit) ? words.writtenBy(joint.writtenByName, at) : words.writtenAt(at)
  const hash = (
    <>
      <code>{inFours(joint.hash)}</code>
      <p>{words.hashWhy}</p>
    </>
  )
  return (
    <DescriptionList
      items={[
        { term: words.version(joint.version), description: written },
        { term: words.shortHash, description: <code>{shortHash(joint.hash)}</code> },
        { term: words.hash, description: hash },
      ]}
    />
  )
}

type Props<C> = {
  visit: CaseVisit
  joint: Joint<C>
  place: JointPlace<C>
  failed?: Failed | undefined
  /** Shown in place of the forms, where the reader has nothing to do but wait. */
  instead?: Child
}

/** Everything about confirming a joint document: who has, who has not, and the reader's own part in it. */
export function Confirmations<C>({ visit, joint, place, failed, instead }: Props<C>) {
  const path = place.here?.(visit).path ?? place.path
  const { lang } = visit
  const words = jointMessages(lang)
  return (
    <Section id="confirmation" title={words.confirmations} lead={words.confirmationsLead}>
      {joint.effect && isInEffect(joint) && (
        <Notice lang={lang} kind="success" title={words.inEffect(when(joint.effect.at, lang))} />
      )}
      <ClosedNotice visit={visit} joint={joint} />
      <ConfirmationList visit={visit} joint={joint} />
      {instead || <ConfirmationForms visit={visit} joint={joint} path={path} failed={failed} />}
      <SilencePart visit={visit} joint={joint} place={place} path={path} failed={failed} />
      <VersionNote visit={visit} joint={joint} />
    </Section>
  )
}
