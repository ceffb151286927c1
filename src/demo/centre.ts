import { addDays, type PlainDate } from '../lib/dates.ts'
import { fillIn, type Scene } from './actor.ts'
import type { DemoIds } from './people.ts'
import { passedOn, type Visited, visited } from './stories/centre.ts'

type Centre = { scene: Scene; ids: DemoIds; at: (day: PlainDate, hour: number) => void; today: PlainDate }

const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b)

/** What the support centre of a city did in two years: slips, a released report, one referral, one delegation. */
export async function tellCentre(centre: Centre): Promise<void> {
  const { scene, today } = centre
  const first = `${today.slice(0, 8)}01`
  const list = visited[scene.slug] ?? []
  const slips: string[] = []
  for (const one of list) slips.push(await tellVisit(centre, first, one))
  if (list.length === 0) return
  // A month is released when it is over.
  centre.at(first, 10)
  await act(centre, `/centre/figures?month=${addDays(first, -1).slice(0, 7)}`, '/centre/figures', {
    audience: 'public',
  })
  const index = list.findIndex(({ next }) => next !== undefined)
  if (index >= 0) await passOn(centre, slips[index] ?? '')
}

const act = ({ scene, ids }: Centre, page: string, to: string, answers: Record<string, string | string[]>) =>
  fillIn(scene, ids.persons.centre ?? { personId: '', hatId: '' }, page, to, answers)

async function tellVisit(centre: Centre, first: PlainDate, told: Visited): Promise<string> {
  const on = addDays(first, -told.before)
  centre.at(on, 13)
  const location = await act(centre, '/centre/slips/new', '/centre/slips', {
    as: 'keep',
    channel: told.channel ?? 'visit',
    minutes: String(told.minutes),
    visitorKind: told.who ?? 'person',
    visitor: told.visitor ?? '',
    continued: told.continued ? 'yes' : 'no',
    themes: [...told.themes],
    asked: told.asked,
    answered: told.answered,
    nextStep: told.next ?? '',
    followOn: told.followOn === undefined ? '' : addDays(first, told.followOn),
  })
  const slip = location.replace(/^\/[^/]+|\?.*$/g, '')
  if (told.followed) {
    centre.at(earlier(addDays(on, told.followed.after), centre.today), 15)
    const { minutes, text } = told.followed
    await act(centre, slip, '/notes', { channel: 'phone', minutes: String(minutes), text })
  }
  return slip
}

/** With the consent of whoever asked, given on the screen; unnamed, so that the answer comes back through the centre. */
async function passOn(centre: Centre, slip: string): Promise<void> {
  centre.at(addDays(centre.today, -1), 16)
  const location = await act(centre, `${slip}/referrals/new`, '/referrals', { ...passedOn, outcome: 'reply' })
  const referral = location.replace(/^\/[^/]+|\?.*$/g, '')
  await act(centre, referral, '/consent', { how: 'screen', agreed: 'yes' })
}
