import { addDays, fiscalYear, type PlainDate } from '../lib/dates.ts'
import { inCity } from '../platform/db/transaction.ts'
import { type Answers, fillIn, type Scene } from './actor.ts'
import type { DemoIds } from './people.ts'

type Beyond = { scene: Scene; ids: DemoIds; at: (day: PlainDate, hour: number) => void; today: PlainDate }

const act = ({ scene, ids }: Beyond, as: string, page: string, to: string, answers: Answers = {}) =>
  fillIn(scene, ids.persons[as] ?? { personId: '', hatId: '' }, page, to, answers)

const below = (location: string): string => location.replace(/^\/[^/]+|\?.*$/g, '')

const tasks: readonly Record<string, string>[] = [
  {
    name: '見本堀の草刈りと灯りの点検',
    gist: '年に四回、業者と職員で行っています。見本の仕事です。',
    together: 'yes',
    withWhom: '近くの町内会、市民活動団体',
    shown: 'yes',
  },
  {
    name: '市民講座の企画',
    gist: '年に十回ほど開いています。見本の仕事です。',
    together: 'partly',
    withWhom: '市民活動団体、学校',
    shown: 'yes',
  },
  {
    name: '団体の届け出の受け付け',
    gist: '書類を確かめます。見本の仕事です。',
    together: 'no',
    whyNot: '個人情報を扱い、決まりで市が行うことになっているためです。',
    shown: '',
  },
]

const firstTask = ({ scene: { runtime, cityId } }: Beyond): Promise<string> =>
  inCity(runtime.pool, cityId, 'read', async ({ db }) => {
    const task = await db
      .selectFrom('inventory_task')
      .select('id')
      .where('city_id', '=', cityId)
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow()
    return task.id
  })

/** Kurashiki: a section looks through its tasks; one becomes a theme, and a group answers it. */
async function fromInventoryToTheme(beyond: Beyond): Promise<void> {
  const { at, today } = beyond
  at(addDays(today, -12), 10)
  const sheet = below(await act(beyond, 'officer', '/inventory', '/inventory/sheets', { from: 'empty' }))
  for (const task of tasks) await act(beyond, 'officer', sheet, '/tasks', task)
  await act(beyond, 'chief', sheet, '/closing')
  at(addDays(today, -9), 11)
  const task = await firstTask(beyond)
  const theme = below(
    await act(beyond, 'chief', `/themes/new?task=${task}`, '/themes', {
      title: '見本堀の草刈りと灯りを、いっしょに',
      text: '市だけでは年に四回が精いっぱいです。堀のそばに住む人、歩く人といっしょに、手入れの回数と楽しみ方を考えたいです。見本のテーマです。',
      asked: '堀の近くで活動する団体、関心のある人',
      field: 'environment',
      opensOn: addDays(today, -9),
      closesOn: addDays(today, 40),
      wanted: '3',
    }),
  )
  await act(beyond, 'chief', theme, '/release')
  at(addDays(today, -3), 14)
  const id = theme.split('/').at(-1)
  await act(beyond, 'neighbours', `/ideas/new?theme=${id}`, '/ideas', {
    title: '月に一度の堀の朝そうじ',
    issue: '草がのびると、夜は足もとが見えません。',
    wish: '月に一度、登校の前に三十分だけ、町内で草を刈ります。',
    proposer: '見本しろかべ町内会の十二人です。',
    visibility: 'public',
  })
}

/** Shinjo: a request that nobody owns, and a series of meetings without a proposal. */
async function requestAndMeetings(beyond: Beyond): Promise<void> {
  const { at, ids, today } = beyond
  at(addDays(today, -2), 9)
  await act(beyond, 'resident', '/ideas/new?aim=request', '/ideas', {
    title: '冬の夜のバス停に灯りを',
    issue: '雪の夜、バス停が暗く、待っている人が見えません。どこの課の仕事か分かりません。',
    wish: '市の仕事として、灯りをつけることを考えてほしいです。見本の要望です。',
    proposer: 'バスで通う家族です。',
    field: 'unknown',
    visibility: 'public',
  })
  at(addDays(today, -1), 13)
  const meetings = await act(beyond, 'office', '/occasions/new', '/occasions', {
    title: '見本まちづくりの会議',
    kind: 'meetings',
    about: '地区ごとに集まり、暮らしのことを話す会です。見本の会議です。',
    asked: '困っていること、続けたいことを話してください。',
    form: 'information-exchange',
    field: 'social-education',
    firstDate: addDays(today, 18),
    place: '見本公民館',
    applyHow: '申し込みはいりません。',
  })
  const partners = `${below(meetings)}/partners`
  await act(beyond, 'office', partners, partners, { organization: ids.groups.neighbours ?? '' })
}

/** Tomakomai: two groups without the city. */
async function twoGroups(beyond: Beyond): Promise<void> {
  const { scene, ids, at, today } = beyond
  at(addDays(today, -6), 10)
  await act(beyond, 'civic', '/together/new', '/together', {
    title: '店先の小さな読み聞かせ',
    issue: '雨の日、小さな子どもと行ける場所が少ないです。',
    wish: '月に二度、店の一角で絵本を読みます。市の手は借りません。見本の協働です。',
    offer: '読む人と絵本は、わたしたちが用意します。',
    field: 'children',
    partner: ids.groups.company ?? '',
    message: 'お店の一角を、午前中だけお借りできませんか。',
    visibility: 'public',
  })
  at(addDays(today, -5), 15)
  await fillIn(scene, ids.persons.company ?? { personId: '', hatId: '' }, '/together', '/together/answers', {
    answer: 'accept',
  })
}

/** Shinjo: last year's report is frozen; the job makes its papers. */
async function lastYearsReport(beyond: Beyond): Promise<void> {
  const { at, today } = beyond
  at(addDays(today, -1), 9)
  const path = `/annual-report?year=${fiscalYear(today) - 1}`
  await act(beyond, 'office', path, '/annual-report')
}

const advisers: readonly Answers[] = [
  {
    role: 'coordinator',
    name: '見本 つなぐ',
    email: 'tsunagu@mihon.example',
    fields: ['community'],
    times: '土曜の午後',
    about: '見本のふりかえりの場で、進行を手伝ってきました。',
    open: ['listed', 'times', 'about'],
  },
  {
    role: 'adviser',
    name: '見本 かがみ',
    times: '月に二度まで',
    conditions: '交通費',
    about: '見本の団体の会計を見てきました。お金の計画の相談に乗ります。',
    open: ['listed', 'times', 'conditions', 'about'],
  },
]

/** Echizen: one who helps with figures, and answers the office by telephone; one with an account, who is asked to reviews. */
async function helpers(beyond: Beyond): Promise<void> {
  const { at, today } = beyond
  at(addDays(today, -60), 10)
  for (const one of advisers) await act(beyond, 'office', '/advisers/new', '/advisers/register', one)
}

const told: Readonly<Record<string, (beyond: Beyond) => Promise<void>>> = {
  kurashiki: fromInventoryToTheme,
  shinjo: async (beyond) => {
    await requestAndMeetings(beyond)
    await lastYearsReport(beyond)
  },
  tomakomai: twoGroups,
  echizen: helpers,
}

/** What does not begin with an idea to the city: what the city asks, a request, groups among themselves. */
export const tellBeyond = async (beyond: Beyond): Promise<void> => told[beyond.scene.slug]?.(beyond)
