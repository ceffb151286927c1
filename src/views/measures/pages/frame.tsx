import { findSection } from '../../../core/edition/view.ts'
import { formPage } from '../../../core/web/form-page.tsx'
import { cityPath } from '../../../core/web/paths.ts'
import type { Crumb, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import type { Tone } from '../../../ui/components/index.ts'
import { measureMessages } from '../messages.ts'
import type { Measure } from '../rules.ts'

export const measurePath = (measure: Measure, rest = ''): string => `/measures/${measure.code}${rest}`

export function crumbsOf(visit: Visit, measure?: Measure, ...more: Crumb[]): Crumb[] {
  const { city, lang, definition } = visit
  const list = { label: measureMessages(lang).title, href: cityPath(city, '/measures') }
  return [
    { label: pick(definition.city.name, lang), href: cityPath(city) },
    list,
    ...(measure ? [{ label: pick(measure.name, lang), href: cityPath(city, measurePath(measure)) }] : []),
    ...more,
  ]
}

const labelsOf = (lang: Lang) => {
  const words = measureMessages(lang)
  const {
    status,
    section,
    startsOn,
    endsOn,
    evidence,
    dueOn,
    unit,
    target,
    targetYear,
    year,
    value,
    standing,
  } = words
  return {
    ...{
      status,
      section,
      startsOn,
      endsOn,
      evidence,
      dueOn,
      unit,
      target,
      targetYear,
      year,
      value,
      standing,
    },
    ...{ words: words.words, title: words.actionTitle, name: words.indicatorName },
  }
}

type Asked = Omit<
  Parameters<typeof formPage>[1],
  'labels' | 'mistakes' | 'breadcrumbs' | 'button' | 'kicker'
> & {
  measure: Measure
  labels?: Readonly<Record<string, string>>
}

export function measureForm(visit: Visit, { measure, labels = {}, ...asked }: Asked): Page {
  const { lang } = visit
  const words = measureMessages(lang)
  return formPage(visit, {
    ...asked,
    kicker: pick(measure.name, lang),
    labels: { ...labelsOf(lang), ...labels },
    mistakes: { endBefore: words.endBefore },
    button: words.save,
    breadcrumbs: crumbsOf(visit, measure, { label: asked.title }),
  })
}

export const sectionWord = ({ definition, lang }: Visit, code: string | null | undefined): string => {
  const section = findSection(definition, code ?? undefined)
  return section ? pick(section.name, lang) : ''
}

export const sectionOptions = ({ definition, lang }: Visit) =>
  definition.sections.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))

export const toneOf: Readonly<Record<string, Tone>> = {
  considering: 'warning',
  planned: 'info',
  doing: 'accent',
  done: 'success',
  stopped: 'neutral',
  expected: 'info',
}
