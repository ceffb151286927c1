import type { Child } from 'hono/jsx'
import type { Lang } from '../../lib/language.ts'
import { Icon } from '../icons.tsx'
import { uiMessages } from '../messages.ts'

export type Desk = {
  name: string
  role?: Child
  phone?: string
  fax?: string
  mail?: string
  hours?: Child
  place?: Child
  href?: string
}

/** `tel:` takes digits only; full-width digits are folded, an extension in brackets is left to the caller. */
export const phoneHref = (phone: string): string => `tel:${phone.normalize('NFKC').replace(/[^\d+]/g, '')}`

const DeskFacts = ({ lang, desk }: { lang: Lang; desk: Desk }) => {
  const words = uiMessages(lang)
  return (
    <>
      {desk.phone && (
        <p class="yui-desk__phone">
          <Icon name="phone" />
          <a href={phoneHref(desk.phone)} aria-label={`${words.phone} ${desk.phone}`}>
            {desk.phone}
          </a>
        </p>
      )}
      {desk.fax && (
        <p class="yui-desk__fact">
          {words.fax} {desk.fax}
        </p>
      )}
      {desk.mail && (
        <p class="yui-desk__fact">
          {words.mail} <a href={`mailto:${desk.mail}`}>{desk.mail}</a>
        </p>
      )}
      {desk.hours && (
        <p class="yui-desk__fact">
          {words.hours} {desk.hours}
        </p>
      )}
      {desk.place && (
        <p class="yui-desk__fact">
          {words.place} {desk.place}
        </p>
      )}
    </>
  )
}

/** Where a person can ask, with the number to call first. */
export const DeskList = ({ lang, desks }: { lang: Lang; desks: Desk[] }) => (
  <ul class="yui-desk-list">
    {desks.map((desk) => (
      <li class="yui-desk">
        <p class="yui-desk__name">{desk.href ? <a href={desk.href}>{desk.name}</a> : desk.name}</p>
        {desk.role && <p class="yui-desk__role">{desk.role}</p>}
        <DeskFacts lang={lang} desk={desk} />
      </li>
    ))}
  </ul>
)
