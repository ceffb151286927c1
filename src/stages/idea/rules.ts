import { z } from 'zod'
import { groupAsParty, kindByCommon, sectionAsParty } from '../../core/case/as-party.ts'
import type { NewParty } from '../../core/case/parties.ts'
import { type Case, type CaseSubject, partyOf } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { readWalk, resultOf, suitabilityTags, type Walk } from '../../core/edition/self-check.ts'
import { coordinationOffice, findSection, routeField } from '../../core/edition/view.ts'
import { attachedField } from '../../core/files/index.ts'
import { contactForm, contactMistakes, emptyContact } from '../../core/people/contact.ts'
import { foldAccessKey } from '../../core/people/guest.ts'
import { signatureOf } from '../../core/people/signature.ts'
import { isOfSection, isStaff, type Viewer } from '../../core/people/viewer.ts'
import type { CasePolicy, Policy } from '../../core/web/route.ts'
import type { PlainDate } from '../../lib/dates.ts'
import type { FieldError } from '../../lib/form-errors.ts'
import { block, choice, count, line } from '../../lib/form-text.ts'
import { districtOf, pointField } from './place/rules.ts'

export const most = { title: 100, issue: 4000, wish: 4000, proposer: 1000, reason: 1000, place: 200 } as const

/** A field nobody can name yet, and one that belongs to several sections: both go to the city's default office. */
export const openFields = ['unknown', 'several'] as const

export const ideaForm = z.object({
  title: line({ max: most.title, required: true }),
  issue: block({ max: most.issue, required: true }),
  wish: block({ max: most.wish, required: true }),
  proposer: block({ max: most.proposer, required: true }),
  field: line({ max: 60, required: true }),
  tags: z.array(line({ max: 60 })),
  planCode: line({ max: 60 }),
  district: line({ max: 60 }),
  place: line({ max: most.place }),
  point: pointField(),
  visibility: choice(['public', 'desk']),
  check: line({ max: 4000 }),
  /** What else it is: a request, a policy proposal; and the theme that it answers. */
  aim: line({ max: 20 }),
  theme: line({ max: 36 }),
  /** The number of a committee, or the like, whose open seat is applied for. */
  seat: line({ max: 40 }),
  supporters: count({ max: 1_000_000 }).optional(),
  parent: line({ max: 40 }),
  /** Code of the post or theme of the city’s board that it grows from. */
  vision: line({ max: 10 }),
  attachments: attachedField(),
  /** Of somebody without an account: how they are reached, and the key that their browser holds. */
  contact: contactForm.optional(),
  accessKey: line({ max: 40 }),
  /** By which 委任 of a group the support centre writes. */
  delegation: line({ max: 36 }),
})
export type Idea = z.output<typeof ideaForm>

export const withdrawalForm = z.object({
  reason: block({ max: most.reason, required: true }),
  /** Of a public one: whether its text stays to be read, or is for the parties and the city hall alone from now on. */
  text: z.enum(['keep', 'close']).catch('keep'),
})
export type Withdrawal = z.output<typeof withdrawalForm>

const codesOf = (list: readonly { code: string }[]): string[] => list.map(({ code }) => code)

/** Whoever has no account says who they are, and follows the matter by its number and a key. */
export const isNameless = (viewer: Viewer): boolean => viewer === undefined
export const needsKey = (viewer: Viewer): boolean => viewer === undefined || viewer.person.guest === true

/** What only the city's own definition and the sender can tell: a field that the city does not have, a missing name. */
export function faultsIn(definition: Definition, idea: Idea, viewer: Viewer): FieldError[] {
  const fields: readonly string[] = [...codesOf(definition.fields), ...openFields]
  const plans = ['', ...codesOf(definition.edition.planCodes)]
  return [
    ...(isNameless(viewer) ? contactMistakes(idea.contact ?? emptyContact) : []),
    ...(fields.includes(idea.field) ? [] : [{ field: 'field', code: 'badChoice' }]),
    ...(plans.includes(idea.planCode) ? [] : [{ field: 'planCode', code: 'badChoice' }]),
    ...(idea.district === '' || districtOf(definition, idea.district)
      ? []
      : [{ field: 'district', code: 'badChoice' }]),
    ...(needsKey(viewer) && foldAccessKey(idea.accessKey) === undefined
      ? [{ field: 'accessKey', code: 'keyLost' }]
      : []),
  ]
}

/** The field as the case keeps it; undefined when it is open. */
export const fieldOf = (definition: Definition, field: string): string | undefined =>
  definition.fields.find(({ code }) => code === field)?.code

