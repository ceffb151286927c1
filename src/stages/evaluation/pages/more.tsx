import { casePath } from '../../../core/web/paths.ts'
import { partyOrSectionInCharge } from '../../../core/web/policies.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { aheadMessages } from '../ahead/messages.ts'
import { aheadPath } from '../ahead/place.ts'
import { voiceMessages } from '../beneficiaries/messages.ts'
import { mayBeAsked } from '../beneficiaries/rules.ts'
import { lineageMessages } from '../lineage/messages.ts'

/** From the day work begins: whom it was for may be asked before anybody looks back. */
export const leadsOn = (visit: CaseVisit): boolean =>
  ['running', 'evaluation'].includes(visit.case.stage) && partyOrSectionInCharge.may(visit.viewer, visit)

/** What else belongs to looking back, for those whose case it is. */
export const More = ({ visit }: { visit: CaseVisit }) => {
  const { lang, city, case: subject } = visit
  if (!leadsOn(visit)) return null
  return (
    <p>
      {subject.state === 'open' && subject.closed_on === null && (
        <LinkButton kind="quiet" href={casePath(city, subject.number, aheadPath())}>
          {aheadMessages(lang).title}
        </LinkButton>
      )}
      {mayBeAsked(visit) && (
        <LinkButton kind="quiet" href={casePath(city, subject.number, '/evaluation/voices')}>
          {voiceMessages(lang).link}
        </LinkButton>
      )}
      {subject.parent_id !== null && (
        <LinkButton kind="quiet" href={casePath(city, subject.number, '/lineage')}>
          {lineageMessages(lang).title}
        </LinkButton>
      )}
    </p>
  )
}
