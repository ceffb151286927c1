import { z } from 'zod'
import {
  anyParty,
  partyOrSectionInCharge,
  sectionInCharge,
  whoMayBindAParty,
} from '../../../core/web/policies.ts'
import { caseAction, casePage, type Failed, type Page, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import type { Lang } from '../../../lib/language.ts'
import { answer, begin } from './acts.ts'
import { aheadMessages } from './messages.ts'
import { beginNext } from './next.ts'
import { aheadPage } from './page.tsx'
import { showTyping, typeAhead } from './paper.ts'
import { blankPage } from './paper-page.tsx'
import { readAhead } from './queries.ts'
import { answerForm, typedForm } from './rules.ts'

const path = '/cases/:number/evaluation/ahead'

const show = async (visit: CaseVisit, failed?: Failed): Promise<Page> =>
  aheadPage({ visit, failed, ahead: await readAhead(visit.tx, visit.case.id) })

const print = async (visit: CaseVisit): Promise<Page> => {
  const { asked } = await readAhead(visit.tx, visit.case.id)
  return blankPage(visit, asked?.ends_on ?? visit.case.ends_on)
}

/** Before the end: finish, renew, rebuild, hand over, stand alone. */
export const aheadRoutes: readonly Route[] = [
  casePage(path, { policy: partyOrSectionInCharge, show: (visit) => show(visit) }),
  caseAction(`${path}/begin`, { policy: anyParty, form: z.object({}), act: begin, again: show }),
  caseAction(`${path}/answer`, {
    policy: whoMayBindAParty,
    form: answerForm,
    draft: {
      page: path,
      kind: 'one',
      name: (lang: Lang) => aheadMessages(lang).title,
      labels: (lang: Lang) => ({ choice: aheadMessages(lang).choice, reason: aheadMessages(lang).reason }),
    },
    act: answer,
    again: show,
  }),
  casePage(`${path}/print`, { policy: partyOrSectionInCharge, show: print }),
  casePage(`${path}/paper/:party`, { policy: sectionInCharge, show: (visit) => showTyping(visit) }),
  caseAction(`${path}/paper/:party`, {
    policy: sectionInCharge,
    form: typedForm,
    act: typeAhead,
    again: showTyping,
  }),
  caseAction(`${path}/next`, { policy: whoMayBindAParty, form: z.object({}), act: beginNext, again: show }),
]