export const routeOf = (definition: Definition, field: string) =>
  routeField(definition, fieldOf(definition, field))

export const tagsOf = (definition: Definition, tags: readonly string[]): string[] =>
  suitabilityTags(definition).filter((tag) => tags.includes(tag))

/** A self-check travels only when it was walked to an exit of the graph in force. */
export function finishedWalk(definition: Definition, answers: string | undefined): Walk | undefined {
  const walk = readWalk(definition, answers)
  return walk && resultOf(walk) ? walk : undefined
}

/** The walk that came with a case, under the edition the case began under. */
export function walkOfCase(definition: Definition, { self_check }: Pick<Case, 'self_check'>) {
  const stored = z.object({ answers: z.string() }).safeParse(self_check)
  return stored.success ? finishedWalk(definition, stored.data.answers) : undefined
}

type Signed = NonNullable<Viewer>

type Asking = { organizationId: string; name: string; kind: string | undefined }

const groupParty = ({ organizationId: id, name, kind }: Asking, definition: Definition): NewParty =>
  groupAsParty(definition, { id, name, kind })

function sectionParty({ hat }: Signed, definition: Definition): NewParty {
  const section = findSection(definition, hat.section) ?? coordinationOffice(definition)
  return sectionAsParty(definition, section?.code, section?.name.ja ?? '')
}

/** A private person's name stays with the parties; a group and a section have public names. */
function residentParty(viewer: Signed, definition: Definition): NewParty {
  const { code: kind, common } = kindByCommon(definition, 'individual')
  const { publicName } = signatureOf(viewer, definition)
  const { id, name } = viewer.person
  return { kind, common, name, publicName, government: false, personId: id }
}

function senderWith(viewer: Signed, definition: Definition): NewParty | undefined {
  const { organizationId, organizationName: name = '', organizationKind } = viewer.hat
  if (organizationId !== undefined)
    return groupParty({ organizationId, name, kind: organizationKind }, definition)
  if (isStaff(viewer)) return sectionParty(viewer, definition)
  return viewer.hat.kind === 'resident' ? residentParty(viewer, definition) : undefined
}

/** The party an idea comes from: whose hat the sender wears, or the group that asked the support centre to write. */
export const senderOf = (viewer: Viewer, definition: Definition, asked?: Asking): NewParty | undefined =>
  asked ? groupParty(asked, definition) : viewer && senderWith(viewer, definition)

export const mayPropose = (viewer: Viewer): boolean =>
  viewer !== undefined &&
  (viewer.hat.kind === 'resident' || viewer.hat.organizationId !== undefined || isStaff(viewer))

/** Types for a group while that group asks it to, and for nobody else. */
export const writesForGroups = (viewer: Viewer): boolean => viewer?.hat.kind === 'supportCenter'

export const proposers: Policy = {
  says: 'a resident, a group, a section, the support centre for a group that asked it to, or somebody without an account who says how they are reached',
  may: (viewer) => isNameless(viewer) || mayPropose(viewer) || writesForGroups(viewer),
}

/** What the section owes whoever sent it. A look before publication, or an answer by law, is due on days of its own. */
export const replyDuty = 'consultation.reply'
export const answerDueOn = (duties: CaseSubject['duties']): PlainDate | undefined =>
  duties.find(({ kind }) => kind === replyDuty)?.due_on ?? undefined

const isSender = (viewer: Viewer, { parties }: Pick<CaseSubject, 'parties'>): boolean =>
  partyOf(viewer, parties)?.position === 1

export const theSender: CasePolicy = {
  says: 'the party that sent the idea',
  may: (viewer, subject) => isSender(viewer, subject),
}

/** An idea can be taken back until the parties have begun to shape it together. */
export const isWithdrawable = ({ state, stage }: Pick<Case, 'state' | 'stage'>): boolean =>
  state === 'open' && ['idea', 'consultation'].includes(stage)

export const canWithdraw = (viewer: Viewer, subject: CaseSubject): boolean =>
  isSender(viewer, subject) && isWithdrawable(subject.case)

/** What a case taught can start the next one, once it has come to its end. */
export const canSeed = ({ state }: Pick<Case, 'state'>): boolean => state !== 'open'

/** Who we are is for the parties and whoever is in charge; it may name private people. */
export const seesProposer = (viewer: Viewer, subject: CaseSubject): boolean =>
  viewer?.everywhere === true ||
  partyOf(viewer, subject.parties) !== undefined ||
  isOfSection(viewer, subject.case.section)
