import { z } from 'zod'
import { addDays, fiscalYear, isValidDate, type PlainDate } from '../../../lib/dates.ts'
import { block, choice, dateField, line } from '../../../lib/form-text.ts'
import { isUuid } from '../../../lib/ids.ts'
import type { ContactChannel, VisitorKind } from '../../../platform/db/tables/centre.ts'

export const channels = ['visit', 'phone', 'mail', 'outing'] as const satisfies readonly ContactChannel[]
export const visitorKinds = [
  'person',
  'group',
  'company',
  'school',
  'office',
  'other',
] as const satisfies readonly VisitorKind[]
export const ageGroups = ['', 'under20', '20s30s', '40s50s', '60s70s', 'over80'] as const

export const most = { visitor: 60, text: 4000, minutes: 1440 }

/** Minutes as they are said: 30, ３０分; `.optional()` when none need be told. */
const minutesField = () =>
  z.unknown().transform((value, context): number => {
    const text = (typeof value === 'string' ? value : '').normalize('NFKC').replace(/\s/g, '')
    const digits = /^(\d{1,4})分?$/.exec(text)?.[1]
    if (digits !== undefined && Number(digits) <= most.minutes) return Number(digits)
    context.addIssue({ code: 'custom', message: 'badMinutes', input: undefined })
    return z.NEVER
  })

export const version = z.coerce.number().int().catch(-1)

const contact = { channel: choice(channels), minutes: minutesField().optional() }

const needed = (field: string) => ({ path: [field], message: 'required', when: () => true })

/** A draft may lack anything; what is kept and counted says what it was about and how long it took. */
export const slipForm = z
  .object({
    as: choice(['keep', 'draft']),
    version,
    heldOn: dateField().optional(),
    ...contact,
    visitorKind: choice(visitorKinds),
    ageGroup: choice(['none', ...ageGroups.slice(1)]).optional(),
    visitor: line({ max: most.visitor }),
    continued: choice(['no', 'yes']),
    themes: z.array(line({ max: 60 })),
    asked: block({ max: most.text }),
    answered: block({ max: most.text }),
    nextStep: block({ max: most.text }),
    followOn: dateField().optional(),
    organization: line({ max: 36 }),
    caseNumber: line({ max: 40 }),
    keepUntil: dateField().optional(),
  })
  // Said together with all other mistakes, not after them.
  .refine(({ as, minutes }) => as === 'draft' || minutes !== undefined, needed('minutes'))
  .refine(({ as, themes }) => as === 'draft' || themes.length > 0, needed('themes'))
  .refine(({ as, asked }) => as === 'draft' || asked !== '', needed('asked'))
export type SlipInput = z.output<typeof slipForm>

export const noteForm = z.object({
  version,
  heldOn: dateField().optional(),
  ...contact,
  minutes: minutesField(),
  text: block({ max: most.text, required: true }),
  followOn: dateField().optional(),
})
export type NoteInput = z.output<typeof noteForm>

/** Three years after the end of the fiscal year, unless the centre says another day. */
export const keptUntil = (heldOn: PlainDate): PlainDate => `${fiscalYear(heldOn) + 4}-03-31`

/** `2026-0012`, as it stands on the slip. */
export const slipNumber = ({
  fiscal_year,
  serial,
}: {
  fiscal_year: number | null
  serial: number | null
}): string | undefined => (serial === null ? undefined : `${fiscal_year}-${String(serial).padStart(4, '0')}`)

const month = /^\d{4}-(0[1-9]|1[0-2])$/

export const isMonth = (text: string | undefined): text is string => text !== undefined && month.test(text)

export const monthOf = (date: PlainDate): string => date.slice(0, 7)
export const firstOf = (of: string): PlainDate => `${of}-01`
/** The first day of the month after. */
export const endOf = (of: string): PlainDate => `${monthOf(addDays(`${of}-28`, 4))}-01`
export const monthsBefore = (of: string, n: number): string => {
  const at = Number(of.slice(0, 4)) * 12 + Number(of.slice(5)) - 1 - n
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

export const listQuery = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  theme: z.string().max(60).optional().catch(undefined),
  month: z.string().regex(month).optional().catch(undefined),
  staff: z.string().refine(isUuid).optional().catch(undefined),
  show: z.enum(['due', 'ending', 'drafts']).optional().catch(undefined),
  after: z.string().max(60).optional().catch(undefined),
})
export type ListQuery = z.output<typeof listQuery>

/** A place in the list: the day and the slip, newest first. */
export function readPlace(text: string | undefined): { on: PlainDate; id: string } | undefined {
  const [on = '', id] = (text ?? '').split('_')
  return isValidDate(on) && isUuid(id) ? { on, id } : undefined
}

/** Slips whose day to be made anonymous comes within so many days are told of beforehand. */
export const endingDays = 60
