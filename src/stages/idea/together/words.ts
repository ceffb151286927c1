import type { Stage } from '../../../core/contribution.ts'
import { defineMessages } from '../../../lib/language.ts'

export const togetherMessages = defineMessages(
  {
    duty: '相手の団体を決める',
    act: '相手を決める',
    begun: '団体どうしの協働として始めました',
    begunText: '市の課は入りません。',
    asked: (group: string) => `${group}に声をかけました`,
    joined: (group: string) => `${group}が加わりました`,
    declined: (group: string) => `${group}は、今回は見送りました`,
    started: '顔ぶれが決まり、進め方を決めることにしました',
    agreed: '公開に同意しました',
    published: '当事者がみな同意し、公開しました',
    room: '相手の団体と公開',
    join: '加わりたいと伝える',
    among: '市が入らない、団体どうしの協働です。市のお返事はありません。',
  },
  {
    duty: 'Find the partner groups',
    act: 'Find partners',
    begun: 'Begun between groups',
    begunText: 'No section of the city takes part.',
    asked: (group) => `${group} was asked to join`,
    joined: (group) => `${group} has joined`,
    declined: (group) => `${group} declined this time`,
    started: 'The partners are known; they decide how to go on',
    agreed: 'Agreed to publication',
    published: 'Published, with the consent of all parties',
    room: 'Partners and publication',
    join: 'Ask to join',
    among: 'Between groups, without the city. No answer of the city is owed.',
  },
)

const group = (facts: Record<string, unknown>): string => String(facts.group ?? '')

export const togetherEntries: Stage['entries'] = {
  begunTogether: (_, { lang }) => ({
    title: togetherMessages(lang).begun,
    text: togetherMessages(lang).begunText,
  }),
  partnerAsked: (facts, { lang }) => ({
    title: togetherMessages(lang).asked(group(facts)),
    ...(typeof facts.message === 'string' ? { text: facts.message } : {}),
  }),
  partnerJoined: (facts, { lang }) => ({ title: togetherMessages(lang).joined(group(facts)) }),
  partnerDeclined: (facts, { lang }) => ({ title: togetherMessages(lang).declined(group(facts)) }),
  startedTogether: (_, { lang }) => ({ title: togetherMessages(lang).started }),
  publicationAgreed: (_, { lang }) => ({ title: togetherMessages(lang).agreed }),
  publishedTogether: (_, { lang }) => ({ title: togetherMessages(lang).published }),
}

export const togetherDuties: Stage['duties'] = {
  'idea.partners': ({ lang }) => ({
    label: togetherMessages(lang).duty,
    path: '/together',
    action: togetherMessages(lang).act,
  }),
}
