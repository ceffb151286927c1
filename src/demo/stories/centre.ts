/** A consultation at the support centre: invented, and of nobody in particular. */
export type Visited = {
  /** Days before the first day of this month. */
  before: number
  channel?: 'visit' | 'phone' | 'mail' | 'outing'
  minutes: number
  who?: 'person' | 'group' | 'company' | 'school'
  visitor?: string
  continued?: true
  themes: readonly string[]
  asked: string
  answered: string
  next?: string
  /** What followed, some days later. */
  followed?: { after: number; minutes: number; text: string }
  /** Days after the first of this month on which the centre gets in touch again. */
  followOn?: number
}

export const visited: Readonly<Record<string, readonly Visited[]>> = {
  nishitokyo: [
    {
      before: 690,
      minutes: 40,
      who: 'group',
      visitor: '見本の朗読サークル',
      themes: ['culture'],
      asked: '（見本）会員が減り、次の代表が決まりません。',
      answered: '役割を小さく分ける例を紹介しました。',
    },
    {
      before: 520,
      channel: 'phone',
      minutes: 15,
      themes: ['environment'],
      asked: '（見本）落ち葉をたい肥にしたいが、場所がありません。',
      answered: '畑を持つ団体と、話す日を決めました。',
    },
    {
      before: 362,
      minutes: 50,
      who: 'group',
      themes: ['children', 'welfare'],
      asked: '（見本）子ども食堂を始めたいです。保健所の手続きを知りたいです。',
      answered: '手続きの順番を一緒に書き出しました。',
      followed: { after: 9, minutes: 20, text: '（見本）会場が見つかったと電話がありました。' },
    },
    {
      before: 200,
      channel: 'outing',
      minutes: 90,
      who: 'school',
      themes: ['safety', 'community'],
      asked: '（見本）防災の授業に地域の人を呼びたいです。',
      answered: '町内会の連絡の取り方と、例を紹介しました。',
    },
    {
      before: 45,
      minutes: 30,
      themes: ['community'],
      asked: '（見本）引っ越してきたばかりで、何か手伝いたいです。',
      answered: '募集している団体を三つ紹介しました。',
    },
    {
      before: 24,
      minutes: 45,
      visitor: '青い帽子の人（見本）',
      themes: ['welfare'],
      asked: '（見本）一人暮らしの人が集まれる場所がほしいです。',
      answered: '近くの居場所の例を見てもらいました。',
      followed: { after: 6, minutes: 15, text: '（見本）見学してきたと話してくれました。' },
    },
    {
      before: 18,
      minutes: 35,
      themes: ['welfare', 'community'],
      asked: '（見本）坂の途中に、休めるいすがあると助かります。',
      answered: '市の担当課に聞いてみることを提案しました。名前は伝えたくないそうです。',
      next: '同意書を見てもらい、市につなぐ。',
    },
    {
      before: 12,
      channel: 'phone',
      minutes: 10,
      who: 'company',
      themes: ['industry'],
      asked: '（見本）社員のボランティアの日に、行ける先を探しています。',
      answered: '受け入れの条件を聞き、団体に声をかけることにしました。',
      followOn: 3,
    },
    {
      before: 5,
      minutes: 25,
      continued: true,
      who: 'group',
      themes: ['culture', 'children'],
      asked: '（見本）助成金の申請書の書き方を見てほしいです。',
      answered: '目的と方法を分けて書くことを提案しました。',
    },
  ],
  echizen: [
    {
      before: 640,
      minutes: 60,
      who: 'group',
      themes: ['community'],
      asked: '（見本）自治振興会の若い人の集まりを作りたいです。',
      answered: 'ほかの地区の例を紹介しました。',
    },
    {
      before: 380,
      channel: 'mail',
      minutes: 20,
      themes: ['environment'],
      asked: '（見本）川の草刈りの道具を借りられますか。',
      answered: '貸し出しをしている団体を紹介しました。',
    },
    {
      before: 150,
      minutes: 40,
      who: 'group',
      themes: ['culture'],
      asked: '（見本）祭りの記録を残す人を探しています。',
      answered: '写真の団体と会う日を決めました。',
    },
    {
      before: 20,
      minutes: 30,
      themes: ['children'],
      asked: '（見本）日本語が苦手な親が相談できる場所はありますか。',
      answered: '通訳のいる日を調べて伝えました。',
    },
    {
      before: 15,
      minutes: 30,
      who: 'group',
      themes: ['children', 'community'],
      asked: '（見本）放課後の居場所の見守りを増やしたいです。',
      answered: '学生の団体に声をかけることにしました。',
      followOn: 2,
    },
    {
      before: 8,
      channel: 'phone',
      minutes: 15,
      themes: ['safety'],
      asked: '（見本）避難の練習に車いすで参加できますか。',
      answered: '主催者に確かめて、折り返すことにしました。',
    },
  ],
}

/** What one of them agreed to tell the city. */
export const passedOn = {
  title: '（見本）坂の途中で休めるいす',
  issue: '坂が長く、買い物の帰りに休むところがありません。',
  wish: '坂の途中に、休めるいすを置けるかを知りたいです。',
  about: '近くに住む、歩くのがゆっくりな人です。',
}
