import type { contactOf } from '../../../core/notice/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatWareki } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { PlainText, Qr } from '../../../ui/components/index.ts'
import { letterMessages } from './messages.ts'
import type { ListedLetter } from './queries.ts'

/** Seven boxes, three and four, as post offices read them. */
const PostalCode = ({ code }: { code: string }) => (
  <p class="yui-letter__postal">
    <span>〒</span>
    {[...code.replace(/\D/g, '')].map((digit) => (
      <span class="yui-letter__digit">{digit}</span>
    ))}
  </p>
)

const Recipient = ({ letter }: { letter: ListedLetter }) => {
  const words = letterMessages(letter.lang)
  return (
    <div class="yui-letter__to">
      {letter.postal_code && <PostalCode code={letter.postal_code} />}
      <p>{letter.address ?? letterMessages('ja').noAddress}</p>
      <p class="yui-letter__name">{words.honorific(letter.name)}</p>
    </div>
  )
}

type Sender = ReturnType<typeof contactOf>

const From = ({ visit, sender, letter }: { visit: Visit; sender: Sender; letter: ListedLetter }) => {
  const words = letterMessages(letter.lang)
  return (
    <div class="yui-letter__from">
      <p>{formatWareki(visit.today)}</p>
      <p>
        {pick(visit.definition.city.name, letter.lang)}
        <br />
        {sender.name}
        {sender.address !== '' && (
          <>
            <br />
            {sender.address}
          </>
        )}
        {sender.phone !== '' && (
          <>
            <br />
            {words.phone} {sender.phone}
          </>
        )}
      </p>
    </div>
  )
}

/** A4 for a 長形3号 window envelope: the address where the window is, marks where to fold in three, the page of the matter as QR. */
export const LetterSheet = ({
  visit,
  letter,
  sender,
}: {
  visit: Visit
  letter: ListedLetter
  sender: Sender
}) => {
  const words = letterMessages(letter.lang)
  const address = `${visit.runtime.origin}${cityPath(visit.city, letter.path)}`
  return (
    <article class="yui-letter" aria-label={letter.subject}>
      <span class="yui-letter__fold" />
      <span class="yui-letter__fold yui-letter__fold--second" />
      <Recipient letter={letter} />
      <From visit={visit} sender={sender} letter={letter} />
      <div class="yui-letter__text">
        {visit.runtime.demo && <p>{words.specimen}</p>}
        {letter.number && (
          <p>
            {words.number} {letter.number}
          </p>
        )}
        <p class="yui-letter__subject">{letter.subject}</p>
        <PlainText text={letter.body} />
        <div class="yui-letter__see">
          <Qr text={address} label={address} />
          <p>
            {words.see}
            <br />
            {address}
            {!letter.account && (
              <>
                <br />
                {words.withKey}
              </>
            )}
          </p>
        </div>
      </div>
    </article>
  )
}
