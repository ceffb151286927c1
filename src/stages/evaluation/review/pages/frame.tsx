import { formPage } from '../../../../core/web/form-page.tsx'
import { casePath } from '../../../../core/web/paths.ts'
import type { Crumb, Page } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import type { Lang } from '../../../../lib/language.ts'
import { reviewPath } from '../acts.ts'
import { reviewMessages } from '../messages.ts'

export function crumbsOf({ city, lang, case: { number } }: CaseVisit, ...more: Crumb[]): Crumb[] {
  const review = { label: reviewMessages(lang).title, href: casePath(city, number, reviewPath()) }
  return [{ label: number, href: casePath(city, number) }, review, ...more]
}

const labelsOf = (lang: Lang) => {
  const words = reviewMessages(lang)
  const { heldOn, begins, place, coordinator, centre, why, what, party, who, dueOn, standing, outcome } =
    words
  const change = words.whatChanges
  return {
    heldOn,
    begins,
    place,
    coordinator,
    centre,
    why,
    change,
    what,
    party,
    who,
    dueOn,
    standing,
    outcome,
  }
}

type Asked = Omit<Parameters<typeof formPage>[1], 'labels' | 'breadcrumbs' | 'button' | 'to'> & { to: string }

/** A page with one form about the review of a case; `to` is below the review. */
export function reviewForm(visit: CaseVisit, { to, ...asked }: Asked): Page {
  const { lang, case: subject } = visit
  return formPage(visit, {
    ...asked,
    to: `/cases/${subject.number}${reviewPath(to)}`,
    labels: labelsOf(lang),
    button: reviewMessages(lang).save,
    breadcrumbs: crumbsOf(visit, { label: asked.title }),
  })
}
