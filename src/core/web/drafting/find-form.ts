import type { DraftOption } from '../../draft/index.ts'
import type { Route } from '../route.ts'
import type { DraftForm } from '../visit.ts'

const optionOf = (route: Route): DraftOption | undefined => ('draft' in route ? route.draft : undefined)

/** Every form that is kept while it is typed: where it is sent to, and the page it stands on. */
export const draftFormsOf = (routes: readonly Route[]): DraftForm[] =>
  routes.flatMap((route) => {
    const option = optionOf(route)
    return option === undefined ? [] : [{ path: route.path, ...option }]
  })

const partOf = (part: string) => part.replace(/^:(\w+).*$/, ':$1')

/** The parts of a path by the names in its pattern; undefined when it is another one's. */
function partsOf(pattern: string, path: string): Record<string, string> | undefined {
  const [names, parts] = [pattern.split('/'), path.split('/')]
  if (names.length !== parts.length) return undefined
  const fits = names.every((name, at) => name.startsWith(':') || name === parts[at])
  if (!fits) return undefined
  const named = names.flatMap((name, at) =>
    name.startsWith(':') ? [[partOf(name).slice(1), parts[at] ?? '']] : [],
  )
  return Object.fromEntries(named) as Record<string, string>
}

export const filled = (pattern: string, parts: Readonly<Record<string, string>>): string =>
  pattern
    .split('/')
    .map((part) => (part.startsWith(':') ? (parts[partOf(part).slice(1)] ?? '') : part))
    .join('/')

/** The form that a draft's path belongs to, and the page on which one goes on with it (below the city). */
export function formOfPath(
  forms: readonly DraftForm[],
  path: string,
): { form: DraftForm; page: string } | undefined {
  for (const form of forms) {
    const parts = partsOf(form.path, path)
    if (parts) return { form, page: filled(form.page, parts) }
  }
  return undefined
}
