import { findPublicationRule } from '../../../core/moderation/index.ts'
import { boardName } from '../../../core/vision/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import {
  Chip,
  Disclosure,
  EmptyState,
  Heading,
  Notice,
  Stack,
  type Tone,
} from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, TextArea } from '../../../ui/forms.tsx'
import { crumbsOf } from '../board/parts.tsx'
import { WishText } from '../board/wish-card.tsx'
import type { Own } from '../queries.ts'
import { most } from '../rules.ts'
import { ownMessages } from './messages.ts'
import { canObject, canWithdraw, objectionUntil } from './rules.ts'

const tones: Readonly<Record<Own['state'], Tone>> = {
  waiting: 'info',
  shown: 'success',
  refused: 'warning',
  objected: 'info',
  withdrawn: 'neutral',
}

type Props = { visit: Visit; own: Own; failed?: Failed | undefined }

/** What became of it, and by which rule. */
const Fate = ({ visit: { lang, definition, city }, own }: Props) => {
  const words = ownMessages(lang)
  const due = own.dueOn ? formatDate(own.dueOn, lang) : ''
  const rule = findPublicationRule(definition, own.rule)
  if (own.state === 'waiting') return <p>{words.waitingText(due)}</p>
  if (own.state === 'objected') return <p>{words.objectedText(due)}</p>
  if (own.state === 'shown')
    return (
      <p>
        <a href={cityPath(city, `/vision/posts/${own.code}`)}>{words.see}</a>
      </p>
    )
  if (own.state !== 'refused') return null
  return (
    <>
      {rule && <p>{words.refusedText(pick(rule.text, lang))}</p>}
      {own.note !== '' && (
        <p>
          {words.note}: {own.note}
        </p>
      )}
      {own.objected && <p>{words.final}</p>}
    </>
  )
}

const Objection = ({ visit, own, failed }: Props) => {
  const { lang, city, definition, today } = visit
  const words = ownMessages(lang)
  if (!canObject(definition, own, today)) return null
  const labels = { objection: words.objectionLabel }
  const errors = sayErrors(failed?.errors ?? [], lang, labels)
  return (
    <Disclosure summary={words.objection} open={errors.length > 0}>
      <p>{words.objectionText(formatDate(objectionUntil(definition, own.decidedOn ?? today), lang))}</p>
      <Form lang={lang} action={cityPath(city, `/vision/own/${own.code}/objection`)} submissionId={blindId()}>
        <TextArea
          lang={lang}
          name="objection"
          label={words.objectionLabel}
          required
          rows={3}
          maxLength={most.objection}
          value={keptText(failed?.kept ?? {}, 'objection')}
          error={messageFor(errors, 'objection')}
        />
        <Button kind="secondary">{words.objectionSend}</Button>
      </Form>
    </Disclosure>
  )
}

const Withdrawal = ({ visit: { lang, city }, own }: Props) => {
  const words = ownMessages(lang)
  return (
    <Disclosure summary={words.withdraw}>
      <p>{words.withdrawText}</p>
      <Form
        lang={lang}
        action={cityPath(city, `/vision/own/${own.code}/withdrawal`)}
        submissionId={blindId()}
      >
        <Button kind="danger">{words.withdraw}</Button>
      </Form>
    </Disclosure>
  )
}

const Grown = ({ visit: { lang, city }, own }: Props) =>
  own.grown.length === 0 ? null : (
    <div>
      <p>{ownMessages(lang).grown}</p>
      <ul>
        {own.grown.map(({ number, title }) => (
          <li>
            <a href={casePath(city, number)}>
              {number} {title}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )

const OwnPost = (props: Props) => {
  const { visit, own } = props
  const words = ownMessages(visit.lang)
  return (
    <article class="yui-wish yui-wish--own" id={`own-${own.code}`}>
      <p>
        <Chip tone={tones[own.state]}>{words[own.state]}</Chip>{' '}
        <small>{words.sentOn(formatDate(own.sentOn, visit.lang))}</small>
      </p>
      <WishText text={own.text === '' ? words.gone : own.text} />
      <Fate {...props} />
      <Grown {...props} />
      <Objection {...props} />
      {canWithdraw(own) && <Withdrawal {...props} />}
    </article>
  )
}

const Forget = ({ visit: { lang, city } }: { visit: Visit }) => {
  const words = ownMessages(lang)
  return (
    <Disclosure summary={words.forget}>
      <p>{words.forgetText}</p>
      <Form lang={lang} action={cityPath(city, '/vision/own/forget')}>
        <Button kind="secondary">{words.forget}</Button>
      </Form>
    </Disclosure>
  )
}

const Done = ({ visit: { lang, query }, posts }: { visit: Visit; posts: readonly Own[] }) => {
  const words = ownMessages(lang)
  if (query.done === undefined) return null
  const due = posts[0]?.dueOn
  const sent = query.done === 'sent' && due
  return (
    <Notice lang={lang} kind="success" title={sent ? words.sent : words.done}>
      {sent && <p>{words.sentText(formatDate(due, lang))}</p>}
    </Notice>
  )
}

/** `failed`: an objection that was sent with mistakes, and to which post. */
export function ownPage(visit: Visit, posts: readonly Own[], failed?: Failed & { code: string }): Page {
  const { lang, city, viewer } = visit
  const words = ownMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, { objection: words.objectionLabel })
  const none = { title: words.none, text: words.noneText }
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={boardName(visit)} lead={viewer ? words.leadAccount : words.leadBrowser}>
        {words.title}
      </Heading>
      <Done visit={visit} posts={posts} />
      {posts.length === 0 ? (
        <EmptyState {...none} action={{ href: cityPath(city, '/vision/new'), label: words.write }} />
      ) : (
        posts.map((own) => (
          <OwnPost visit={visit} own={own} {...(failed?.code === own.code ? { failed } : {})} />
        ))
      )}
      {viewer === undefined && posts.length > 0 && <Forget visit={visit} />}
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: crumbsOf(visit, { label: words.title }) }
}
