import { defineMessages } from '../../lib/language.ts'

export const designMessages = defineMessages(
  {
    title: 'デザインの部品',
    lead: 'Yuiの画面は、ここにある部品だけでできています。名前も数字もすべて見本です。',
    accents: 'まちの色',
    accentsLead: 'まちごとに一色。帯と、いまいるところと、いちばん大事なボタンにだけ使います。',
    thread: '事業のすじ道',
    reading: '読むための部品',
    lists: '一覧と検索',
    forms: '書くための部品',
    formsWithErrors: '直すところがあるとき',
    charts: '数を見る部品',
    people: '人と窓口',
  },
  {
    title: 'Design parts',
    lead: 'Every screen of Yui is made of these parts and no others. All names and numbers are samples.',
    accents: 'Colours of a city',
    accentsLead: 'One colour per city, for the ribbon, the current step and the main button only.',
    thread: 'The thread of a matter',
    reading: 'Parts for reading',
    lists: 'Lists and search',
    forms: 'Parts for writing',
    formsWithErrors: 'When something needs correcting',
    charts: 'Parts for numbers',
    people: 'People and desks',
  },
)
