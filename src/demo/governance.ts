import { addDays, fiscalYear } from '../lib/dates.ts'
import { as, idsOf, pathIn, type Telling, tellCouncil } from './council.ts'

/** A course of this fiscal year; the office was there itself. */
async function train(telling: Telling): Promise<void> {
  const { ids, today, at } = telling
  at(addDays(today, -45), 9)
  const training = pathIn(
    await as(telling, 'office', '/trainings/new', '/trainings', {
      title: '見本：はじめての協働研修',
      heldOn: addDays(today, -50),
      place: '見本の会議室',
      about: '見本です。協働の基本と、相談を受けたときの進め方を学びました。',
    }),
  )
  const members = [ids.persons.office?.personId ?? '']
  await as(telling, 'office', `${training}/parts`, `${training}/parts`, { members })
}

/** A measure of the cities that have some, of which the office has something to tell. */
const measures: Readonly<Record<string, string>> = {
  kurashiki: 'needs-and-information',
  nishitokyo: 'review-meeting',
  echizen: 'information',
}

async function reportMeasure(telling: Telling): Promise<void> {
  const { scene, today, at } = telling
  const measure = measures[scene.slug]
  if (measure === undefined) return
  const path = `/measures/${measure}`
  at(addDays(today, -60), 10)
  const report = { status: 'doing', words: '見本：案件の評価が公開されるたびに、庁内で共有しています。' }
  await as(telling, 'office', `${path}/reports/new`, '/reports', report)
  const action = { title: '見本：事例を読みやすくまとめる', dueOn: addDays(today, 60) }
  await as(telling, 'office', `${path}/actions/new`, '/actions', action)
  await as(telling, 'office', `${path}/indicators/new`, '/indicators', {
    name: '見本：評価を公開した案件',
    unit: '件',
    target: '12',
    targetYear: String(fiscalYear(today) + 2),
  })
  const [indicator] = await idsOf(telling, 'measure_indicator')
  for (const [before, value] of [4, 7, 9].entries())
    await as(telling, 'office', `${path}/indicators/${indicator}`, `/indicators/${indicator}`, {
      year: String(fiscalYear(today) - 3 + before),
      value: String(value),
    })
}

/** What a city switches on that its edition begins without: first tried by one section. */
const pilots: Readonly<Record<string, { stage: string; section: string; reason: string }>> = {
  tomakomai: {
    stage: 'evaluation',
    section: 'self-government',
    reason: '見本：まず市民自治担当の案件で試し、1年後に、ほかの担当でも使うか話し合います。',
  },
}

export async function beginPilot(telling: Telling): Promise<void> {
  const pilot = pilots[telling.scene.slug]
  if (pilot === undefined) return
  telling.at(addDays(telling.today, -395), 9)
  const { stage, section, reason } = pilot
  const path = `/switches/${stage}`
  await as(telling, 'office', path, path, { runs: 'pilot', sections: [section], reason })
}

/** What the city hall reports of its measures and courses, and what its council does. */
export async function tellGovernance(telling: Telling): Promise<void> {
  await reportMeasure(telling)
  await train(telling)
  await tellCouncil(telling)
}
