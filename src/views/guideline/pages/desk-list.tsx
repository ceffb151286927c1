import type { Desk } from '../../../core/edition/schema/index.ts'
import { pick } from '../../../lib/language.ts'
import { DeskList, type Desk as DeskShown, Section } from '../../../ui/components/index.ts'
import { fromCityPage } from '../citations.ts'
import type { Guide } from '../guide.ts'
import { messages } from '../messages.ts'
import { AskCity } from './sources.tsx'
import { Say } from './text.tsx'

/** A desk whose telephone the guideline does not give points to the city's own site. */
const PhoneUnknown = ({ guide }: { guide: Guide }) => {
  const { site } = guide.definition.city
  const words = messages(guide.lang)
  return (
    <>
      {words.phoneUnknown} {site && <a href={site}>{words.citySite}</a>}
    </>
  )
}

const RunBy = ({ guide, desk }: { guide: Guide; desk: Desk }) =>
  desk.runBy ? messages(guide.lang).runBy(pick(desk.runBy, guide.lang)) : null

const RoleOf = ({ guide, desk }: { guide: Guide; desk: Desk }) => (
  <>
    {desk.role && <Say guide={guide} text={desk.role} />} <RunBy guide={guide} desk={desk} />{' '}
    {!desk.phone && <PhoneUnknown guide={guide} />} <AskCity guide={guide} fact={desk} />
  </>
)

const hasRole = ({ definition }: Guide, desk: Desk) =>
  Boolean(desk.role ?? desk.runBy) || !desk.phone || fromCityPage(definition, desk)

function deskShown(guide: Guide, desk: Desk): DeskShown {
  return {
    name: pick(desk.name, guide.lang),
    ...(hasRole(guide, desk) ? { role: <RoleOf guide={guide} desk={desk} /> } : {}),
    ...(desk.phone ? { phone: desk.phone } : {}),
    ...(desk.fax ? { fax: desk.fax } : {}),
    ...(desk.email ? { mail: desk.email } : {}),
    ...(desk.address ? { place: <Say guide={guide} text={desk.address} /> } : {}),
    ...(desk.url ? { href: desk.url } : {}),
  }
}

export const DeskCards = ({ guide }: { guide: Guide }) => (
  <DeskList lang={guide.lang} desks={guide.definition.desks.map((desk) => deskShown(guide, desk))} />
)

export const Desks = ({ guide }: { guide: Guide }) => (
  <Section id="desks" title={messages(guide.lang).desks}>
    <DeskCards guide={guide} />
  </Section>
)
