import type { Child } from 'hono/jsx'
import { z } from 'zod'
import type { EntryContext, Stage } from '../../../core/contribution.ts'
import { correctionDuty } from '../../../core/duty/correction.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { FileList, filesIn } from '../../../core/files/index.ts'
import { formatDate, isValidDate } from '../../../lib/dates.ts'
import { joined, type Lang, pick } from '../../../lib/language.ts'
import { DataTable, DescriptionList, PlainText } from '../../../ui/components/index.ts'
import { messages } from '../messages.ts'
import { correctionMessages } from './messages.ts'
import { type Change, type Comment, type Correctable, correctable, waysToTell } from './rules.ts'

type Facts = Record<string, unknown>

export const nameOfField = (field: Correctable, lang: Lang): string =>
  field === 'attachments' ? correctionMessages(lang).attachments : messages(lang)[field]

const nameIn = (
  list: readonly { code: string; name: { ja: string } }[] | undefined,
  code: string,
  lang: Lang,
) => {
  const one = list?.find((item) => item.code === code)
  return one ? pick(one.name, lang) : code
}

/** What stands in a field, in words. */
export function said(
  { definition, lang }: { definition: Definition; lang: Lang },
  field: Correctable,
  value: string | string[],
): string {
  const codes = [value].flat().filter((code) => code !== '')
  if (codes.length === 0) return correctionMessages(lang).nothingThere
  if (field === 'field')
    return codes[0] === 'unknown' ? messages(lang).unknown : nameIn(definition.fields, codes[0] ?? '', lang)
  const list = { tags: definition.suitability?.tags, planCode: definition.edition.planCodes }
  return field === 'tags' || field === 'planCode'
    ? joined(
        codes.map((code) => nameIn(list[field], code, lang)),
        lang,
      )
    : codes.join('')
}

type Both = {
  view: { definition: Definition; lang: Lang }
  id: string
  changes: readonly Change[]
}

/** Before and after, side by side; one below the other on a phone. */
export const ChangesTable = ({ view, id, changes }: Both) => {
  const words = correctionMessages(view.lang)
  return (
    <DataTable
      id={id}
      caption={words.changes}
      stack
      columns={[
        { label: words.field },
        { label: words.before, wide: true },
        { label: words.after, wide: true },
      ]}
      rows={changes.map(({ field, before, after }) => [
        nameOfField(field, view.lang),
        <PlainText text={said(view, field, before)} />,
        <PlainText text={said(view, field, after)} />,
      ])}
    />
  )
}

export const CommentList = ({ comments, lang }: { comments: readonly Comment[]; lang: Lang }) => (
  <DescriptionList
    items={comments.map(({ field, comment }) => ({
      term: nameOfField(field, lang),
      description: <PlainText text={comment} />,
    }))}
  />
)

const value = z.union([z.string(), z.array(z.string())])
const changesOf = z.array(z.object({ field: z.enum(correctable), before: value, after: value }))
const commentsOf = z.array(z.object({ field: z.enum(correctable), comment: z.string() }))

const dayIn = (fact: unknown, lang: Lang): string =>
  typeof fact === 'string' && isValidDate(fact) ? formatDate(fact, lang) : ''

function details(facts: Facts, context: EntryContext): Child {
  const { lang, definition, subject } = context
  const changes = changesOf.safeParse(facts.changes)
  const files = filesIn(facts)
  return (
    <>
      {changes.success && changes.data.length > 0 && (
        <ChangesTable view={context} id={`correction-${String(facts.round)}`} changes={changes.data} />
      )}
      {files.length > 0 && (
        <FileList lang={lang} city={definition.city} number={subject.case.number} files={files} />
      )}
    </>
  )
}

export const correctionEntries: Stage['entries'] = {
  correctionAsked: (facts, { lang }) => {
    const comments = commentsOf.safeParse(facts.fields)
    return {
      title: correctionMessages(lang).entryAsked,
      text: correctionMessages(lang).entryAskedBy(dayIn(facts.dueOn, lang)),
      details: comments.success ? <CommentList comments={comments.data} lang={lang} /> : undefined,
    }
  },
  corrected: ({ dueOn }, { lang }) => ({
    title: correctionMessages(lang).entryCorrected,
    text: correctionMessages(lang).entryNextDue(dayIn(dueOn, lang)),
  }),
  correction: (facts, context) => {
    const words = correctionMessages(context.lang)
    const via = waysToTell.find((way) => way === facts.via)
    return {
      title: words.entryChanges,
      ...(via ? { text: words.entryOnWord(words[via]) } : {}),
      ...(typeof facts.onBehalfOf === 'string' ? { text: words.entryOnBehalf(facts.onBehalfOf) } : {}),
      details: details(facts, context),
    }
  },
  correctionWithdrawn: (_facts, { lang }) => ({ title: correctionMessages(lang).entryWithdrawn }),
}

export const correctionDuties: Stage['duties'] = {
  [correctionDuty]: ({ lang }) => ({
    label: correctionMessages(lang).duty,
    path: '/correction',
    action: correctionMessages(lang).dutyAction,
  }),
}
