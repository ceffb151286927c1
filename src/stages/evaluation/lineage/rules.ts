export type Kin = {
  id: string
  number: string
  title: string
  year: number
  stage: string
  state: 'open' | 'closed' | 'ended'
  /** The case it grew from. */
  parent: string | null
  /** The case it was merged into. */
  into: string | null
}
export type Place = Kin & { column: number; row: number }
export type Link = { from: Place; to: Place; kind: 'grew' | 'merged' }

/** A column for each year, oldest first; in it one below the other, in the order of their numbers. */
export function placesOf(kin: readonly Kin[]): { years: number[]; places: Place[] } {
  const years = [...new Set(kin.map(({ year }) => year))].sort((a, b) => a - b)
  const places = kin.map((one, at) => ({
    ...one,
    column: years.indexOf(one.year),
    // A row of its own for each: no line crosses another case.
    row: at,
  }))
  return { years, places }
}

export function linksOf(places: readonly Place[]): Link[] {
  const byId = new Map(places.map((place) => [place.id, place]))
  return places.flatMap((to) => {
    const parent = to.parent === null ? undefined : byId.get(to.parent)
    const into = to.into === null ? undefined : byId.get(to.into)
    return [
      ...(parent ? [{ from: parent, to, kind: 'grew' as const }] : []),
      ...(into ? [{ from: to, to: into, kind: 'merged' as const }] : []),
    ]
  })
}
