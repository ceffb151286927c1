import { LetterFrame } from '../../../core/notice/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { PlainText, Qr } from '../../../ui/components/index.ts'
import { letterMessages } from './messages.ts'
import type { ListedLetter } from './queries.ts'

/** What a letter says, and the page of the matter as QR. */
export const LetterSheet = ({ visit, letter }: { visit: Visit; letter: ListedLetter }) => {
  const words = letterMessages(letter.lang)
  const address = `${visit.runtime.origin}${cityPath(visit.city, letter.path)}`
  const to = {
    name: letter.name,
    postalCode: letter.postal_code,
    address: letter.address ?? letterMessages('ja').noAddress,
  }
  return (
    <LetterFrame visit={visit} lang={letter.lang} label={letter.subject} to={to}>
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
    </LetterFrame>
  )
}
