import { advance } from '../../core/advance.ts'
import { type Approval, draftApproval, requiresApproval, withdrawDrafts } from '../../core/approval/index.ts'
import { groupAsParty, outsiderAsParty } from '../../core/case/as-party.ts'
import { addParty, type NewParty } from '../../core/case/parties.ts'
import { partyOf } from '../../core/case/types.ts'
import { openDuty } from '../../core/duty/duties.ts'
import { leadOf } from '../../core/duty/lead.ts'
import { findGroupChoice } from '../../core/group/index.ts'
import {
  confirmationOf,
  confirmReleased,
  currentJoint,
  type Joint,
  lockCase,
  type OnlineConfirmation,
  writeVersion,
} from '../../core/joint/index.ts'
import { conflict, forbidden } from '../../core/web/errors.ts'
import { casePath } from '../../core/web/paths.ts'
import type { Outcome } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import { partiesText } from './differences.ts'
import type { AgreementInput, PartyInput } from './forms.ts'
import { agreementMessages } from './messages.ts'
import { sectionParty } from './new-party.ts'
import { tellInEffect } from './notices.ts'
import {
  type Agreement,
  agreementFrom,
  type CurrentAgreement,
  isBeingWritten,
  mayWrite,
  mistakesIn,
  namesStrangers,
  promisesOf,
} from './rules.ts'

export const findAgreement = (visit: CaseVisit) =>
  currentJoint<Agreement>(visit.tx, visit.case.id, 'agreement')

const pageOf = ({ city, case: { number } }: CaseVisit) => casePath(city, number, '/agreement')

/** Somebody was faster where it is in effect or has gone on; whoever is no party may not write at all. */
function checkMayWrite(visit: CaseVisit, joint: CurrentAgreement): void {
  if (!isBeingWritten(visit, joint)) throw conflict()
  if (!mayWrite(visit.viewer, visit, joint)) throw forbidden()
}

/** Somebody wrote meanwhile: what was typed here stays, and is sent again knowing of the other. */
const newerVersion = { field: '', code: 'newerVersion' }

export async function write(visit: CaseVisit, input: AgreementInput): Promise<Outcome> {
  const joint = await findAgreement(visit)
  checkMayWrite(visit, joint)
  if (input.addRow !== '') return { errors: [], kept: {} }
  if ((joint?.version ?? 0) !== input.version) return { errors: [newerVersion], kept: {} }
  if (namesStrangers(input, visit)) throw conflict()
  const errors = mistakesIn(input, visit)
  if (errors.length > 0) return { errors, kept: {} }
  const promises = promisesOf(visit.definition, visit.case.form)
  await writeVersion(visit, visit, 'agreement', agreementFrom(input, visit, promises), input.version)
  await withdrawDrafts(visit, ['agreement'])
  return { to: pageOf(visit) }
}

/** All have confirmed: what was agreed is published, and its term is the case's. */
export async function takenEffect(visit: CaseVisit, joint: Joint<Agreement>): Promise<void> {
  const { parties, content } = joint.document
  const { purpose, roles, startsOn, endsOn } = content
  visit.record({
    caseId: visit.case.id,
    stage: 'agreement',
    kind: 'tookEffect',
    visibility: 'public',
    facts: {
      version: joint.version,
      hash: joint.hash,
      parties: parties.map(({ publicName }) => publicName),
      purpose,
      roles: roles.map(({ party, role }) => ({
        party: parties.find(({ id }) => id === party)?.publicName ?? '',
        role,
      })),
      startsOn,
      endsOn,
    },
  })
  await tellInEffect(visit, startsOn, endsOn)
  for (const stage of visit.runtime.stages)
    if (stage.isPresent(visit.definition)) await stage.agreed?.(visit, visit)
  await advance(visit, visit.case, { starts_on: startsOn, ends_on: endsOn })
}

/** Where the city wants a 決裁 first, the chief's confirmation becomes the draft that circulates. */
export async function draftInstead(
  visit: CaseVisit,
  given: OnlineConfirmation,
): Promise<Outcome | undefined> {
  const party = partyOf(visit.viewer, visit.parties)
  if (!requiresApproval(visit.definition, 'agreement') || party === undefined || party.section === null)
    return undefined
  const joint = await findAgreement(visit)
  // A text that can no longer be confirmed is told the usual way, before anything circulates.
  if (joint?.hash !== given.hash || confirmationOf(joint, party.id) !== undefined) return undefined
  const words = agreementMessages('ja')
  const { purpose, startsOn, endsOn } = joint.document.content
  await draftApproval(visit, {
    kind: 'agreement',
    draft: {
      paper: {
        subject: words.paperSubject(visit.case.title),
        parts: [
          { label: words.parties, text: partiesText(joint.document.parties) },
          { label: words.purpose, text: purpose },
          { label: words.term, text: words.termOf(startsOn, endsOn) },
          { label: words.paperWhat, text: `${given.version} ${given.hash}` },
        ],
      },
      content: { version: given.version, hash: given.hash, partyId: party.id },
    },
  })
  return { to: pageOf(visit) }
}

/** After the 決裁 the chief's confirmation counts; 409 when the text has become another meanwhile. */
export async function releaseAgreement(visit: CaseVisit, approval: Approval): Promise<void> {
  const { version, hash, partyId } = approval.draft.content
  const given = { version: Number(version), hash: String(hash), partyId: String(partyId) }
  const confirmed = await confirmReleased<Agreement>(visit, visit, 'agreement', {
    ...given,
    personId: approval.drafted_by,
  })
  if (!confirmed.ok) throw conflict()
  if (confirmed.effect) await takenEffect(visit, confirmed.joint)
}

async function newParty(visit: CaseVisit, input: PartyInput): Promise<NewParty | undefined> {
  const { definition } = visit
  if (input.section !== '') return sectionParty(definition, visit, input.section)
  if (input.name !== '') return outsiderAsParty(definition, input.kind, input.name)
  const group = isUuid(input.organization) ? await findGroupChoice(visit.tx, input.organization) : undefined
  return group && groupAsParty(definition, group)
}

const isThere = ({ parties }: CaseVisit, { organizationId, name }: NewParty): boolean =>
  parties.some(
    (party) =>
      (organizationId !== undefined && party.organization_id === organizationId) || party.name === name,
  )

/** A party more means that what was written no longer names all: whoever leads writes the next version. */
export async function joinCase(visit: CaseVisit, input: PartyInput): Promise<Outcome> {
  // Otherwise the last confirmation could bring the old text into effect while somebody new comes in.
  await lockCase(visit.tx, visit.case.id)
  const joint = await findAgreement(visit)
  checkMayWrite(visit, joint)
  const party = await newParty(visit, input)
  const field = input.section !== '' ? 'section' : input.name !== '' ? 'kind' : 'organization'
  if (party === undefined) return { errors: [{ field, code: 'badChoice' }], kept: {} }
  if (isThere(visit, party)) return { errors: [{ field, code: 'alreadyParty' }], kept: {} }
  const caseId = visit.case.id
  await addParty(visit.tx, caseId, party, visit.now)
  const facts = { party: party.publicName }
  visit.record({ caseId, stage: 'agreement', kind: 'partyAdded', visibility: 'parties', facts })
  if (joint !== undefined && visit.duties.every(({ kind }) => kind !== 'agreement.draft'))
    await openDuty(visit.tx, { caseId, kind: 'agreement.draft', ...leadOf(visit) }, visit.now)
  return { to: pageOf(visit) }
}
