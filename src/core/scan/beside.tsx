import { isUuid } from '../../lib/ids.ts'
import { defineMessages } from '../../lib/language.ts'
import { Section } from '../../ui/components/index.ts'
import { cityPath } from '../web/paths.ts'
import type { Visit } from '../web/visit.ts'
import { findScan } from './queries.ts'
import { maySeeScan } from './rules.ts'

const messages = defineMessages(
  {
    title: '読み取った紙',
    lead: 'この紙を見ながら入力してください。受け付けると、この紙は案件のファイルになります（市の中だけで見られます）。',
    page: (page: number) => `${page}枚目`,
    gone: 'この紙は、もう別のところで処理されています。紙を付けずに続けるときは、はじめから入力してください。',
  },
  {
    title: 'The scanned paper',
    lead: 'Type in what it says. Once it is taken in, the scan is a file of the case, for the city hall alone.',
    page: (page) => `Sheet ${page}`,
    gone: 'This scan has been settled elsewhere. To go on without it, begin the form anew.',
  },
)

export const ScanPages = ({ visit, id, pages }: { visit: Visit; id: string; pages: readonly string[] }) => (
  // biome-ignore lint/a11y/useSemanticElements: a section would add a landmark to each form
  <div class="yui-scan" role="region" aria-label={messages(visit.lang).title} tabindex={0}>
    {pages.map((_, at) => (
      <img
        class="yui-scan__page"
        src={cityPath(visit.city, `/counter/scans/${id}/pages/${at + 1}`)}
        alt={messages(visit.lang).page(at + 1)}
        loading="lazy"
      />
    ))}
  </div>
)

/** Beside a form: the paper that is typed in, carried along with it. */
export const ScanBeside = async ({ visit, scanId }: { visit: Visit; scanId: string }) => {
  const words = messages(visit.lang)
  const row = isUuid(scanId) ? await findScan(visit.tx, scanId, 'look') : undefined
  if (row === undefined || !maySeeScan(visit.viewer, row)) return null
  return (
    <Section id="scan" title={words.title} lead={row.state === 'waiting' ? words.lead : words.gone}>
      <input type="hidden" name="scan" value={scanId} />
      <ScanPages visit={visit} id={scanId} pages={row.pages} />
    </Section>
  )
}
