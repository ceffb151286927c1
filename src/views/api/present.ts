import type { z } from '@hono/zod-openapi'
import type { ListedCase } from '../../core/case/list.ts'
import {
  type Case,
  type CaseSubject,
  type Duty,
  type Entry,
  type Party,
  withPublicNames,
} from '../../core/case/types.ts'
import { maySeeEntry } from '../../core/case/visibility.ts'
import type { Stage } from '../../core/contribution.ts'
import type { City, EditionRef } from '../../core/edition/directory.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { findSection } from '../../core/edition/view.ts'
import { entryWords } from '../../core/entry-words.ts'
import { casePath, cityPath } from '../../core/web/paths.ts'
import type { Runtime } from '../../core/web/visit.ts'
import { todayInJapan } from '../../lib/dates.ts'
import type { Lang, Text } from '../../lib/language.ts'
import type { Unpersonal } from '../../platform/db/personal.ts'
import type { caseColumns } from '../../platform/db/tables/case.ts'
import type { caseWithThread, city, listedCase } from './schemas.ts'

type Shape<S extends z.ZodType> = z.output<S>

/** What is given out is named one by one: a new column is nobody's business until somebody says so. */
const editionOf = ({ number, effectiveFrom, hash }: EditionRef) => ({ number, effectiveFrom, hash })

export const presentCity = ({ origin }: Runtime, one: City): Shape<typeof city> => ({
  slug: one.slug,
  code: one.definition.city.code,
  name: one.definition.city.name,
  prefecture: one.definition.city.prefecture,
  guideline: one.definition.edition.title,
  edition: editionOf(one.edition),
  demo: one.demo,
  page: origin + cityPath(one),
})

export const presentDefinition = ({ edition, definition: { formerSections: _, ...definition } }: City) => ({
  edition: editionOf(edition),
  definition,
})

type Summary = Pick<ListedCase, 'number' | 'title' | 'stage' | 'form' | 'field' | 'created_on' | 'demo'> & {
  state: string
}
const summaryOf = ({ origin }: Runtime, where: City, one: Summary) => ({
  number: one.number,
  title: one.title,
  stage: one.stage,
  state: one.state as 'open' | 'closed' | 'ended',
  form: one.form,
  field: one.field,
  createdOn: one.created_on,
  demo: one.demo,
  page: origin + casePath(where, one.number),
})

export const presentListed = (runtime: Runtime, where: City, one: ListedCase): Shape<typeof listedCase> => ({
  ...summaryOf(runtime, where, one),
  parties: one.parties,
  overdue: one.overdue,
})

type Read = { runtime: Runtime; city: City; definition: Definition; subject: CaseSubject }

/** The same words in each language there is, and no more than their words. */
const inEach = (say: (lang: Lang) => string): Text => ({ ja: say('ja'), en: say('en') })

const wordsOf = (stages: readonly Stage[], duty: Duty) =>
  stages.map((stage) => stage.duties[duty.kind]).find((say) => say !== undefined)

function presentTurn({ runtime, definition, subject }: Read, duty: Duty) {
  const say = wordsOf(runtime.stages, duty)
  if (say === undefined || say({ lang: 'ja', definition }).internal) return []
  const party = subject.parties.find(({ id }) => id === duty.party_id)
  const section = findSection(definition, duty.section ?? undefined)
  return [
    {
      whose: party ? { ja: party.public_name } : (section?.name ?? { ja: duty.section ?? '' }),
      what: inEach((lang) => say({ lang, definition }).label),
      dueOn: duty.due_on,
      overdue: duty.due_on !== null && duty.due_on < todayInJapan(runtime.clock()),
    },
  ]
}

function presentEntry({ runtime, definition, subject }: Read, entry: Entry) {
  const words = (lang: Lang) => entryWords(runtime.stages, entry, { lang, definition, subject })
  const [ja, en] = [words('ja'), words('en')]
  return {
    seq: entry.seq,
    at: entry.at.toISOString(),
    stage: entry.stage,
    kind: entry.kind,
    by: entry.actor_public,
    title: { ja: ja?.title ?? entry.kind, en: en?.title ?? entry.kind },
    ...(ja?.text ? { text: { ja: ja.text, en: en?.text ?? ja.text } } : {}),
  }
}

/** A case as anybody may read it. */
export function presentCase(given: Read, entries: readonly Entry[]): Shape<typeof caseWithThread> {
  const read = { ...given, subject: withPublicNames(given.subject) }
  const { duties } = read.subject
  // Typed without their personal columns: the API cannot tell of them even by mistake.
  const one: Unpersonal<Case, typeof caseColumns.collaboration> = read.subject.case
  const parties: readonly Unpersonal<Party, typeof caseColumns.party>[] = read.subject.parties
  const edition = given.city.editions.find(({ id }) => id === one.edition_id) ?? given.city.edition
  return {
    ...summaryOf(given.runtime, given.city, one),
    issue: one.issue,
    wish: one.wish,
    tags: one.tags,
    planCode: one.plan_code,
    section: one.section,
    startsOn: one.starts_on,
    endsOn: one.ends_on,
    closedOn: one.closed_on,
    edition: editionOf(edition),
    parties: parties.map(({ public_name: name, kind, common, government }) => ({
      name,
      kind,
      common,
      government,
    })),
    turns: duties.flatMap((duty) => presentTurn(read, duty)),
    thread: entries
      .filter((entry) => maySeeEntry(undefined, given.subject, entry))
      .map((entry) => presentEntry(read, entry)),
    trail: { entries: one.trail_seq, head: one.trail_hash },
  }
}
