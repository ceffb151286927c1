import { addDays, type PlainDate } from '../lib/dates.ts'
import { act, binder, officer, type Telling, table } from './telling.ts'

/** What was learned somewhere else is where an idea can begin. */
function grownFrom({ story, numbers }: Telling): string {
  if (story.grewFrom === undefined) return ''
  const parent = numbers?.get(story.grewFrom)
  if (parent === undefined) throw new Error(`demo: ${story.grewFrom} is not told yet`)
  return `?parent=${parent}`
}

export async function send(telling: Telling, on: PlainDate): Promise<string> {
  const { story, at } = telling
  at(on, 10)
  const { title, issue, wish, proposer, field = 'unknown', visibility = 'public', tags = [] } = story
  const answers = {
    title,
    issue,
    wish,
    proposer,
    field,
    visibility,
    ...(tags.length > 0 ? { tags: [...tags] } : {}),
  }
  const receipt = await (story.counter
    ? act(telling, officer(telling), '/counter/ideas/new', '/counter/ideas', {
        ...answers,
        via: story.counter.via,
        'contact.name': story.counter.name,
        'contact.channel': 'phone',
        'contact.phone': story.counter.phone,
      })
    : act(telling, story.by, `/ideas/new${grownFrom(telling)}`, '/ideas', answers))
  const number = /\/cases\/([^/]+)/.exec(receipt)?.[1]
  if (!number) throw new Error(`demo: no number in ${receipt}`)
  if (visibility === 'public') await check(telling, number)
  return number
}

/** The office looks at what is to be public. */
async function check(telling: Telling, number: string): Promise<void> {
  const { story } = telling
  const { decision, rules = [], passages = '', note = '' } = story.check ?? { decision: 'show' }
  if (decision === 'waiting') return
  const words = { passages, note, rules: [...rules] }
  await act(telling, 'office', `/cases/${number}/publication`, '/publication', { decision, ...words })
}

/** The same thing from somebody else: the section merges it, and both are answered together. */
export async function bringTogether(telling: Telling, number: string, on: PlainDate): Promise<void> {
  const { twin } = telling.story
  if (twin === undefined) return
  const { reason, ...same } = twin
  const second = await send({ ...telling, story: { ...telling.story, ...same } }, on)
  telling.at(on, 13)
  const page = `/cases/${second}/merge`
  await act(telling, officer(telling), page, page, { into: number, reason })
}

export async function consult(telling: Telling, number: string, on: PlainDate): Promise<void> {
  const { story, at } = telling
  const page = `/cases/${number}/consultation`
  at(on, 11)
  await act(telling, officer(telling), page, '/acceptance')
  if (story.reply === undefined) return
  at(addDays(on, 1), 15)
  const led = await act(telling, officer(telling), page, '/reply', { text: story.reply })
  await release(telling, number, on, led)
}

/** Where the city asks for a 決裁 first, the draft is recorded and let out. */
async function release(telling: Telling, number: string, on: PlainDate, led: string): Promise<void> {
  const page = /(\/cases\/[^/]+\/approvals\/[^/?]+)/.exec(led)?.[1]
  if (!page) return
  await act(telling, officer(telling), page, '/record', {
    number: `見本 第${number.slice(5, 10)}号`,
    approvedOn: addDays(on, 1),
  })
  await act(telling, officer(telling), page, '/release')
}

export async function conclude(telling: Telling, number: string, on: PlainDate): Promise<void> {
  const { story, ids, at } = telling
  at(on, 14)
  const page = `/cases/${number}/consultation`
  if (story.ends) {
    await act(telling, officer(telling), page, '/conclusion', {
      outcome: story.ends.outcome,
      reason: story.ends.reason,
    })
    return
  }
  const parties = Object.fromEntries(
    (story.with ?? []).map((as, row) => [`parties.${row}.organization`, ids.groups[as] ?? '']),
  )
  const government: Record<string, string | string[]> = { government: story.withoutGovernment ? [] : 'yes' }
  await act(telling, officer(telling), page, '/conclusion', {
    outcome: 'fits',
    reason: story.fits ?? '',
    ...(story.table ? { table: 'yes' } : {}),
    ...government,
    ...parties,
  })
}

export async function chooseForm(telling: Telling, number: string, on: PlainDate): Promise<void> {
  if (telling.story.form === undefined) return
  telling.at(on, 11)
  const { form, why = '' } = telling.story
  await act(
    telling,
    officer(telling),
    `/cases/${number}/form/${form}`,
    `/cases/${number}/form/${form}`,
    ({ names, fields }) => ({
      form,
      reason: why,
      ...(names.has('fits')
        ? { fits: fields.filter(([name]) => name === 'fits').map(([, value]) => value) }
        : {}),
    }),
  )
}

export async function draft(telling: Telling, number: string, on: PlainDate): Promise<void> {
  const { story, at } = telling
  at(on, 13)
  const drafter = story.withoutGovernment ? story.by : officer(telling)
  await act(telling, drafter, `/cases/${number}/agreement/edit`, '/agreement/versions', ({ fields }) => {
    const partyIds = fields.filter(([name]) => /^roles\.\d+\.party$/.test(name)).map(([, value]) => value)
    const roles = table(telling).map((as, index) => [
      `roles.${index}.role`,
      story.roles?.[as] ?? '話し合いに参加し、できることを分担します。',
    ])
    const resources = (story.resources ?? []).flatMap(({ who: as, kind, what, amount }, row) => [
      [`resources.${row}.party`, partyIds[table(telling).indexOf(as)] ?? ''],
      [`resources.${row}.kind`, kind],
      [`resources.${row}.what`, what],
      [`resources.${row}.amount`, amount],
    ])
    return {
      goal: story.goal ?? '続けられる形をつくります。',
      startsOn: addDays(on, 3),
      endsOn: addDays(on, story.days ?? 90),
      ...(Object.fromEntries([...roles, ...resources]) as Record<string, string>),
    }
  })
}

export async function confirmAll(telling: Telling, number: string, on: PlainDate): Promise<void> {
  for (const [index, as] of table(telling).entries()) {
    telling.at(addDays(on, index > 0 ? 1 : 0), 10 + index)
    await act(telling, binder(telling, as), `/cases/${number}/agreement`, '/agreement/confirmation')
  }
}
