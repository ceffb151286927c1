import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Notice } from '../../../ui/components/index.ts'
import { Button, CheckboxGroup, ErrorSummary, Form, messageFor, TextArea } from '../../../ui/forms.tsx'
import { centreCrumbs } from '../crumbs.ts'
import type { RoomVisit } from '../room.ts'
import { slipMessages } from './messages.ts'
import type { Theme } from './themes.ts'

type ThemesProps = { visit: RoomVisit; themes: readonly Theme[]; failed?: Failed | undefined }

export function themesPage({ visit, themes, failed }: ThemesProps): Page {
  const { lang, city } = visit
  const words = slipMessages(lang)
  const labels = { used: words.themesUsed, added: words.themesAdded }
  const errors = sayErrors(failed?.errors ?? [], lang, labels)
  const used = failed
    ? [failed.kept.used ?? []].flat()
    : themes.filter((theme) => !theme.hidden).map(({ code }) => code)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.themesLead}>
        {words.themesTitle}
      </Heading>
      {visit.query.done === 'saved' && <Notice lang={lang} kind="success" title={words.themesSaved} />}
      <Form lang={lang} action={cityPath(city, '/centre/themes')} submissionId={blindId()}>
        <CheckboxGroup
          lang={lang}
          name="used"
          label={words.themesUsed}
          values={used}
          error={messageFor(errors, 'used')}
          options={themes.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextArea
          lang={lang}
          name="added"
          label={words.themesAdded}
          hint={words.themesAddedHint}
          rows={4}
          maxLength={1000}
          value={keptText(failed?.kept ?? {}, 'added')}
          error={messageFor(errors, 'added')}
        />
        <Button>{words.themesSave}</Button>
      </Form>
    </>
  )
  return { title: words.themesTitle, body, breadcrumbs: centreCrumbs(visit, words.themesTitle) }
}
