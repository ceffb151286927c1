import { civicKind } from '../core/case/as-party.ts'
import { cityOf } from '../core/edition/directory.ts'
import { fiscalYear, type PlainDate } from '../lib/dates.ts'
import { fillIn, type Scene } from './actor.ts'
import type { DemoIds } from './people.ts'

type Telling = { scene: Scene; ids: DemoIds; at: (day: PlainDate, hour: number) => void; today: PlainDate }

const lines = [
  { back: 3, title: '見本：秋のまつり', partners: '見本商店街の会', decided: '300000', settled: '284500' },
  { back: 2, title: '見本：秋のまつり', partners: '見本商店街の会', decided: '320000', settled: '318000' },
  { back: 2, title: '見本：川べりの清掃', partners: '見本川を守る会', decided: '80000', settled: '' },
  { back: 1, title: '見本：子ども見守り隊', partners: '見本町内会', decided: '', settled: '' },
] as const

/** A few invented lines of earlier years in every city’s register, through the office’s form. */
export async function tellRegister({ scene, ids, at, today }: Telling): Promise<void> {
  const office = ids.persons.office
  const city = await cityOf(scene.runtime, scene.slug)
  if (office === undefined || city === undefined) return
  const definition = await scene.runtime.directory.definition(city.edition.id)
  const { forms, sections } = definition
  const kind = civicKind(definition).name?.ja ?? ''
  at(today, 8)
  for (const [index, { back, ...line }] of lines.entries())
    await fillIn(scene, office, '/register/new', '/register', {
      ...line,
      year: String(fiscalYear(today) - back),
      about: '見本です。台帳に載せた取り組みの例です。',
      section: sections[index % sections.length]?.code ?? '',
      kinds: kind,
      forms: forms[index % Math.max(1, forms.length)]?.code ?? [],
      shown: 'yes',
    })
}
