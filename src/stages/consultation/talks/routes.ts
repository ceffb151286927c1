import { z } from 'zod'
import { forgetKeyLine, keyLine } from '../../../core/people/guest-session.ts'
import { conflict } from '../../../core/web/errors.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { action, type Failed, type Page, page, type Route } from '../../../core/web/route.ts'
import type { DeskDoor, Visit } from '../../../core/web/visit.ts'
import { foldPhone } from '../../../lib/digits.ts'
import { parseReferenceNumber } from '../../../lib/reference-number.ts'
import { keepTalk, likelyFor, talkFaults } from './acts.ts'
import { talkMessages } from './messages.ts'
import { talkPage } from './page.tsx'
import { talkTakers as policy, talkForm } from './rules.ts'

/** Who looks alike is asked for once somebody's name stands in the form. */
async function show(visit: Visit, failed: Failed = { errors: [], kept: {} }): Promise<Page> {
  const text = (name: string) => keptText(failed.kept, name).trim()
  const talk = { who: text('who'), phone: foldPhone(text('phone')) ?? '', number: text('number') }
  const likely = failed.errors.length === 0 ? [] : await likelyFor(visit, talk)
  visit.readPersonal(
    likely.map(({ id }) => id),
    { what: 'contact' },
  )
  return talkPage({ visit, failed, likely })
}

const query = z.object({
  done: z
    .string()
    .max(30)
    .transform((text) => parseReferenceNumber(text))
    .optional()
    .catch(undefined),
})

export const talkRoutes: readonly Route[] = [
  page('/talks/new', { begins: 'idea', policy, query, show: (visit) => show(visit) }),
  action('/talks', {
    begins: 'idea',
    policy,
    form: talkForm,
    check: talkFaults,
    again: show,
    act: async (visit, input) => {
      const kept = await keepTalk(visit, input)
      if (kept === undefined) throw conflict()
      const here = cityPath(visit.city, '/talks/new')
      // A key that was shown before belongs to another matter.
      const cookie = kept.key === undefined ? forgetKeyLine(visit, here) : keyLine(visit, here, kept.key)
      return { to: `${here}?done=${kept.number}`, cookies: [cookie] }
    },
  }),
]

export const talkDoors: readonly DeskDoor[] = [
  {
    path: '/talks/new',
    begins: 'idea',
    may: policy.may,
    words: (lang) => ({ title: talkMessages(lang).title, text: talkMessages(lang).doorText }),
  },
]
