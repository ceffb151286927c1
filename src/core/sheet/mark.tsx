import { type SheetCode, type SheetOf, sheetCode, sheetPath } from '../../lib/sheet-code.ts'
import { Qr } from '../../ui/components/index.ts'
import type { Visit } from '../web/visit.ts'
import { sheetMessages } from './messages.ts'

/** The code of one sheet of what is printed, by the hash of its whole content. */
export const sheetOf = (of: SheetOf, hash: string, page = 1): SheetCode => ({
  ...of,
  hash: hash.slice(0, 12),
  page,
})

type MarkProps = {
  visit: Pick<Visit, 'lang' | 'city' | 'runtime'>
  code: SheetCode
  edition: number
  pages?: number
}

/** On every print: by this a scan of it finds its way back. Said as text, too, for whoever has no scanner. */
export const SheetMark = ({ visit, code, edition, pages = 1 }: MarkProps) => {
  const { lang, city, runtime } = visit
  const words = sheetMessages(lang)
  return (
    <div class="yui-sheet-mark">
      <Qr text={`${runtime.origin}${sheetPath(city.slug, code)}`} label={words.qr} size={120} firm />
      <p>
        {words.code}
        <br />
        <code>{sheetCode(city.slug, code)}</code>
        <br />
        {words.edition(edition)}
        <br />
        {words.hash(code.hash)}
        {pages > 1 && (
          <>
            <br />
            {words.page(code.page, pages)}
          </>
        )}
      </p>
    </div>
  )
}
