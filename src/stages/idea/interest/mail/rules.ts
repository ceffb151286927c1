import { z } from 'zod'
import type { CasePolicy } from '../../../../core/web/route.ts'
import { choice, email } from '../../../../lib/form-text.ts'

export const askForm = z.object({ address: email({ required: true }) })
export const answerForm = z.object({ want: choice(['yes', 'no']) })

/** From one address or account, however many cases: what a stranger could have mailed to others. */
export const seldom = { burst: 6, perMinute: 0.2 }
/** In one day to one address, whoever asks. */
export const mostADay = 5

export const ofPublicCase: CasePolicy = {
  says: 'anyone, of a public case',
  may: (_viewer, { case: { visibility } }) => visibility === 'public',
}

const dayMs = 24 * 60 * 60 * 1000
/** Asked for, and never confirmed. */
export const unconfirmedMs = 2 * dayMs
/** After the case has ended. */
export const daysAfterEnd = 30
