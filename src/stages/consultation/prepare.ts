import type { Stage } from '../../core/contribution.ts'
import { sectionsLacking } from '../../core/organization/lacking.ts'
import { defineMessages, joined } from '../../lib/language.ts'
import { listTemplates } from './templates/queries.ts'

const prepareMessages = defineMessages(
  {
    fields: '分野ごとの担当課を決める',
    fieldsLeft: (count: number) =>
      `担当課のない分野が${count}つあります。いまは、決まった1つの課に届きます。`,
    people: '届く課に、担当者か課長を登録する',
    nobody: (sections: string) => `まだ登録がない課：${sections}`,
    days: (days: number) => `回答までの日数を決める（いまは${days}営業日）`,
    daysByYui: '市が公表した日数ではありません。',
    rules: '公開のきまりを決める',
    rulesByYui: 'いまは、Yuiの案が使われます。',
    templates: '返信のひな形を用意する',
    templateCount: (count: number) => `いま${count}件あります。`,
    toRouting: '分野と担当課',
    toPeople: '組織と職員',
    toAnswers: '回答の状況',
    toRules: '公開のきまり',
    toTemplates: 'ひな形',
  },
  {
    fields: 'Decide which section has which field',
    fieldsLeft: (count) => `${count} fields have no section of their own: they go to one and the same.`,
    people: 'Register an officer or a chief where ideas arrive',
    nobody: (sections) => `Nobody yet in: ${sections}`,
    days: (days) => `Decide within how many days one is answered (now ${days} working days)`,
    daysByYui: 'The city has not published these days.',
    rules: 'Decide what may be published',
    rulesByYui: 'Yui’s proposal is used for now.',
    templates: 'Write templates of replies',
    templateCount: (count) => `There are ${count}.`,
    toRouting: 'Fields and sections',
    toPeople: 'Organisation and staff',
    toAnswers: 'How we answer',
    toRules: 'Rules of publication',
    toTemplates: 'Templates',
  },
)

/** Before ideas are taken: where they arrive, who is there, and by when one is answered. */
export const prepareConsultation: NonNullable<Stage['prepare']> = async (
  { tx, definition, lang },
  people,
) => {
  const words = prepareMessages(lang)
  const { fields, routing, answering, publication } = definition
  const left = fields.filter(({ code }) => !routing.rules.some(({ field }) => field === code)).length
  const of = [routing.default, ...routing.rules.map(({ section }) => section)]
  const lacking = sectionsLacking(definition, lang, { of, people, roles: ['officers', 'chiefs'] })
  const templates = (await listTemplates(tx)).length
  return [
    {
      what: words.fields,
      ready: left === 0,
      path: '/routing',
      action: words.toRouting,
      ...(left > 0 ? { detail: words.fieldsLeft(left) } : {}),
    },
    {
      what: words.people,
      ready: lacking.length === 0,
      path: '/organization',
      action: words.toPeople,
      ...(lacking.length > 0 ? { detail: words.nobody(joined(lacking, lang)) } : {}),
    },
    {
      what: words.days(answering.workingDays),
      path: '/answers',
      action: words.toAnswers,
      ...(answering.published ? { ready: true } : { detail: words.daysByYui }),
    },
    {
      what: words.rules,
      path: '/ideas/rules',
      action: words.toRules,
      ...(publication?.rules ? { ready: true } : { detail: words.rulesByYui }),
    },
    {
      what: words.templates,
      ready: templates > 0,
      detail: words.templateCount(templates),
      path: '/templates',
      action: words.toTemplates,
    },
  ]
}
