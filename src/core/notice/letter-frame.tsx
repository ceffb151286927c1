import type { Child } from 'hono/jsx'
import { formatWareki } from '../../lib/dates.ts'
import { defineMessages, type Lang, pick } from '../../lib/language.ts'
import type { Visit } from '../web/visit.ts'
import { contactOf } from './notify.ts'

const frameMessages = defineMessages(
  { honorific: (name: string) => `${name} 様`, phone: '電話' },
  { honorific: (name) => name, phone: 'Tel.' },
)

type Addressee = { name: string; postalCode: string | null; address: string }

/** Seven boxes, three and four, as post offices read them. */
const PostalCode = ({ code }: { code: string }) => (
  <p class="yui-letter__postal">
    <span>〒</span>
    {[...code.replace(/\D/g, '')].map((digit) => (
      <span class="yui-letter__digit">{digit}</span>
    ))}
  </p>
)

type FrameVisit = Pick<Visit, 'definition' | 'today'>

const From = ({ visit, lang }: { visit: FrameVisit; lang: Lang }) => {
  const sender = contactOf(visit.definition, 'ja')
  const phone = sender.phone === '' ? '' : `${frameMessages(lang).phone} ${sender.phone}`
  return (
    <div class="yui-letter__from">
      <p>{formatWareki(visit.today)}</p>
      <p>
        {pick(visit.definition.city.name, lang)}
        <br />
        {sender.name}
        {[sender.address, phone].filter(Boolean).map((line) => (
          <>
            <br />
            {line}
          </>
        ))}
      </p>
    </div>
  )
}

type FrameProps = { visit: FrameVisit; lang: Lang; label: string; to: Addressee; children: Child }

/** A4 for a 長形3号 window envelope: the address where the window is, marks where to fold in three, the text below the first. */
export const LetterFrame = ({ visit, lang, label, to, children }: FrameProps) => (
  <article class="yui-letter" aria-label={label}>
    <span class="yui-letter__fold" />
    <span class="yui-letter__fold yui-letter__fold--second" />
    <div class="yui-letter__to">
      {to.postalCode && <PostalCode code={to.postalCode} />}
      <p>{to.address}</p>
      <p class="yui-letter__name">{frameMessages(lang).honorific(to.name)}</p>
    </div>
    <From visit={visit} lang={lang} />
    <div class="yui-letter__text">{children}</div>
  </article>
)
