import type { z } from 'zod'
import { listEntries } from '../../core/case/find.ts'
import type { CaseSubject, Party } from '../../core/case/types.ts'
import { type Delegation, holdingIn, matterOf, typedFor, typist } from '../../core/delegation/index.ts'
import { withSectionsToday } from '../../core/edition/view.ts'
import { AttachField, attachUploads, faultsInFiles, wantedTokens } from '../../core/files/index.ts'
import { conflict, found } from '../../core/web/errors.ts'
import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { CaseVisit, SignedIn, Visit } from '../../core/web/visit.ts'
import { blindId } from '../../lib/ids.ts'
import { Heading, PlainText, Section } from '../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, TextArea } from '../../ui/forms.tsx'
import { limits, messageForm } from './forms.ts'
import { consultationMessages, labelsOf } from './messages.ts'
import { findConsultation, lockConsultation } from './queries.ts'
import { isOpen } from './rules.ts'
import { say } from './talk.ts'

const path = '/centre/delegations/:delegation/messages/:number'

type For = { delegation: Delegation; subject: CaseSubject & { party: Party }; visit: CaseVisit }

/** The consultation of a group that asks the centre to type for it: 404 for any other, and when it is over. */
async function openFor(visit: Visit): Promise<For> {
  const delegation = await holdingIn(visit)
  const subject = await matterOf(visit, delegation)
  const own = await visit.runtime.directory.definition(subject.case.edition_id)
  const definition = withSectionsToday(own, visit.definition)
  return { delegation, subject, visit: { ...visit, ...subject, definition } }
}

/** What the section answered last: all that whoever types has to know. */
async function lastAnswer({ tx }: Visit, caseId: string): Promise<string | undefined> {
  const thread = await listEntries(tx, caseId)
  const answer = thread.findLast(({ stage, kind }) => stage === 'consultation' && kind === 'answer')
  return answer && String(answer.facts.text)
}

async function show(asked: Visit, failed?: Failed): Promise<Page> {
  const { delegation, subject, visit } = await openFor(asked)
  found(isOpen(subject.case, found(await findConsultation(visit.tx, subject.case.id))) || undefined)
  const { lang, city } = visit
  const words = consultationMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, labelsOf(words))
  const answer = await lastAnswer(visit, subject.case.id)
  const title = words.forGroupTitle(delegation.name)
  const group = cityPath(city, `/centre/delegations/${delegation.id}`)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={`${subject.case.number} ${subject.case.title}`} lead={words.forGroupLead}>
        {title}
      </Heading>
      <Section id="answer" title={words.lastAnswer}>
        <PlainText text={answer ?? words.noAnswer} />
      </Section>
      <Form
        lang={lang}
        action={`${group}/messages/${subject.case.number}`}
        submissionId={blindId()}
        draft={visit.draft}
        multipart
      >
        <TextArea
          lang={lang}
          name="message"
          label={words.message}
          required
          rows={8}
          maxLength={limits.text}
          value={keptText(failed?.kept ?? {}, 'message')}
          error={messageFor(errors, 'message')}
        />
        <AttachField
          visit={visit}
          name="messageFiles"
          kept={failed?.kept ?? {}}
          error={messageFor(errors, 'messageFiles')}
        />
        <Button>{words.say}</Button>
      </Form>
    </>
  )
  return { title, body, breadcrumbs: [{ label: delegation.name, href: group }, { label: words.title }] }
}

async function write(
  asked: Visit,
  { message, messageFiles }: z.output<typeof messageForm>,
): Promise<Outcome> {
  const { delegation, subject, visit } = await openFor(asked)
  const read = found(await lockConsultation(visit.tx, subject.case.id))
  if (!isOpen(subject.case, read)) throw conflict()
  const tokens = wantedTokens(messageFiles)
  const errors = await faultsInFiles(visit, 'messageFiles', tokens, subject.case.id)
  if (errors.length > 0) return { errors, kept: {} }
  const files = await attachUploads(visit, tokens, subject.case.id, 'parties')
  await say(visit, read, message, files, { id: subject.party.id, name: delegation.name })
  await typedFor(visit as SignedIn, delegation, { kind: 'message', about: subject.case })
  return { to: cityPath(visit.city, `/centre/delegations/${delegation.id}?done=message`) }
}

export const forGroupRoutes: readonly Route[] = [
  page(path, { policy: typist, show: (visit) => show(visit) }),
  action(path, {
    policy: typist,
    form: messageForm,
    uploads: ['messageFiles'],
    draft: {
      page: path,
      kind: 'one',
      name: (lang) => consultationMessages(lang).messageTitle,
      labels: (lang) => labelsOf(consultationMessages(lang)),
    },
    act: write,
    again: show,
  }),
]
