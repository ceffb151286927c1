import type { CaseSubject, Party } from '../../core/case/types.ts'
import { type Delegation, holdingIn, matterOf, typedFor, typist } from '../../core/delegation/index.ts'
import { conflict, found } from '../../core/web/errors.ts'
import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { SignedIn, Visit } from '../../core/web/visit.ts'
import { blindId } from '../../lib/ids.ts'
import { Heading } from '../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor } from '../../ui/forms.tsx'
import { factsOfLine, faultsInLine } from './log-line.ts'
import { runningMessages } from './messages.ts'
import { LogFields } from './pages/log-fields.tsx'
import { isRunning, type LogInput, logForm } from './rules.ts'

const path = '/centre/delegations/:delegation/log/:number'

type For = { delegation: Delegation; subject: CaseSubject & { party: Party } }

/** The running work of a group that asks the centre to type for it: 404 for any other, and when it is over. */
async function runningFor(visit: Visit): Promise<For> {
  const delegation = await holdingIn(visit)
  const subject = await matterOf(visit, delegation)
  return { delegation, subject: found(isRunning(subject) ? subject : undefined) }
}

async function show(visit: Visit, failed?: Failed): Promise<Page> {
  const { delegation, subject } = await runningFor(visit)
  const { lang, city } = visit
  const words = runningMessages(lang)
  const { on, text, photos, photoText, visibility, futureDate } = words
  const labels = { on, text, photos, photoText, visibility }
  const errors = sayErrors(failed?.errors ?? [], lang, labels, { futureDate })
  const kept = failed?.kept ?? {}
  const of = (name: string, first = '') => ({
    lang,
    name,
    value: kept[name] === undefined ? first : keptText(kept, name),
    error: messageFor(errors, name),
  })
  const group = cityPath(city, `/centre/delegations/${delegation.id}`)
  const title = words.forGroupTitle(delegation.name)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={`${subject.case.number} ${subject.case.title}`} lead={words.forGroupLead}>
        {title}
      </Heading>
      <Form
        lang={lang}
        action={`${group}/log/${subject.case.number}`}
        submissionId={blindId()}
        draft={visit.draft}
        multipart
      >
        <LogFields visit={visit} field={of} kept={kept} first="parties" />
        <Button>{words.save}</Button>
      </Form>
    </>
  )
  return { title, body, breadcrumbs: [{ label: delegation.name, href: group }, { label: words.title }] }
}

async function write(visit: Visit, input: LogInput): Promise<Outcome> {
  const { delegation, subject } = await runningFor(visit)
  if (!isRunning(subject)) throw conflict()
  const errors = await faultsInLine(visit, input, subject.case.id)
  if (errors.length > 0) return { errors, kept: {} }
  const facts = { ...(await factsOfLine(visit, input, subject.case.id)), onBehalfOf: delegation.name }
  const about = { caseId: subject.case.id, stage: 'running', kind: 'logged', partyId: subject.party.id }
  visit.record({ ...about, visibility: input.visibility, facts })
  await typedFor(visit as SignedIn, delegation, { kind: 'log', about: subject.case })
  return { to: cityPath(visit.city, `/centre/delegations/${delegation.id}?done=log`) }
}

export const forGroupRoutes: readonly Route[] = [
  page(path, { policy: typist, show: (visit) => show(visit) }),
  action(path, {
    policy: typist,
    form: logForm,
    uploads: ['photos'],
    draft: {
      page: path,
      kind: 'one',
      name: (lang) => runningMessages(lang).write,
      labels: (lang) => ({ on: runningMessages(lang).on, text: runningMessages(lang).text }),
    },
    act: write,
    again: show,
  }),
]
