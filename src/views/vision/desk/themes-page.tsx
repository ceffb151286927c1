import { boardName } from '../../../core/vision/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Disclosure, EmptyState, Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxField,
  ErrorSummary,
  type FieldError,
  Form,
  messageFor,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { crumbsOf } from '../board/parts.tsx'
import { ThemeSign, WishText } from '../board/wish-card.tsx'
import type { Theme } from '../queries.ts'
import { most } from '../rules.ts'
import { deskMessages } from './messages.ts'
import type { DeskPost } from './queries.ts'

type FieldsProps = { visit: Visit; kept: Failed['kept']; errors: FieldError[] }

const Fields = ({ visit: { lang }, kept, errors }: FieldsProps) => {
  const words = deskMessages(lang)
  return (
    <>
      <TextField
        lang={lang}
        name="name"
        label={words.themeName}
        required
        value={keptText(kept, 'name')}
        error={messageFor(errors, 'name')}
      />
      <TextArea
        lang={lang}
        name="lead"
        label={words.themeText}
        hint={words.themeTextHint}
        rows={3}
        maxLength={most.lead}
        value={keptText(kept, 'lead')}
        error={messageFor(errors, 'lead')}
      />
    </>
  )
}

const themeErrors = ({ lang }: Visit, failed: Failed | undefined): FieldError[] => {
  const words = deskMessages(lang)
  return sayErrors(failed?.errors ?? [], lang, { name: words.themeName, lead: words.themeText })
}

type ListProps = { themes: readonly Theme[]; post: DeskPost | undefined; failed?: Failed | undefined }

export function themesPage(visit: Visit, { themes, post, failed }: ListProps): Page {
  const { lang, city, query } = visit
  const words = deskMessages(lang)
  const errors = themeErrors(visit, failed)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={boardName(visit)} lead={words.themeLead}>
        {words.themeTitle}
      </Heading>
      {query.done && <Notice lang={lang} kind="success" title={words.done} />}
      {themes.length === 0 && !post ? (
        <EmptyState title={words.noThemes} text={words.noThemesText} />
      ) : (
        <ul class="yui-wish-links">
          {themes.map((theme) => (
            <li>
              <a href={cityPath(city, `/vision/desk/themes/${theme.code}`)}>
                <ThemeSign place={theme.place} /> {theme.name}
              </a>{' '}
              {words.figures(String(theme.posts), String(theme.ideas))}
              {theme.closed && ` ${words.closed}`}
            </li>
          ))}
        </ul>
      )}
      <Section id="new" title={post ? words.newTheme : words.make}>
        {post && (
          <div class="yui-wish">
            <WishText text={post.text} />
          </div>
        )}
        <Form lang={lang} action={cityPath(city, '/vision/desk/themes')} submissionId={blindId()}>
          {post && <input type="hidden" name="post" value={post.code} />}
          <Fields visit={visit} kept={failed?.kept ?? {}} errors={errors} />
          <Button>{words.make}</Button>
        </Form>
      </Section>
    </Stack>
  )
  const crumb = { label: words.title, href: cityPath(city, '/vision/desk') }
  return { title: words.themeTitle, body, breadcrumbs: crumbsOf(visit, crumb, { label: words.themeTitle }) }
}

export function editThemePage(visit: Visit, theme: Theme, failed?: Failed): Page {
  const { lang, city } = visit
  const words = deskMessages(lang)
  const errors = themeErrors(visit, failed)
  const kept = failed?.kept ?? { name: theme.name, lead: theme.lead, closed: theme.closed ? 'yes' : '' }
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={words.themeTitle}>
        {theme.name}
      </Heading>
      <Form
        lang={lang}
        action={cityPath(city, `/vision/desk/themes/${theme.code}`)}
        submissionId={blindId()}
        version={theme.version}
      >
        <Fields visit={visit} kept={kept} errors={errors} />
        <CheckboxField
          lang={lang}
          name="closed"
          label={words.closed}
          checked={keptText(kept, 'closed') === 'yes'}
        />
        <Button>{words.save}</Button>
      </Form>
      {!theme.closed && (
        <Disclosure summary={words.board}>
          <a href={cityPath(city, `/vision/themes/${theme.code}`)}>{theme.name}</a>
        </Disclosure>
      )}
    </Stack>
  )
  const crumb = { label: words.themeTitle, href: cityPath(city, '/vision/desk/themes') }
  return { title: theme.name, body, breadcrumbs: crumbsOf(visit, crumb, { label: theme.name }) }
}
