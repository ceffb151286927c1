import type { TestApp } from './app.ts'
import type { TestPerson } from './people.ts'

const offices = new WeakMap<TestApp, Map<string, TestPerson>>()

/** The coordination office of a city lets an idea be public as it is, as it would after its check. Gives the page. */
export async function publish(app: TestApp, slug: string, number: string): Promise<string> {
  const known = offices.get(app) ?? new Map<string, TestPerson>()
  const office = known.get(slug) ?? (await app.person(slug, { hat: 'coordination' }))
  offices.set(app, known.set(slug, office))
  const path = `/${slug}/cases/${number}`
  const page = await office.get(`${path}/publication`)
  const version = /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? ''
  const done = await office.post(`${path}/publication`, { decision: 'show', version })
  if (done.status !== 303) throw new Error(`not published: ${path} ${page.status} ${done.status}`)
  return path
}
