import { defineMessages, type Lang, pick } from '../../lib/language.ts'
import { Notice, PlainText } from '../../ui/components/index.ts'
import type { EntryContext, EntryWords, Stage } from '../contribution.ts'
import { bodyOf, notifyPerson, subjectOf } from '../notice/index.ts'
import type { Signature } from '../trail/ledger.ts'
import { cityPath } from '../web/paths.ts'
import type { Visit } from '../web/visit.ts'
import { boardName, foldVisionCode, hasBoard } from './board.ts'
import { insertGrowth, type Origin, selectOrigin } from './queries.ts'

const messages = defineMessages(
  {
    from: (board: string) => `「${board}」の声から書いています`,
    text: 'タイトルや内容は、自由に書きかえられます。送ると、元の声のページからこのアイデアが見られるようになります（公開のとき）。',
    entry: (board: string) => `「${board}」の声から生まれました`,
    by: (name: string) => `元の声: ${name} さん`,
    see: '元の声を見る',
  },
  {
    from: (board: string) => `You are writing from a post on “${board}”`,
    text: 'Change title and text as you like. Once sent, the post leads to this idea (if it is public).',
    entry: (board: string) => `Grown from “${board}”`,
    by: (name: string) => `First said by ${name}`,
    see: 'See the post',
  },
)

const noticeWords = (lang: Lang) =>
  lang === 'en'
    ? {
        subject: subjectOf`An idea has grown from what you wrote`,
        body: bodyOf`Somebody has written an idea that began with your words on the board. You can see it on the page below.`,
      }
    : {
        subject: subjectOf`あなたの声からアイデアが生まれました`,
        body: bodyOf`掲示板にお書きいただいた声をもとに、アイデアが届きました。次のページで見られます。`,
      }

/** The post or theme that an idea begins with, if it is one that everybody reads. */
export async function findOrigin(visit: Visit, typed: string | undefined): Promise<Origin | undefined> {
  const code = foldVisionCode(typed)
  return code && hasBoard(visit.definition) ? selectOrigin(visit.tx, code) : undefined
}

const originPath = ({ kind, code }: Pick<Origin, 'kind' | 'code'>): string =>
  `/vision/${kind === 'post' ? 'posts' : 'themes'}/${code}`

/** What an idea began with, as its case keeps it. */
export const sourceOf = (origin: Origin | undefined) =>
  origin ? { source: 'vision' as const, sourcePath: originPath(origin) } : {}

const shortOf = (text: string): string => {
  const [first = ''] = text.split('\n')
  return first.length > 60 ? `${first.slice(0, 59)}…` : first
}

/** What stands in the idea's form from the start: people go on from there in their own words. */
export const valuesFromOrigin = (origin: Origin | undefined): Record<string, string> =>
  origin ? { vision: origin.code, title: shortOf(origin.title), wish: origin.text } : {}

export const OriginNote = ({ visit, origin }: { visit: Visit; origin: Origin | undefined }) => {
  if (origin === undefined) return null
  const words = messages(visit.lang)
  return (
    <Notice lang={visit.lang} title={words.from(boardName(visit))}>
      <PlainText text={origin.text} />
      <p>{words.text}</p>
    </Notice>
  )
}

/** Ties an idea to what it grew from: for the thread, for the board, and for whoever said it first. */
export async function keepOrigin(
  visit: Visit,
  origin: Origin | undefined,
  { caseId, by }: { caseId: string; by: Signature | undefined },
): Promise<void> {
  if (origin === undefined) return
  await insertGrowth(visit.tx, caseId, origin)
  const { kind, code, credited } = origin
  visit.record({
    caseId,
    stage: visionStage,
    kind: 'grown',
    visibility: 'public',
    facts: { from: kind, code, ...(credited ? { credited } : {}) },
    by,
  })
  if (origin.personId)
    await notifyPerson(visit, origin.personId, {
      kind: 'vision.grown',
      about: undefined,
      path: originPath(origin),
      words: noticeWords,
    })
}

export const visionStage = 'vision'

const textOf = (facts: Record<string, unknown>, name: string): string =>
  typeof facts[name] === 'string' ? facts[name] : ''

function grown(facts: Record<string, unknown>, { lang, definition }: EntryContext): EntryWords {
  const words = messages(lang)
  const board = definition.visionBoard ? pick(definition.visionBoard.name, lang) : ''
  const credited = textOf(facts, 'credited')
  const kind = facts.from === 'theme' ? 'theme' : 'post'
  const href = cityPath(definition.city, originPath({ kind, code: textOf(facts, 'code') }))
  return {
    title: words.entry(board),
    ...(credited ? { text: words.by(credited) } : {}),
    details: (
      <p>
        <a href={href}>{words.see}</a>
      </p>
    ),
  }
}

export const visionEntries: Stage['entries'] = { grown }
