import { isStaff } from '../../../core/people/viewer.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { Heading } from '../../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  messageFor,
  RadioGroup,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { tableMessages } from '../messages.ts'
import { modes } from '../rules.ts'
import { visibilities, withWhom } from './rules.ts'

type Props = { visit: Visit; errors: FieldError[]; failed?: Failed | undefined }

const Fields = ({ visit, errors, failed }: Props) => {
  const { lang, viewer } = visit
  const words = tableMessages(lang)
  const field = (name: string, first = '') => ({
    lang,
    name,
    value: failed ? keptText(failed.kept, name) : first,
    error: messageFor(errors, name),
  })
  return (
    <>
      <TextField {...field('title')} label={words.aloneTitle} required maxlength={100} />
      <TextArea {...field('why')} label={words.why} hint={words.whyHint} required maxLength={1000} rows={4} />
      <TextArea {...field('wish')} label={words.wish} maxLength={1000} rows={3} />
      <RadioGroup
        {...field('mode', 'sittings')}
        label={words.mode}
        required
        options={modes.map((value) => ({ value, label: words[value] }))}
      />
      {isStaff(viewer) ? (
        <input type="hidden" name="with" value="city" />
      ) : (
        <RadioGroup
          {...field('with')}
          label={words.withWhom}
          required
          options={withWhom.map((value) => ({ value, label: words[value] }))}
        />
      )}
      <RadioGroup
        {...field('visibility', 'desk')}
        label={words.visibility}
        required
        options={visibilities.map((value) => ({ value, label: words[value], hint: words[`${value}Hint`] }))}
      />
    </>
  )
}

export function alonePage(visit: Visit, failed?: Failed): Page {
  const { lang, city, definition } = visit
  const words = tableMessages(lang)
  const { aloneTitle: title, why, wish, mode, withWhom: whom, visibility } = words
  const errors = sayErrors(failed?.errors ?? [], lang, { title, why, wish, mode, with: whom, visibility })
  return {
    title: words.deskTitle,
    breadcrumbs: [
      { label: pick(definition.city.name, lang), href: cityPath(city) },
      { label: words.deskTitle },
    ],
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} lead={words.deskText}>
          {words.deskTitle}
        </Heading>
        <Form lang={lang} action={cityPath(city, '/tables')} submissionId={blindId()} draft={visit.draft}>
          <Fields visit={visit} errors={errors} failed={failed} />
          <Button>{words.open}</Button>
        </Form>
      </>
    ),
  }
}
