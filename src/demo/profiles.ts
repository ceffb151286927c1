import type { Definition } from '../core/edition/schema/index.ts'
import { fillIn, type Scene } from './actor.ts'
import type { Cast } from './cast.ts'
import type { DemoIds } from './people.ts'

type Told = {
  reading: (place: string) => string
  activity: string
  area: string
  founded: string
  members: string
  membersInCity: string
  /** Which of the city's fields, by their place in its list. */
  fields: readonly number[]
  /** What the group opens besides what is open at first. */
  open: readonly string[]
}

/** What the demo's groups say of themselves; all of it invented. */
const told: Readonly<Record<string, Told>> = {
  neighbours: {
    reading: (place) => `みほん${place}ちょうないかい`,
    activity:
      '春と秋の清掃、夏祭り、冬の見守りをしています。回覧板はまだ紙ですが、若い人にも読みやすいお知らせを考えているところです。見本の町内会です。',
    area: '見本町一丁目から三丁目',
    founded: '1964-04-01',
    members: '182',
    membersInCity: '182',
    fields: [0, 1],
    open: ['area', 'founded', 'members'],
  },
  civic: {
    reading: (place) => `みほんえぬぴーおー${place}ひろば`,
    activity:
      '子どもと大人がいっしょに過ごせる居場所を、月に2回開いています。宿題をする子、将棋を教える人、ただお茶を飲む人。だれでも来られます。見本の団体です。',
    area: '市内全域',
    founded: '2015-07-10',
    members: '24',
    membersInCity: '21',
    fields: [1, 2],
    open: ['area', 'founded', 'members'],
  },
  company: {
    reading: (place) => `みほんしょうてん${place}てん`,
    activity:
      '地元の野菜とお惣菜の店です。売れ残りを減らす工夫と、店先のベンチを使った集まりを、近所の方といっしょに続けています。見本のお店です。',
    area: '駅前通り',
    founded: '1988-11-03',
    members: '9',
    membersInCity: '8',
    fields: [2],
    open: ['founded'],
  },
}

const representatives: Readonly<Record<string, string>> = {
  neighbours: 'neighbours',
  civic: 'civic',
  company: 'company',
}

/** 見本ゆきわり町内会, 見本NPO ゆきわりひろば and 見本商店（ゆきわり店） are all of ゆきわり. */
const placeIn = (name: string): string =>
  /(?:見本|NPO |（)(\p{Script=Hiragana}+?)(?:町内会|ひろば|店)/u.exec(name)?.[1] ?? ''

const codesAt = ({ fields }: Definition, places: readonly number[]) =>
  places.flatMap((place) => fields[place]?.code ?? [])

/** Every group of the demo writes its profile, through the form as everybody does. */
export async function tellProfiles(scene: Scene, ids: DemoIds, cast: Cast, definition: Definition) {
  for (const { as, name } of cast.groups) {
    const one = told[as]
    const who = ids.persons[representatives[as] ?? '']
    const person = cast.roles.find((role) => role.as === representatives[as])
    if (one === undefined || who === undefined) continue
    const place = placeIn(name)
    await fillIn(scene, who, `/groups/${ids.groups[as]}/profile`, `/groups/${ids.groups[as]}/profile`, {
      reading: one.reading(place),
      activity: one.activity,
      area: one.area,
      founded: one.founded,
      members: one.members,
      membersInCity: one.membersInCity,
      fields: codesAt(definition, one.fields),
      representative: person?.name ?? '',
      open: ['listing', 'fields', 'activity', ...one.open],
    })
    // Two have said since that it is still right; what the third says was not confirmed for long, and is marked.
    if (as !== 'company')
      await fillIn(scene, who, `/groups/${ids.groups[as]}/desk`, `/groups/${ids.groups[as]}/confirmation`)
  }
}
