import { storeFile } from '../files/index.ts'
import { conflict } from '../web/errors.ts'
import { casePath } from '../web/paths.ts'
import { anyParty, sectionInCharge, whoMayBindAParty } from '../web/policies.ts'
import { caseAction, type Outcome, type Route } from '../web/route.ts'
import type { CaseVisit } from '../web/visit.ts'
import { confirmOnline, confirmOnPaper } from './confirm.ts'
import { confirmForm, objectionForm, paperForm, reminderForm, silenceForm, wordForm } from './forms.ts'
import { jointMessages } from './messages.ts'
import { objectTo } from './object.ts'
import type { JointPlace } from './place.ts'
import { currentJoint } from './queries.ts'
import { takesConfirmations } from './rules.ts'
import { addWord, recordSilence, remind } from './silence.ts'
import { isClosed } from './silence-rules.ts'
import type { Confirmed, Refusal } from './types.ts'

const mistake = (field: string, code: string): Outcome => ({ errors: [{ field, code }], kept: {} })

/** Confirm, record a paper, object: the same three for whatever belongs to all parties. */
export function jointRoutes<C>(place: JointPlace<C>): readonly Route[] {
  const path = `/cases/:number${place.path}`
  return [
    caseAction(`${path}/confirmation`, {
      policy: whoMayBindAParty,
      form: confirmForm,
      act: async (visit, given) => {
        const here = await whileAsked(place, visit)
        const instead = await place.before?.(here, given)
        if (instead) return instead
        const taken = await confirmOnline<C>(here, here, kindIn(place, here), given)
        return after(place, here, taken, 'confirmation')
      },
      again: place.show,
    }),
    caseAction(`${path}/paper`, {
      policy: sectionInCharge,
      form: paperForm,
      act: async (visit, paper) => {
        const stored = await storeFile(
          await whileAsked(place, visit),
          visit.case.id,
          visit.files.scan?.[0],
          'parties',
        )
        if (!stored.ok) return mistake('scan', stored.code)
        const taken = await confirmOnPaper<C>(visit, visit, kindIn(place, visit), {
          ...paper,
          fileId: stored.id,
        })
        return after(place, visit, taken, paperField)
      },
      again: place.show,
    }),
    caseAction(`${path}/objection`, {
      policy: anyParty,
      form: objectionForm,
      draft: {
        page: path,
        kind: 'one',
        name: (lang) => jointMessages(lang).objectTitle,
        labels: (lang) => ({ reason: jointMessages(lang).reason }),
      },
      act: async (visit, objection) => {
        const done = await objectTo(visit, visit, kindIn(place, visit), objection)
        return done.ok ? { to: pageOf(place, visit) } : mistake('reason', done.why)
      },
      again: place.show,
    }),
    ...silenceRoutes(place),
  ]
}

/** Where one may go on without a party that does not answer. */
function silenceRoutes<C>(place: JointPlace<C>): readonly Route[] {
  const { silence } = place
  if (silence === undefined) return []
  const path = `/cases/:number${place.path}`
  const policy = silence.who
  return [
    caseAction(`${path}/reminder`, {
      policy,
      form: reminderForm,
      act: async (visit, asked) => {
        inStage(place, visit)
        const done = await remind(visit, visit, kindIn(place, visit), asked)
        return done.ok ? { to: pageOf(place, visit) } : mistake('', done.why)
      },
      again: place.show,
    }),
    caseAction(`${path}/silence`, {
      policy,
      form: silenceForm,
      act: async (visit, { silence: reason, ...asked }) => {
        inStage(place, visit)
        const given = { ...asked, reason, patience: silence.patience(visit) }
        const instead = await place.before?.(visit, { version: asked.version, hash: '' })
        return (
          instead ??
          after(place, visit, await recordSilence<C>(visit, visit, kindIn(place, visit), given), 'silence')
        )
      },
      again: place.show,
    }),
    caseAction(`${path}/word`, {
      policy: anyParty,
      form: wordForm,
      act: async (visit, given) => {
        await addWord(visit, visit, kindIn(place, visit), given)
        return { to: pageOf(place, visit) }
      },
      again: place.show,
    }),
  ]
}

/** While the case is there; and afterwards only by whom one went on without. */
async function whileAsked<C>(place: JointPlace<C>, visit: CaseVisit): Promise<CaseVisit> {
  if (takesConfirmations(visit.case, kindIn(place, visit))) return visit
  const joint = await currentJoint(visit.tx, visit.case.id, kindIn(place, visit))
  if (joint === undefined || !isClosed(joint)) throw conflict()
  return visit
}

function inStage<C>(place: JointPlace<C>, visit: CaseVisit): CaseVisit {
  if (!takesConfirmations(visit.case, kindIn(place, visit))) throw conflict()
  return visit
}

const kindIn = <C>(place: JointPlace<C>, visit: CaseVisit) => place.here?.(visit).kind ?? place.kind

const pageOf = <C>(place: JointPlace<C>, visit: CaseVisit) =>
  casePath(visit.city, visit.case.number, place.here?.(visit).path ?? place.path)

const paperField = (why: Refusal): string => (why === 'stale' ? 'hash' : 'partyId')

async function after<C>(
  place: JointPlace<C>,
  visit: CaseVisit,
  taken: Confirmed<C>,
  field: string | ((why: Refusal) => string),
): Promise<Outcome> {
  if (!taken.ok) return mistake(typeof field === 'string' ? field : field(taken.why), taken.why)
  if (!taken.effect) return { to: pageOf(place, visit) }
  await place.takenEffect(visit, taken.joint)
  return { to: place.here ? pageOf(place, visit) : casePath(visit.city, visit.case.number) }
}
