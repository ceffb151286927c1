import type { Story } from '../story.ts'

/** What the check before publication came to, or still waits for. */
export const checked: readonly Story[] = [
  {
    title: '通学路の雪を、朝のうちによせる日',
    issue: '見本橋のそばの歩道に雪が残ります。毎朝、見本はなさんが一人でよせています。',
    wish: '近くの人が月に一度、朝に集まって雪をよせたいです。スコップの置き場所があると助かります。',
    by: 'resident',
    proposer: '見本橋の近くに住んでいます。',
    field: 'snow',
    daysAgo: 4,
    reach: 'sent',
    check: {
      decision: 'shorten',
      rules: ['personal'],
      passages: '見本はなさん',
      note: '個人の名前のところだけ伏せました。',
    },
  },
  {
    title: '公民館の前に、朝の休けいベンチを',
    issue: 'バスを待つあいだ、座るところがありません。',
    wish: '木のベンチを、地域の人と作って置きたいです。',
    by: 'resident',
    proposer: '公民館をよく使います。',
    field: 'unknown',
    daysAgo: 1,
    reach: 'sent',
    check: { decision: 'waiting' },
  },
]
