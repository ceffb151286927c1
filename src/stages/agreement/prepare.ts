import type { Stage } from '../../core/contribution.ts'
import { sectionsLacking } from '../../core/organization/lacking.ts'
import { defineMessages, joined } from '../../lib/language.ts'

const prepareMessages = defineMessages(
  {
    template: '協定のひな形を確かめる',
    byYui: 'いまのひな形は、Yuiの案です。市の様式があれば、手引きの版に入れてください。',
    chiefs: '協定を確認する課長を登録する',
    nobody: (sections: string) => `まだ登録がない課：${sections}`,
    approval: '庁内の決裁を先にするか決める',
    approvalOn: 'いまは、課長が確認する前に決裁をとります。',
    approvalOff: 'いまは、決裁をとらずに課長が確認します。',
    toForms: '手引きを見る',
    toPeople: '組織と職員',
  },
  {
    template: 'Look at the template of the agreement',
    byYui: 'It is Yui’s proposal. A form of the city’s own belongs into the edition of the guideline.',
    chiefs: 'Register the chiefs who confirm agreements',
    nobody: (sections) => `Nobody yet in: ${sections}`,
    approval: 'Decide whether an approval comes first',
    approvalOn: 'At present an approval is taken before the chief confirms.',
    approvalOff: 'At present the chief confirms without an approval.',
    toForms: 'See the guideline',
    toPeople: 'Organisation and staff',
  },
)

/** Before agreements are made: what they say, and who may bind the sections. */
export const prepareAgreement: NonNullable<Stage['prepare']> = async ({ definition, lang }, people) => {
  const words = prepareMessages(lang)
  const { routing, agreementTemplates, approval } = definition
  const of = [routing.default, ...routing.rules.map(({ section }) => section)]
  const lacking = sectionsLacking(definition, lang, { of, people, roles: ['chiefs'] })
  const own = agreementTemplates.some(({ proposedByYui }) => !proposedByYui)
  return [
    {
      what: words.template,
      path: '/guideline',
      action: words.toForms,
      ...(own ? { ready: true } : { detail: words.byYui }),
    },
    {
      what: words.chiefs,
      ready: lacking.length === 0,
      path: '/organization',
      action: words.toPeople,
      ...(lacking.length > 0 ? { detail: words.nobody(joined(lacking, lang)) } : {}),
    },
    { what: words.approval, detail: approval.agreement ? words.approvalOn : words.approvalOff },
  ]
}
