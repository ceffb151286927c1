/** In every case, and in a handful of a city's cases however many there are: both of two characters. */
export const commonWord = '公園'
export const rareWord = '蛍狩'
export const rareCount = 5

const places = ['駅前', '川沿い', '城山', '港町', '中央', '北町', '桜台', '里山', '本町', '東浜']
const works = [
  '清掃',
  '花壇づくり',
  '見守り',
  '防災訓練',
  '昔あそび',
  '除雪',
  '健康体操',
  '地図づくり',
  '朝市',
  '読み聞かせ',
]
const whos = ['町内会', '子ども会', '商店会', '老人クラブ', 'まちづくりの会', '自治会連合', '文化協会']
const ends = [
  'を続けたい',
  'を始める',
  'の仲間をふやす',
  'を学校といっしょに行う',
  'を誰でも参加できる形にする',
]

const pickFrom = (list: readonly string[], n: number): string => list[n % list.length] ?? ''

/** The nth case in words as people write them; no two cases of a city are the same, every page of 50 is alike. */
export function wordsOf(n: number, rare: boolean) {
  const place = pickFrom(places, n)
  const work = pickFrom(works, n * 7 + Math.floor(n / 10))
  const who = pickFrom(whos, n * 3)
  return {
    title: `${place}の${commonWord}で${work}${pickFrom(ends, n)}（第${n}回${rare ? `・${rareWord}` : ''}）`,
    issue: `${place}では${work}の担い手が年々へり、${who}だけでは続けられなくなっている。${commonWord}の使われ方もこの${(n % 9) + 2}年で変わり、世代をこえて顔を合わせる機会が少ない。`,
    wish: `${who}と市が役割を分け、${place}の${commonWord}を${work}の拠点にして、年に${(n % 6) + 1}回、誰でも気軽に加われるようにしたい。`,
    proposer: `${place}${who}`,
    group: `${place}${who}`,
  }
}
