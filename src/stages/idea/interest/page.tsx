import type { Child } from 'hono/jsx'
import { resourceKinds } from '../../../core/proposal/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate, todayInJapan } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { joined } from '../../../lib/language.ts'
import { Disclosure, Heading, Notice, PlainText, Section, Stack } from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxGroup,
  ErrorSummary,
  type FieldError,
  Form,
  LinkButton,
  messageFor,
  TextArea,
} from '../../../ui/forms.tsx'
import { mailFollowMessages } from './mail/messages.ts'
import { AskByMail } from './mail/page.tsx'
import { interestMessages } from './messages.ts'
import type { Joining } from './queries.ts'
import { canAdd, canJoin } from './rules.ts'

export type Interest = {
  visit: CaseVisit
  joinings: readonly Joining[]
  own: Joining | undefined
  following: boolean
  /** Whether the viewer reads and answers what others offered. */
  answers: boolean
  failed: Failed | undefined
}

const at = ({ city, case: { number } }: CaseVisit, below: string) => casePath(city, number, below)

const isOpenToMail = ({ case: { visibility, state } }: CaseVisit): boolean =>
  visibility === 'public' && state === 'open'

const Follow = ({ visit, following, failed, errors }: Interest & { errors: FieldError[] }) => {
  const { lang, city, viewer } = visit
  const words = interestMessages(lang)
  if (viewer === undefined)
    return (
      <>
        {isOpenToMail(visit) && <AskByMail visit={visit} failed={failed} errors={errors} />}
        <Notice lang={lang}>
          <p>{words.notAlone}</p>
          <p>
            <LinkButton
              kind="secondary"
              href={cityPath(city, `/sign-in?next=${encodeURIComponent(at(visit, '/interest'))}`)}
            >
              {words.signIn}
            </LinkButton>
          </p>
        </Notice>
      </>
    )
  return (
    <Section id="follow" title={following ? words.following : words.followTitle} lead={words.followText}>
      <Form lang={lang} action={at(visit, '/following')} submissionId={blindId()}>
        <Button kind="secondary" name="follow" value={following ? 'no' : 'yes'}>
          {following ? words.unfollow : words.follow}
        </Button>
      </Form>
    </Section>
  )
}

const JoinForm = ({ visit, failed, errors }: Interest & { errors: FieldError[] }) => {
  const { lang } = visit
  const words = interestMessages(lang)
  const kept = failed?.kept ?? {}
  return (
    <Section id="join" title={words.joinTitle} lead={words.joinLead}>
      <Form lang={lang} action={at(visit, '/joining')} submissionId={blindId()}>
        <CheckboxGroup
          lang={lang}
          name="kinds"
          label={words.kinds}
          values={[kept.kinds ?? []].flat()}
          options={resourceKinds.map((kind) => ({ value: kind, label: words[kind] }))}
        />
        <TextArea
          lang={lang}
          name="offer"
          label={words.offer}
          hint={words.offerHint}
          required
          rows={4}
          maxLength={1000}
          value={keptText(kept, 'offer')}
          error={messageFor(errors, 'offer')}
        />
        <p>
          <Button>{words.send}</Button>
        </p>
      </Form>
    </Section>
  )
}

const Said = ({ visit: { lang }, joining }: { visit: CaseVisit; joining: Joining }) => {
  const words = interestMessages(lang)
  const kinds = resourceKinds.filter((kind) => joining.kinds.includes(kind)).map((kind) => words[kind])
  return (
    <>
      <h3>{joining.name}</h3>
      <p>
        <small>{formatDate(todayInJapan(joining.offered_at), lang)}</small> {joined(kinds, lang)}
      </p>
      <PlainText text={joining.offer} />
      {joining.state === 'party' && <p>{words.isParty}</p>}
    </>
  )
}

/** One offer with the sender's or the section's answer; one press makes a party of whoever offered. */
const Answer = ({ visit, joining }: { visit: CaseVisit; joining: Joining }) => {
  const { lang } = visit
  const words = interestMessages(lang)
  const id = `answer-${joining.id}`
  return (
    <Form lang={lang} action={at(visit, '/joining/answer')} submissionId={blindId()}>
      <input type="hidden" name="joining" value={joining.id} />
      <input type="hidden" name="version" value={String(joining.version)} />
      <p>
        <label for={id}>{words.answer}</label> <small>{words.answerHint}</small>
        <br />
        <textarea class="yui-input" id={id} name="answer" rows={2}>
          {joining.answer}
        </textarea>
      </p>
      <p>
        <Button kind="secondary">{words.reply}</Button>{' '}
        {joining.state !== 'party' && canAdd(visit) && (
          <Button name="step" value="add">
            {words.add}
          </Button>
        )}
      </p>
    </Form>
  )
}

const Offers = ({ visit, joinings }: Interest): Child => {
  const words = interestMessages(visit.lang)
  return (
    <Section id="offers" title={words.listTitle}>
      {joinings.length === 0 && <p>{words.none}</p>}
      {joinings.map((joining) => (
        <div class="yui-prose">
          <Said visit={visit} joining={joining} />
          <Answer visit={visit} joining={joining} />
        </div>
      ))}
    </Section>
  )
}

const Own = ({ visit, joining }: { visit: CaseVisit; joining: Joining }) => {
  const words = interestMessages(visit.lang)
  return (
    <Section id="own" title={words.yours}>
      <Said visit={visit} joining={joining} />
      {joining.answer !== '' && (
        <>
          <h3>{words.answer}</h3>
          <PlainText text={joining.answer} />
        </>
      )}
      {joining.state !== 'party' && (
        <Disclosure summary={words.takeBack}>
          <Form lang={visit.lang} action={at(visit, '/joining/withdrawal')} submissionId={blindId()}>
            <input type="hidden" name="version" value={String(joining.version)} />
            <p>{words.takeBackText}</p>
            <Button kind="secondary">{words.takeBack}</Button>
          </Form>
        </Disclosure>
      )}
    </Section>
  )
}

export function interestPage(props: Interest): Page {
  const { visit, own, answers, failed } = props
  const { lang, case: subject } = visit
  const words = interestMessages(lang)
  const labels = { offer: words.offer, address: mailFollowMessages(lang).address }
  const errors = sayErrors(failed?.errors ?? [], lang, labels, { already: words.already })
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={`${subject.number}　${subject.title}`}>
        {words.title}
      </Heading>
      <Follow {...props} errors={errors} />
      {answers && <Offers {...props} />}
      {!answers && own && <Own visit={visit} joining={own} />}
      {!answers && !own && canJoin(visit.viewer, visit) && <JoinForm {...props} errors={errors} />}
      <p>
        <a href={at(visit, '')}>{words.back}</a>
      </p>
    </Stack>
  )
  const breadcrumbs = [{ label: subject.number, href: at(visit, '') }, { label: words.title }]
  return { title: words.title, body, breadcrumbs }
}
