import type { CaseSubject, Party } from '../../core/case/types.ts'
import { type Delegation, holdingIn, matterOf, typedFor, typist } from '../../core/delegation/index.ts'
import { conflict, found } from '../../core/web/errors.ts'
import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { SignedIn, Visit } from '../../core/web/visit.ts'
import { blindId } from '../../lib/ids.ts'
import { Heading } from '../../ui/components/index.ts'
import { Button, DateField, ErrorSummary, Form, messageFor, RadioGroup, TextArea } from '../../ui/forms.tsx'
import { runningMessages } from './messages.ts'
import { isRunning, type LogInput, logForm, logVisibilities } from './rules.ts'

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
  const { lang, city, today } = visit
  const words = runningMessages(lang)
  const { on, text, visibility, futureDate } = words
  const errors = sayErrors(failed?.errors ?? [], lang, { on, text, visibility }, { futureDate })
  const kept = failed?.kept ?? { on: today, visibility: 'parties' }
  const of = (name: string) => ({ lang, name, value: keptText(kept, name), error: messageFor(errors, name) })
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
      >
        <DateField {...of('on')} label={words.on} hint={words.onHint} required />
        <TextArea {...of('text')} label={words.text} hint={words.textHint} required maxLength={4000} />
        <RadioGroup
          {...of('visibility')}
          label={words.visibility}
          required
          options={logVisibilities.map((value) => ({ value, label: words[value] }))}
        />
        <Button>{words.save}</Button>
      </Form>
    </>
  )
  return { title, body, breadcrumbs: [{ label: delegation.name, href: group }, { label: words.title }] }
}

async function write(visit: Visit, { on, text, visibility }: LogInput): Promise<Outcome> {
  const { delegation, subject } = await runningFor(visit)
  if (!isRunning(subject)) throw conflict()
  if (on > visit.today) return { errors: [{ field: 'on', code: 'futureDate' }], kept: {} }
  const facts = { on, text, onBehalfOf: delegation.name }
  const about = { caseId: subject.case.id, stage: 'running', kind: 'logged', partyId: subject.party.id }
  visit.record({ ...about, visibility, facts })
  await typedFor(visit as SignedIn, delegation, { kind: 'log', about: subject.case })
  return { to: cityPath(visit.city, `/centre/delegations/${delegation.id}?done=log`) }
}

export const forGroupRoutes: readonly Route[] = [
  page(path, { policy: typist, show: (visit) => show(visit) }),
  action(path, {
    policy: typist,
    form: logForm,
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
