import type { Child } from 'hono/jsx'
import { findPublicationRule, publicationRules } from '../../../core/moderation/index.ts'
import { boardName } from '../../../core/vision/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { DescriptionList, Heading, Notice, PlainText, Section, Stack } from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxGroup,
  ErrorSummary,
  type FieldError,
  Form,
  LinkButton,
  messageFor,
  RadioGroup,
  TextArea,
} from '../../../ui/forms.tsx'
import { crumbsOf } from '../board/parts.tsx'
import { WishText } from '../board/wish-card.tsx'
import type { Theme } from '../queries.ts'
import { isOwnRefusal, most } from '../rules.ts'
import { deskMessages } from './messages.ts'
import type { DeskPost } from './queries.ts'

type Props = {
  visit: Visit
  post: DeskPost
  themes: readonly Theme[]
  kept: Failed['kept']
  errors: FieldError[]
}

const reachOf = ({ lang }: Visit, { personId, reachable }: DeskPost): string => {
  const words = deskMessages(lang)
  if (personId) return words.reachAccount
  return reachable ? words.reachBrowser : words.reachNone
}

const Facts = ({ visit, post }: Pick<Props, 'visit' | 'post'>) => {
  const { lang, definition } = visit
  const words = deskMessages(lang)
  const rule = findPublicationRule(definition, post.rule)
  const items = [
    { term: words.state, description: words[post.state] },
    { term: words.penName, description: post.penName || words.noName },
    { term: words.reach, description: reachOf(visit, post) },
    ...(post.dueOn ? [{ term: words.due(''), description: formatDate(post.dueOn, lang) }] : []),
    ...(rule ? [{ term: words.formerRule, description: pick(rule.text, lang) }] : []),
    ...(post.objection
      ? [{ term: words.objectionIs, description: <PlainText text={post.objection} /> }]
      : []),
  ]
  return <DescriptionList items={items} />
}

const DecisionForm = ({
  visit: { lang, city },
  post,
  decision,
  children,
}: Pick<Props, 'visit' | 'post'> & { decision: 'show' | 'refuse'; children?: Child }) => (
  <Form
    lang={lang}
    action={cityPath(city, `/vision/desk/posts/${post.code}/decision`)}
    submissionId={blindId()}
    version={post.version}
  >
    <input type="hidden" name="decision" value={decision} />
    {children}
  </Form>
)

const Themes = ({ visit: { lang }, post, themes, kept }: Props) =>
  themes.length === 0 ? null : (
    <CheckboxGroup
      lang={lang}
      name="themes"
      label={deskMessages(lang).themes}
      hint={deskMessages(lang).themesHint}
      values={kept.themes === undefined ? post.themeIds : [kept.themes].flat()}
      options={themes.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )

const Show = (props: Props) => {
  const words = deskMessages(props.visit.lang)
  const shown = props.post.state === 'shown'
  return (
    <Section id="show" title={shown ? words.retheme : words.show}>
      <DecisionForm visit={props.visit} post={props.post} decision="show">
        <Themes {...props} />
        <Button>{shown ? words.saveThemes : words.showDo}</Button>
      </DecisionForm>
    </Section>
  )
}

const Refuse = ({ visit, post, kept, errors }: Props) => {
  const { lang, definition } = visit
  const words = deskMessages(lang)
  return (
    <Section id="refuse" title={post.state === 'shown' ? words.takeDown : words.refuse}>
      <DecisionForm visit={visit} post={post} decision="refuse">
        <RadioGroup
          lang={lang}
          name="rule"
          label={words.rule}
          required
          value={keptText(kept, 'rule')}
          error={messageFor(errors, 'rule')}
          options={publicationRules(definition).map(({ code, text }) => ({
            value: code,
            label: pick(text, lang),
          }))}
        />
        <TextArea
          lang={lang}
          name="note"
          label={words.noteLabel}
          hint={`${words.history} ${words.noteHint}`}
          rows={3}
          maxLength={most.note}
          value={keptText(kept, 'note')}
          error={messageFor(errors, 'note')}
        />
        <Button kind="secondary">{words.refuseDo}</Button>
      </DecisionForm>
    </Section>
  )
}

export function deskPostPage(
  visit: Visit,
  { post, themes, failed }: { post: DeskPost; themes: readonly Theme[]; failed?: Failed | undefined },
): Page {
  const { lang, city, viewer } = visit
  const words = deskMessages(lang)
  const labels = { rule: words.rule, note: words.noteLabel, themes: words.themes }
  const errors = sayErrors(failed?.errors ?? [], lang, labels, { anotherPerson: words.anotherPerson })
  const props = { visit, post, themes, kept: failed?.kept ?? {}, errors }
  const blocked = isOwnRefusal(viewer, post)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={`${boardName(visit)}　${post.code}`}>
        {words.one}
      </Heading>
      <div class="yui-wish yui-wish--large">
        <WishText text={post.text} />
      </div>
      <Facts visit={visit} post={post} />
      {blocked && <Notice lang={lang} kind="warning" title={words.anotherPerson} />}
      {!blocked && post.state !== 'refused' && <Show {...props} />}
      {!blocked && post.state !== 'refused' && <Refuse {...props} />}
      {post.state !== 'refused' && (
        <p>
          <LinkButton kind="secondary" href={cityPath(city, `/vision/desk/themes?post=${post.code}`)}>
            {words.newTheme}
          </LinkButton>
        </p>
      )}
    </Stack>
  )
  const crumb = { label: words.title, href: cityPath(city, '/vision/desk') }
  return { title: words.one, body, breadcrumbs: crumbsOf(visit, crumb, { label: post.code }) }
}
