import { defineMessages } from '../../../lib/language.ts'

export const similarMessages = defineMessages(
  {
    title: '似ているアイデアと案件',
    lead: '言葉が似ているものです。同じなら、その案件に「参加したい」と伝えることもできます。違うときや、それでも送りたいときは、そのまま送ってください。',
    alike: (words: string) => `どちらにも「${words}」が出てきます。`,
    comma: '」「',
    newTab: '新しいタブで開きます',
  },
  {
    title: 'Ideas and cases that are alike',
    lead: 'These have words in common with yours. If one is the same, you can say there that you would join. If not, or if you would rather send your own, just go on.',
    alike: (words) => `Both have the words “${words}”.`,
    comma: '”, “',
    newTab: 'opens in a new tab',
  },
  {
    title: '似（に）て いる アイデア',
    lead: '同（おな）じ ことばが ある アイデアです。ちがうときは、そのまま 送（おく）って ください。',
    alike: (words) => `同（おな）じ ことば：「${words}」`,
  },
)
