import type { Lang } from '../../lib/language.ts'

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** YYYY, YYYY-MM or YYYY-MM-DD as people read it, exactly as precise as the source is. */
export function formatWhen(when: string, lang: Lang): string {
  const [year, month, day] = when.split('-')
  if (lang === 'en')
    return [day && Number(day), month && months[Number(month) - 1], year].filter(Boolean).join(' ')
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`
}
