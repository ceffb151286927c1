import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import {
  DescriptionList,
  Heading,
  PrintButton,
  ScreenOnly,
  StampBoxes,
} from '../../../ui/components/index.ts'
import { centreName } from '../centre-name.ts'
import { centreCrumbs } from '../crumbs.ts'
import type { RoomVisit } from '../room.ts'
import { referralMessages } from './messages.ts'
import type { Referral } from './queries.ts'
import { toldItems } from './told.tsx'

/** 同意書: what is passed on, to whom, for what and until when, to be signed; without the words of the slip itself. */
export function consentSlipPage(visit: RoomVisit, referral: Referral): Page {
  const { lang, city } = visit
  const words = referralMessages(lang)
  const here = cityPath(city, `/centre/referrals/${referral.id}`)
  const body = (
    <>
      {/* A slip: without the page's foot, so that it stays one sheet. */}
      <div class="yui-slip-head">
        <Heading level={1} lead={words.slipLead(centreName(visit) ?? words.centre)}>
          {words.slipTitle}
        </Heading>
      </div>
      <DescriptionList items={toldItems(visit, referral)} />
      <p>{words.rest}</p>
      <p>{words.can}</p>
      <StampBoxes
        caption={words.agreeing}
        labels={[words.date, words.signed, `${words.worker}　${referral.staff}`]}
      />
      <p>
        <small>
          {words.mark} {referral.id.slice(-12)}-{referral.version}
        </small>
      </p>
      <ScreenOnly>
        <PrintButton lang={lang} />
        <p>
          <a href={here}>{referral.state === 'draft' ? words.consent : words.page}</a>
        </p>
      </ScreenOnly>
    </>
  )
  return { title: words.slipTitle, body, breadcrumbs: centreCrumbs(visit, words.slipTitle), shortPath: here }
}
