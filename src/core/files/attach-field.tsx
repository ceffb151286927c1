import { Section } from '../../ui/components/index.ts'
import { FileField } from '../../ui/forms.tsx'
import { confirmFormId } from '../web/drafting/confirm-form.tsx'
import { keptText } from '../web/form-words.ts'
import { cityPath } from '../web/paths.ts'
import type { Failed } from '../web/route.ts'
import type { Visit } from '../web/visit.ts'
import { acceptedKinds } from './kinds.ts'
import { limitsOf } from './limits.ts'
import { type FileWords, fileMessages } from './messages.ts'
import { Alternatives } from './pictures.tsx'
import { type AttachedField, alternativesIn, uploadsOf, wantedTokens } from './receive.ts'
import { saySize } from './size.ts'
import type { Upload } from './spool.ts'

type AttachFieldProps = {
  visit: Visit
  /** Name of the form's field; its tokens travel as `<name>.upload`. */
  name: string
  label?: string
  kept: Failed['kept']
  error?: string | undefined
}

const listOf = (kept: Failed['kept'], name: string): string[] => [kept[name] ?? []].flat()

const typedIn = (kept: Failed['kept'], name: string): ReadonlyMap<string, string> => {
  const tokens = Object.entries(kept).filter(([key]) => /\.pictures\.\d+\.token$/.test(key))
  const own = tokens.filter(([key]) => key.startsWith(`${name}.`))
  return new Map(own.map(([key, token]) => [String(token), keptText(kept, key.replace(/token$/, 'text'))]))
}

/** What has arrived with an earlier try: shown with a box to leave it out, never asked for again. */
const Kept = ({ uploads, name, visit }: { uploads: readonly Upload[]; name: string; visit: Visit }) => {
  const words = fileMessages(visit.lang)
  if (uploads.length === 0) return null
  return (
    <fieldset class="yui-uploads">
      <legend>{words.kept}</legend>
      <ul class="yui-files">
        {uploads.map(({ token, stored }) => (
          <li>
            {stored?.name} <small>{saySize(stored?.size ?? 0)}</small>
            <input type="hidden" name={`${name}.upload`} value={token} />
            <label class="yui-uploads__remove">
              <input type="checkbox" name={`${name}.remove`} value={token} />{' '}
              {words.remove(stored?.name ?? '')}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

const islandWords = (words: FileWords) => ({
  waiting: words.nowWaiting,
  sending: words.nowSending,
  checking: words.nowChecking,
  ready: words.nowReady,
  broken: words.nowBroken,
  again: words.nowAgain,
  cancel: words.nowCancel,
  busy: words.nowBusy,
  tooLarge: words.fileTooLarge,
  tooMany: words.tooManyFiles,
  full: words.formFull,
})

/** Several files, sent piece by piece where there is JavaScript and with the form where there is none. */
export const AttachField = async ({ visit, name, label, kept, error }: AttachFieldProps) => {
  const { lang, definition, city } = visit
  const words = fileMessages(lang)
  const limits = limitsOf(definition)
  const tokens = wantedTokens({
    upload: listOf(kept, `${name}.upload`),
    remove: listOf(kept, `${name}.remove`),
  })
  const uploads = (await uploadsOf(visit, tokens)).filter(({ state }) => state === 'ready')
  return (
    <yui-upload
      data-name={name}
      data-url={cityPath(city, '/uploads')}
      data-file={limits.file}
      data-form={limits.form}
      data-files={limits.files}
      data-words={JSON.stringify(islandWords(words))}
    >
      <FileField
        lang={lang}
        name={name}
        label={label ?? words.attach}
        hint={
          <>
            {words.limits(limits.file, limits.files, limits.form)} {words.photos}
          </>
        }
        accept={acceptedKinds}
        multiple
        error={error}
      />
      <Kept uploads={uploads} name={name} visit={visit} />
      <Alternatives lang={lang} name={name} uploads={uploads} typed={typedIn(kept, name)} />
    </yui-upload>
  )
}

type Pending = {
  visit: Visit
  /** Name of the form's field. */
  name: string
  field: AttachedField
}

/** What will go with a form, on the page that asks whether all is right. */
export const PendingFiles = async ({ visit, name, field }: Pending) => {
  const words = fileMessages(visit.lang)
  const uploads = await uploadsOf(visit, wantedTokens(field))
  if (uploads.length === 0) return null
  return (
    <Section id="attached" title={words.files}>
      <ul class="yui-files">
        {uploads.map(({ name, stored }) => (
          <li>
            {stored?.name ?? name} <small>{saySize(stored?.size ?? 0)}</small>
          </li>
        ))}
      </ul>
      <p>{field?.seenBy === 'public' ? words.seenByEveryone : words.seenByParties}</p>
      <Alternatives
        lang={visit.lang}
        name={name}
        uploads={uploads}
        typed={alternativesIn(field)}
        form={confirmFormId(visit)}
      />
    </Section>
  )
}
