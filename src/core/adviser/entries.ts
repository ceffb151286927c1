import { defineMessages, type Lang } from '../../lib/language.ts'
import type { Stage } from '../contribution.ts'

const roles = defineMessages(
  { coordinator: 'コーディネーター', adviser: 'アドバイザー' },
  { coordinator: 'coordinator', adviser: 'adviser' },
)

const messages = defineMessages(
  {
    wanted: 'コーディネーター・アドバイザーに入ってほしいと、総合窓口に頼みました',
    invited: (who: string) => `${who}を招きました`,
    accepted: (who: string) => `${who}が引き受けました`,
    declined: (who: string) => `${who}は、今回は引き受けられませんでした`,
    withdrawn: (who: string) => `${who}への招きを取り下げました`,
    ended: (who: string) => `${who}の役目が終わりました`,
  },
  {
    wanted: 'Asked the coordination office for a coordinator or an adviser',
    invited: (who) => `Invited ${who}`,
    accepted: (who) => `${who} accepted`,
    declined: (who) => `${who} could not accept this time`,
    withdrawn: (who) => `The invitation of ${who} was withdrawn`,
    ended: (who) => `The part of ${who} has ended`,
  },
)

/** What coordinators and advisers do in a case is no stage of the road, but told in the same thread. */
export const adviserStage = 'adviser'

export const roleName = (role: string, lang: Lang): string =>
  role === 'coordinator' ? roles(lang).coordinator : roles(lang).adviser

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const whoIn = (facts: Record<string, unknown>, lang: Lang): string =>
  lang === 'en'
    ? `${text(facts.name)} (${roleName(text(facts.role), lang)})`
    : `${roleName(text(facts.role), lang)}の${text(facts.name)}さん`

const said = (facts: Record<string, unknown>) => (text(facts.text) === '' ? {} : { text: text(facts.text) })

export const adviserEntries: Stage['entries'] = {
  wanted: (facts, { lang }) => ({ title: messages(lang).wanted, ...said(facts) }),
  invited: (facts, { lang }) => ({ title: messages(lang).invited(whoIn(facts, lang)) }),
  accepted: (facts, { lang }) => ({ title: messages(lang).accepted(whoIn(facts, lang)) }),
  declined: (facts, { lang }) => ({ title: messages(lang).declined(whoIn(facts, lang)) }),
  withdrawn: (facts, { lang }) => ({ title: messages(lang).withdrawn(whoIn(facts, lang)) }),
  ended: (facts, { lang }) => ({ title: messages(lang).ended(whoIn(facts, lang)), ...said(facts) }),
}
