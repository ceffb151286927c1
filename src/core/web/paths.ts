/** A path of a city: `cityPath(city, '/cases')`. The one place that knows how cities stand in addresses. */
export const cityPath = (city: { slug: string }, path = ''): string => `/${city.slug}${path}`

export const casePath = (city: { slug: string }, number: string, path = ''): string =>
  cityPath(city, `/cases/${number}${path}`)

/** Only a path of the same city comes back from `next`: never another site, never another scheme. */
export function safeNext(city: { slug: string }, next: string | undefined): string {
  const home = cityPath(city)
  if (next === undefined || !/^\/[\w\-./?=&%]*$/.test(next) || next.includes('//'))
    return cityPath(city, '/desk')
  return next === home || next.startsWith(`${home}/`) || next.startsWith(`${home}?`)
    ? next
    : cityPath(city, '/desk')
}
