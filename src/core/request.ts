import { defineMessages } from '../lib/language.ts'
import { seeingAll } from './advance.ts'
import { samePartyAgain } from './case/as-party.ts'
import { findCase } from './case/find.ts'
import type { Party } from './case/types.ts'
import { handIn, openMatter } from './matter.ts'
import { bodyOf, dayOf, notify, numberOf, sectionNameOf, subjectOf, type Trusted } from './notice/index.ts'
import { found } from './web/errors.ts'
import type { CaseVisit } from './web/visit.ts'

const words = defineMessages(
  {
    subject: (number: Trusted) => subjectOf`受付番号 ${number}：市への要望として引き継ぎました`,
    body: (before: Trusted, number: Trusted, section: Trusted, day: Trusted) =>
      bodyOf`${before} でご相談いただいたことを、市の仕事として考えるため、要望として引き継ぎました。新しい受付番号は ${number} です。もう一度書いていただく必要はありません。\n${section}が、${day}までにお返事します。`,
    undated: (before: Trusted, number: Trusted, section: Trusted) =>
      bodyOf`${before} でご相談いただいたことを、要望として引き継ぎました。新しい受付番号は ${number} です。${section}がお返事します。`,
  },
  {
    subject: (number) => subjectOf`${number}: passed on as a request to the city`,
    body: (before, number, section, day) =>
      bodyOf`What you brought as ${before} is now a request to the city, to be considered as its own task. Its number is ${number}; you need not write it again.\n${section} will answer by ${day}.`,
    undated: (before, number, section) =>
      bodyOf`What you brought as ${before} is now a request to the city. Its number is ${number}. ${section} will answer.`,
  },
)

const sourceOf = ({ government, organization_id }: Party) =>
  government ? ('section' as const) : organization_id ? ('group' as const) : ('resident' as const)

/**
 * Exit B of a consultation, the city's own task: what was brought goes on as a request, unretyped, to the section that the
 * routing table names, or to the coordination office where none does; that section owes an answer by a day. Tells its number.
 */
export async function openRequest(visit: CaseVisit): Promise<string> {
  const { case: before, parties } = visit
  const sender = found(parties.find(({ position }) => position === 1))
  const { title, issue, wish, proposer, visibility } = before
  const request = await openMatter(
    visit,
    {
      ...{ title, issue, wish, proposer, visibility, tags: before.tags, parentId: before.id },
      kind: 'request',
      field: before.field ?? undefined,
      planCode: before.plan_code ?? undefined,
      district: before.district ?? undefined,
      place: before.place,
      source: sourceOf(sender),
      parties: [samePartyAgain(sender)],
    },
    { field: before.field ?? 'unknown' },
  )
  await handIn(visit, request.number)
  await tell(visit, request.number)
  return request.number
}

async function tell(visit: CaseVisit, number: string): Promise<void> {
  const { case: request, parties, duties } = found(await findCase(visit.tx, seeingAll, number))
  const due = duties.find(({ due_on }) => due_on !== null)?.due_on
  await notify(
    visit,
    parties.filter(({ government }) => !government),
    {
      kind: 'request.opened',
      about: request,
      path: `/cases/${number}`,
      once: request.id,
      words: (lang) => {
        const section = sectionNameOf(visit.definition, request.section, lang)
        const [before, now] = [numberOf(visit.case), numberOf(request)]
        const { subject, body, undated } = words(lang)
        return {
          subject: subject(now),
          body: due ? body(before, now, section, dayOf(due, lang)) : undated(before, now, section),
        }
      },
    },
  )
}
