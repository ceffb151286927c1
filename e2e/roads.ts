import type { Road } from './journey.ts'

const plain = { approvesReply: false, withCity: true, field: '分からない' }

/** One road through each city, with what is its own: its check, its forms, its 決裁, its partners. */
export const roads: readonly Road[] = [
  {
    ...plain,
    city: 'tomakomai',
    hasCheck: false,
    idea: '海べのごみを拾う',
    partner: '見本商店（しおさい店）',
    withCity: false,
    switchesOn: 'ふりかえり',
    form: { card: '後援', limit: 'その事業は、市の施策の推進に役立ちますか。' },
  },
  {
    ...plain,
    city: 'kurashiki',
    hasCheck: false,
    idea: '町家で本を読む会',
    partner: '見本商店（しろかべ店）',
    approvesReply: true,
  },
  {
    ...plain,
    city: 'shinjo',
    hasCheck: true,
    idea: '通学路の雪をよける',
    field: '除排雪',
    partner: '見本商店（ゆきわり店）',
    form: {
      card: '後援',
      limit: '名前を使うことの承認だけでなく、事業そのものが協働の趣旨に合っていますか。',
    },
  },
  {
    ...plain,
    city: 'nishitokyo',
    hasCheck: true,
    idea: '公園の木に名札をつける',
    partner: '見本商店（けやき店）',
    form: { card: '共催' },
  },
  {
    ...plain,
    city: 'echizen',
    hasCheck: true,
    idea: '花の種を分け合う',
    partner: '見本商店（たねまき店）',
  },
]

export const road = (city: string): Road => roads.find((one) => one.city === city) as Road
