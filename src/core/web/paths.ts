/** A path of a city: `cityPath(city, '/cases')`. The one place that knows how cities stand in addresses. */
export const cityPath = (city: { slug: string }, path = ''): string => `/${city.slug}${path}`

export const casePath = (city: { slug: string }, number: string, path = ''): string =>
  cityPath(city, `/cases/${number}${path}`)

/** Only a path of the same city comes back from `next`: never another site, another scheme or, by dots, another city. */
export function safeNext(city: { slug: string }, next: string | undefined): string {
  const home = cityPath(city)
  const desk = cityPath(city, '/desk')
  if (next === undefined || !/^\/[\w\-./?=&%]*$/.test(next) || next.includes('//')) return desk
  const { pathname } = new URL(next, 'http://here')
  return pathname === home || pathname.startsWith(`${home}/`) ? next : desk
}

/** In the address after a change of hat, so that the next page says so. */
export const switchedMark = 'switched'
