import { defineMessages } from '../../../lib/language.ts'

export const paperMessages = defineMessages(
  {
    wall: '壁にはる紙',
    wallLead:
      '新しい声から順に、紙にならべます。紙の大きさを選んで、ブラウザの印刷で刷ってください（横向き）。',
    a4: 'A4にする',
    a3: 'A3にする',
    none: 'まだ公開している声がありません。はがきを置いて、声を集めてみませんか。',
    scan: '読み取ると、続きを読んだり、自分の声を書いたりできます。',
    printedOn: (day: string) => `${day}現在`,
    cards: 'はがき（紙で書く）',
    cardsLead:
      'A4に4枚です。点線で切って、公民館や受付に置いてください。書かれたはがきは、市の職員が入力します。',
    cardTitle: 'こんなまちに住みたい',
    penName: 'ペンネーム（なくてもよい）',
    credit: 'アイデアになったとき、ペンネームをのせてよい',
    noNames: 'だれのことか分かる名前・住所・電話番号は書かないでください。',
    shown: 'きまりに合うかを市が確かめてから、掲示板に公開します。',
    return: (name: string) => `出すところ: ${name}`,
    more: '画面からも書けます',
    back: '掲示板へもどる',
  },
  {
    wall: 'Sheet for a wall',
    wallLead: 'The newest first. Choose the size and print it from your browser (landscape).',
    a4: 'Make it A4',
    a3: 'Make it A3',
    none: 'Nothing is public yet. Postcards on a counter are a way to begin.',
    scan: 'Scan to read on, or to write your own.',
    printedOn: (day: string) => `as of ${day}`,
    cards: 'Postcards',
    cardsLead: 'Four on an A4 sheet. Cut along the dots and lay them out. Staff type in what is written.',
    cardTitle: 'The town I would like to live in',
    penName: 'Pen name (if you like)',
    credit: 'If an idea grows from this, my pen name may stand with it',
    noNames: 'Please no names, addresses or telephone numbers that tell who somebody is.',
    shown: 'It is published on the board once the city has checked it against the rules.',
    return: (name: string) => `Hand in at: ${name}`,
    more: 'Write on a screen instead',
    back: 'Back to the board',
  },
)
