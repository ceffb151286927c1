import { defineMessages, type Lang } from '../../../lib/language.ts'
import { slipMessages } from '../slips/messages.ts'

export const reportMessages = defineMessages(
  {
    title: '月の報告',
    of: (year: string, month: number) => `${year}年${month}月`,
    titleOf: (month: string) => `支援センターの月の報告（${month}）`,
    lead: '相談票から数えています。続きの連絡も1件に数えます。下書きは入りません。',
    leadReleased: '支援センターが公表した数です。相談の内容は、センターの外には出ません。',
    previous: '前の月',
    next: '次の月',
    item: '項目',
    total: '相談の件数',
    minutes: 'かかった時間（分）',
    referrals: '市につないだ件数',
    unit: '件',
    few: '3未満',
    withheld: '非公表',
    fewNote:
      '「3未満」は1件か2件です。「非公表」は、ほかの数から3未満の数が分かってしまうため出していない数です。',
    channel: '受け方ごと',
    visitor: '来た人ごと',
    newness: '初めてか続きか',
    theme: 'テーマごと（1件に複数のテーマがあることがあります）',
    chart: 'テーマごとの件数',
    before: (n: string) => `前の月 ${n}`,
    csv: 'CSVで受け取る',
    csvFew: '市に出す形（小さい数を伏せる）のCSV',
    release: '市や市民に出す',
    releaseLead:
      '出すのは、この月の数と、下のひとことだけです。出した数は、あとで相談票を直しても変わりません。',
    audience: 'だれが見られるようにしますか',
    city: '市の職員だけ',
    public: 'だれでも',
    fewHidden: '1件・2件の数を「3未満」にする',
    fewHiddenHint: '外すと、そのままの数が出ます。だれの相談か分かってしまわないか、確かめてください。',
    remark: 'ひとこと',
    remarkHint: 'この月の様子など。人の名前や相談の内容は書かないでください。',
    releaseButton: 'この月の報告を出す',
    notOver: 'この月はまだ終わっていません。月が終わってから出せます。',
    released: 'この月の報告を出しました。',
    releasedTo: (to: string, edition: number) => `出しました（見られる人：${to}、第${edition}版）`,
    seeReleased: '出した報告を見る',
    releasedMonths: '出した報告',
  },
  {
    title: 'Monthly report',
    of: (year: string, month: number) => `${year}-${String(month).padStart(2, '0')}`,
    titleOf: (month: string) => `Monthly report of the support centre (${month})`,
    lead: 'Counted from the slips. A follow-up counts as one consultation; drafts do not count.',
    leadReleased: 'Numbers released by the support centre. What was said never leaves the centre.',
    previous: 'Month before',
    next: 'Month after',
    item: 'Item',
    total: 'Consultations',
    minutes: 'Time spent (minutes)',
    referrals: 'Passed on to the city',
    unit: '',
    few: 'under 3',
    withheld: 'withheld',
    fewNote: '“Under 3” is one or two. “Withheld” is a number from which such a small one could be reckoned.',
    channel: 'By how they came',
    visitor: 'By who came',
    newness: 'New or continued',
    theme: 'By theme (one consultation can have several)',
    chart: 'Consultations by theme',
    before: (n: string) => `month before: ${n}`,
    csv: 'As CSV',
    csvFew: 'As CSV for the city (small numbers hidden)',
    release: 'Release to the city or to everybody',
    releaseLead:
      'Only the numbers of this month and the remark below are released. They do not change when a slip is corrected later.',
    audience: 'To whom?',
    city: 'City staff only',
    public: 'Everybody',
    fewHidden: 'Say one and two as “under 3”',
    fewHiddenHint: 'Without it the numbers stand as they are. Make sure nobody can be told from them.',
    remark: 'Remark',
    remarkHint: 'How the month was. No names, nothing of what was said.',
    releaseButton: 'Release the report of this month',
    notOver: 'This month is not over yet. It can be released when it is.',
    released: 'The report of this month is released.',
    releasedTo: (to: string, edition: number) => `Released to: ${to} (edition ${edition})`,
    seeReleased: 'See the released report',
    releasedMonths: 'Released reports',
  },
)

export const monthName = (month: string, lang: Lang): string =>
  reportMessages(lang).of(month.slice(0, 4), Number(month.slice(5)))

/** The names of the report's rows: its own words, or those of the slip. */
export const rowName =
  (lang: Lang) =>
  (code: string): string => {
    const words: Readonly<Record<string, unknown>> = { ...slipMessages(lang), ...reportMessages(lang) }
    const own = { referrals: reportMessages(lang).referrals, minutes: reportMessages(lang).minutes }
    return own[code as 'minutes'] ?? String(words[code] ?? code)
  }
