import { Notice } from '../../ui/components/index.ts'
import { isProved } from '../people/proof.ts'
import { webMessages } from './messages.ts'
import { cityPath } from './paths.ts'
import type { Page, Route } from './route.ts'
import type { Visit } from './visit.ts'

/** The page that asks once more who somebody is. */
export const confirmPath = '/account/confirm'

/** Where one goes afterwards: on, or, beside a form that waits in another tab, to a page that says so. */
export const afterConfirm = ({ city }: Pick<Visit, 'city'>, next: string): string =>
  next === 'stay' ? cityPath(city, `${confirmPath}?done=1`) : next

export const mustConfirm = (route: Pick<Route, 'stepUp'>, { session, now }: Visit): boolean =>
  route.stepUp === true && !isProved(session, now)

/** A form that was sent too late after the last showing: it stays as it was typed, and the asking is in a tab of its own. */
export function besideConfirm({ city, lang }: Pick<Visit, 'city' | 'lang'>, page: Page): Page {
  const words = webMessages(lang)
  const body = (
    <>
      <Notice lang={lang} kind="warning" title={words.confirmTitle}>
        <p>{words.confirmText}</p>
        <p>
          <a href={cityPath(city, `${confirmPath}?next=stay`)} target="_blank" rel="noopener">
            {words.confirmLink}
          </a>
        </p>
      </Notice>
      {page.body}
    </>
  )
  return { ...page, status: 422, body }
}
