import { findPublicationRule } from '../../../core/moderation/index.ts'
import { bodyOf, type NoticeWords, notifyPerson, quoted, subjectOf } from '../../../core/notice/index.ts'
import { bumpPages } from '../../../core/trail/ledger.ts'
import { foldVisionCode } from '../../../core/vision/index.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { SignedIn, Visit } from '../../../core/web/visit.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { changePost, keepVisionEvent, placePost } from '../changes.ts'
import { canDecide, type Decision, mistakesIn } from '../rules.ts'
import { type DeskPost, findForDesk } from './queries.ts'

export const deskPost = async (visit: Visit): Promise<DeskPost> =>
  found(await findForDesk(visit.tx, found(foldVisionCode(visit.params.post))))

const shownWords = (lang: Lang): NoticeWords =>
  lang === 'en'
    ? {
        subject: subjectOf`What you wrote is public`,
        body: bodyOf`What you wrote can now be read on the board.`,
      }
    : {
        subject: subjectOf`お書きいただいた声を公開しました`,
        body: bodyOf`お書きいただいた声が、掲示板で読めるようになりました。`,
      }

const refusedWords =
  ({ definition }: Visit, rule: string) =>
  (lang: Lang): NoticeWords => {
    const text = findPublicationRule(definition, rule)?.text
    const said = quoted(text ? pick(text, lang) : rule)
    return lang === 'en'
      ? {
          subject: subjectOf`What you wrote was not published`,
          body: bodyOf`It does not keep to this rule: ${said}. The page below says more; there you can object, or write anew.`,
        }
      : {
          subject: subjectOf`お書きいただいた声を公開しませんでした`,
          body: bodyOf`次のきまりによります。${said}\n下のページに市からの言葉があります。異議の申し出も、書き直しもできます。`,
        }
  }

/** The writer hears it by the way they chose, if they have an account; a browser finds it on its own page. */
async function tellWriter(visit: Visit, post: DeskPost, { decision, rule }: Decision): Promise<void> {
  if (post.personId === null || (decision === 'show' && post.state === 'shown')) return
  await notifyPerson(visit, post.personId, {
    kind: decision === 'show' ? 'vision.shown' : 'vision.refused',
    about: undefined,
    path: '/vision/own',
    words: decision === 'show' ? shownWords : refusedWords(visit, rule),
  })
}

type Deciding = { decision: Decision; moves: boolean }

const changeFor = ({ now, today, viewer }: SignedIn, { decision, moves }: Deciding) => {
  if (moves) return {}
  const decided = { decided_on: today, decided_by: viewer.person.id, due_on: null }
  return decision.decision === 'show'
    ? { ...decided, state: 'shown' as const, shown_at: now, rule: null, note: '' }
    : { ...decided, state: 'refused' as const, shown_at: null, rule: decision.rule, note: decision.note }
}

const kindOf = ({ decision, moves }: Deciding): string => {
  if (moves) return 'placed'
  return decision.decision === 'show' ? 'shown' : 'refused'
}

async function keep(visit: SignedIn, post: DeskPost, deciding: Deciding): Promise<void> {
  const { tx, now } = visit
  const { decision } = deciding
  const one = { id: post.id, version: decision.version }
  if (!(await changePost(tx, one, changeFor(visit, deciding)))) throw conflict()
  const shows = decision.decision === 'show'
  if (shows) await placePost(tx, post.id, decision.themes, now)
  await keepVisionEvent(visit, {
    postId: post.id,
    kind: kindOf(deciding),
    rule: shows ? undefined : decision.rule,
  })
}

/** Shown with its themes, or refused by a rule; later moved to other themes, or taken down. */
export async function decide(visit: Visit, decision: Decision): Promise<Outcome> {
  const post = await deskPost(visit)
  const errors = mistakesIn(visit, decision, post)
  if (errors.length > 0) return { errors, kept: {} }
  const moves = post.state === 'shown' && decision.decision === 'show'
  if (!moves && !canDecide(post.state, decision.decision)) throw conflict()
  await keep(visit as SignedIn, post, { decision, moves })
  await tellWriter(visit, post, decision)
  await bumpPages(visit.tx)
  return { to: cityPath(visit.city, '/vision/desk?done=1') }
}
