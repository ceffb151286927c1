import { PublicationRules } from '../../../core/moderation/index.ts'
import { boardName } from '../../../core/vision/index.ts'
import { sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Section, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form } from '../../../ui/forms.tsx'
import { boardMessages } from '../board/messages.ts'
import { crumbsOf } from '../board/parts.tsx'
import type { Theme } from '../queries.ts'
import { PostFields, postLabels } from './fields.tsx'
import { writeMessages } from './messages.ts'

/** Whether and how somebody hears what became of it: said before they write. */
const Hears = ({ visit: { lang, city, viewer } }: { visit: Visit }) => {
  const words = writeMessages(lang)
  if (viewer) return <p>{words.signedIn}</p>
  const next = encodeURIComponent(cityPath(city, '/vision/new'))
  return (
    <p>
      {words.browser} <a href={cityPath(city, `/sign-in?next=${next}`)}>{words.signIn}</a>
    </p>
  )
}

type Props = { theme: Theme | undefined; failed?: Failed | undefined }

export function writePage(visit: Visit, { theme, failed }: Props): Page {
  const { lang, city } = visit
  const words = writeMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, postLabels(lang), { contactInIt: words.contactInIt })
  const kept = failed?.kept ?? {}
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={boardName(visit)} lead={words.lead}>
        {words.title}
      </Heading>
      <Form lang={lang} action={cityPath(city, '/vision/posts')} submissionId={blindId()} draft={visit.draft}>
        {theme && <p>{words.onTheme(theme.name)}</p>}
        {theme && <input type="hidden" name="theme" value={theme.code} />}
        <PostFields visit={visit} kept={kept} errors={errors} />
        <Hears visit={visit} />
        <p>
          <Button>{words.send}</Button>
        </p>
      </Form>
      <Section id="rules" title={words.rulesTitle}>
        <PublicationRules visit={visit} />
      </Section>
      <p>
        {words.onPaper} <a href={cityPath(city, '/vision/cards')}>{boardMessages(lang).cards}</a>
      </p>
    </Stack>
  )
  return {
    title: words.title,
    body,
    breadcrumbs: crumbsOf(visit, { label: words.title }),
    shortPath: cityPath(city, '/vision/new'),
  }
}
