import { LetterFrame } from '../../../core/notice/index.ts'
import { shownKey } from '../../../core/people/guest-session.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { Heading, PrintButton, ScreenOnly, Stack, Stat, StatRow } from '../../../ui/components/index.ts'
import { messages } from '../messages.ts'
import { counterMessages } from './messages.ts'
import { Facts, Key, type Shown } from './slip-page.tsx'

/** The slip for whoever is not here: on one sheet for a window envelope, number and key below the fold. */
export function slipLetterPage(visit: CaseVisit, { holder, typedBy, inCharge }: Shown): Page | undefined {
  if (!holder?.address) return undefined
  const { lang, case: subject } = visit
  const words = counterMessages(lang)
  const key = shownKey(visit)
  const to = { name: holder.name, postalCode: holder.postalCode, address: holder.address }
  const body = (
    <>
      <ScreenOnly>
        <Heading level={1} lead={words.postLead}>
          {words.slip}
        </Heading>
        <PrintButton lang={lang} />
        <p>
          <a href="?">{words.postBack}</a>
        </p>
      </ScreenOnly>
      <LetterFrame visit={visit} lang={lang} label={words.slip} to={to}>
        <Stack>
          <p class="yui-letter__subject">{words.slip}</p>
          <p>{subject.title}</p>
          <StatRow>
            <Stat label={messages(lang).number} value={subject.number} />
            {key && <Stat label={messages(lang).keyTitle} value={key} />}
          </StatRow>
          <Facts visit={visit} holder={holder} typedBy={typedBy} />
          <Key visit={visit} holder={holder} shown={key} inCharge={inCharge} />
        </Stack>
      </LetterFrame>
    </>
  )
  return { title: `${words.slip} ${subject.number}`, body, breadcrumbs: [{ label: words.slip }] }
}
