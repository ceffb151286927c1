import { wordsOf } from './words.ts'

const headings = [
  '管理番号',
  '年度',
  '事業名',
  '事業内容',
  '担当課',
  '協働の形態',
  '協働の相手方',
  '相手の種別',
  '決算額',
]
const sections = ['総合政策課', '都市整備課', '健康課', '環境課', '商工観光課', '学校教育課', '社会教育課']
const forms = ['後援', '補助・助成', '共催', '協働委託']
const firstYear = 2010
const years = 10

/** A city's list of past work as its Excel saves it, so many rows of ten years. One row in fifty names no section there is. */
export function registerCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => {
    const { title, wish, group } = wordsOf(n, false)
    const section = n % 50 === 49 ? 'なくなった課' : (sections[n % sections.length] ?? '')
    const partners = n % 3 === 0 ? `${group}、見本商店街組合` : group
    const year = firstYear + Math.floor((n * years) / rows)
    return [n + 1, year, title, wish, section, forms[n % forms.length], partners, '', (n % 40) * 12_500]
      .map((cell) => `"${cell}"`)
      .join(',')
  })
  return `${headings.join(',')}\r\n${lines.join('\r\n')}\r\n`
}
