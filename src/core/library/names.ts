import { defineMessages, type Lang, pick } from '../../lib/language.ts'
import type { Definition } from '../edition/schema/index.ts'

/** Common codes in words, for what a city has no name of its own. */
const words = defineMessages(
  {
    coHosting: '共催',
    jointBody: '実行委員会・協議会',
    agreementForm: '協定',
    projectCooperation: '事業協力',
    projectCooperationCitizenLed: '事業協力（市民主体）',
    projectCooperationGovernmentLed: '事業協力（行政主体）',
    commission: '委託',
    collaborativeCommission: '協働委託',
    subsidy: '補助・助成',
    namePatronage: '後援',
    informationExchange: '情報交換・情報提供',
    planningParticipation: '企画・計画立案への参画',
    policyProposalForm: '政策提案',
    designatedManager: '指定管理者制度',
    contribution: '負担金',
    grant: '交付金',
    other: 'その他',
    individual: '個人',
    neighborhoodOrg: '町内会・自治会など',
    districtCouncil: '自治振興会',
    civicGroup: '市民活動団体',
    publicBenefitCivicGroup: '市民公益活動団体',
    npoCorporation: 'NPO法人',
    business: '事業者',
    educationalInstitution: '学校・大学',
    socialWelfareCorporation: '社会福祉法人',
    industryAssociation: '業界団体',
    publicInterestCorporation: '公益法人',
    government: '行政',
  },
  {
    coHosting: 'Co-hosting',
    jointBody: 'Executive committee or council',
    agreementForm: 'Agreement',
    projectCooperation: 'Project cooperation',
    projectCooperationCitizenLed: 'Project cooperation, led by citizens',
    projectCooperationGovernmentLed: 'Project cooperation, led by the city',
    commission: 'Commission',
    collaborativeCommission: 'Collaborative commission',
    subsidy: 'Subsidy',
    namePatronage: 'Patronage by name',
    informationExchange: 'Exchange of information',
    planningParticipation: 'Taking part in planning',
    policyProposalForm: 'Policy proposal',
    designatedManager: 'Designated manager',
    contribution: 'Contribution',
    grant: 'Grant',
    other: 'Other',
    individual: 'Individuals',
    neighborhoodOrg: 'Neighbourhood associations',
    districtCouncil: 'District councils',
    civicGroup: 'Civic groups',
    publicBenefitCivicGroup: 'Public-benefit civic groups',
    npoCorporation: 'NPO corporations',
    business: 'Businesses',
    educationalInstitution: 'Schools and universities',
    socialWelfareCorporation: 'Social welfare corporations',
    industryAssociation: 'Industry associations',
    publicInterestCorporation: 'Public-interest corporations',
    government: 'The city hall',
  },
)

/** A form or kind by its common code: as this city calls it where it has exactly one such and calls nothing else so, else in Yui's words. */
export function commonName(
  list: readonly { code: string; common: string; name: { ja: string; en?: string | undefined } }[],
  code: string,
  lang: Lang,
): string {
  const own = list.filter(({ common }) => common === code)
  const [only] = own
  const isAlone = list.filter(({ name }) => name.ja === only?.name.ja).length === 1
  if (own.length === 1 && only && isAlone) return pick(only.name, lang)
  const known: Record<string, string> = words(lang)
  return (Object.hasOwn(known, code) ? known[code] : undefined) ?? code
}

export const formName = ({ forms }: Definition, code: string, lang: Lang): string =>
  commonName(forms, code, lang)
export const partnerName = ({ actors }: Definition, code: string, lang: Lang): string =>
  commonName(actors.kinds, code, lang)
