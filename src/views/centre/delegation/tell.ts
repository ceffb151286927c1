import type { Party } from '../../../core/case/types.ts'
import { bodyOf, dayOf, notify, subjectOf, type Trusted } from '../../../core/notice/index.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { defineMessages } from '../../../lib/language.ts'

const messages = defineMessages(
  {
    subject: () => subjectOf`支援センターへの委任状が登録されました`,
    body: (day: Trusted) =>
      bodyOf`あなたの団体の名前で、支援センターへの委任状が紙で登録されました。\n心あたりがないときは、${day}の前に「支援センターへの委任」のページで異議を出してください。`,
  },
  {
    subject: () => subjectOf`A delegation to the support centre was entered`,
    body: (day: Trusted) =>
      bodyOf`A signed paper was entered by which the support centre may type for your group.\nIf you do not know of it, object before ${day} on the page “What the support centre does for us”.`,
  },
)

/** The group as notices know parties: all its people are told, each by the way they chose. */
const asParty = (organizationId: string): Party => ({
  id: organizationId,
  position: 1,
  kind: '',
  common: 'civicGroup',
  name: '',
  public_name: '',
  government: false,
  person_id: null,
  organization_id: organizationId,
  section: null,
})

export const tellGroup = (visit: Visit, organizationId: string, id: string, startsOn: string) =>
  notify(visit, [asParty(organizationId)], {
    kind: 'centre.delegated',
    about: undefined,
    path: '/delegations',
    once: id,
    words: (lang) => {
      const { subject, body } = messages(lang)
      return { subject: subject(), body: body(dayOf(startsOn, lang)) }
    },
  })
