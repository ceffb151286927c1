/** By role of the cast. */
export type Agreed = { by: readonly string[] }
/** `card`: typed in by the office from a postcard; `waits`: nobody has looked at it yet. */
export type Wish = {
  text: string
  by: string
  penName?: string
  daysAgo: number
  themes?: readonly number[]
  card?: true
  waits?: true
  agreed?: Agreed
}
type Told = {
  themes: readonly { name: string; lead: string }[]
  wishes: readonly Wish[]
  /** Grown from the first wish. */
  idea: { by: string; title: string; issue: string; wish: string; proposer: string; field: string }
}

/** Invented wishes, oldest first. The first becomes a theme, and then an idea. */
export const boards: Readonly<Record<string, Told>> = {
  nishitokyo: {
    themes: [
      {
        name: '世代をこえて集まれる場所',
        lead: '子どもからお年寄りまで、約束がなくても会える場所がほしい、という声です。',
      },
      { name: '歩いて楽しい道', lead: '日かげやベンチがあって、ゆっくり歩ける道を望む声です。' },
    ],
    wishes: [
      {
        text: '畑のとなりで、学校帰りの子とお年寄りが話しているまち。',
        by: 'resident',
        penName: '見本のそらまめ',
        daysAgo: 60,
        agreed: { by: ['neighbours', 'civic', 'officer'] },
      },
      {
        text: '夏でも日かげをつたって駅まで歩けるまち。',
        by: 'company',
        daysAgo: 41,
        themes: [1],
        agreed: { by: ['resident'] },
      },
      {
        text: '道のとちゅうにベンチがあれば、母も散歩に出られます。',
        by: 'office',
        penName: '見本の散歩人',
        daysAgo: 30,
        themes: [1],
        card: true,
        agreed: { by: ['resident', 'civic'] },
      },
      {
        text: '雨の日でも行ける居場所が、歩いて10分のところにある。',
        by: 'office',
        penName: '見本の雨ふり',
        daysAgo: 21,
        themes: [0],
        card: true,
      },
      {
        text: '日本語がまだ苦手な人も、まつりの手伝いに入れるまち。',
        by: 'office',
        penName: '見本のたいこ',
        daysAgo: 9,
        card: true,
      },
      {
        text: 'むかしの遊びを教えてくれる人に、だれでも会いに行ける。',
        by: 'civic',
        daysAgo: 1,
        waits: true,
      },
    ],
    idea: {
      by: 'neighbours',
      title: '学校帰りに寄れる畑のベンチ',
      issue: '畑に来る子とお年寄りが、立ったまま話しています。',
      wish: '畑のとなりに手作りのベンチを置き、夕方の1時間だけだれかがいるようにしたいです。',
      proposer: '見本けやき町内会の畑の係です。',
      field: 'children',
    },
  },
}
