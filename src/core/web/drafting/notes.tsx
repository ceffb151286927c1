import type { Child } from 'hono/jsx'
import { formatDateTime, japanTime } from '../../../lib/dates.ts'
import { colon } from '../../../lib/language.ts'
import { CopyText, DataTable, Disclosure, Notice, Qr } from '../../../ui/components/index.ts'
import { draftFormId } from '../../../ui/forms/draft-fields.tsx'
import { Form } from '../../../ui/forms.tsx'
import { type Fields, type Held, titleOfDraft } from '../../draft/index.ts'
import { hatLabel } from '../../people/signature.ts'
import { cityPath } from '../paths.ts'
import type { Visit } from '../visit.ts'
import { draftMessages } from './messages.ts'
import type { Begun } from './resume.ts'

const textOf = (value: string | string[] | undefined): string => [value ?? ''].flat().join('、')

const labelOf = (labels: Readonly<Record<string, string>>, name: string): string =>
  labels[name] ?? labels[name.split('.').at(-1) ?? ''] ?? name

const Discard = ({ visit, id }: { visit: Visit; id: string }) => (
  <Form lang={visit.lang} action={cityPath(visit.city, `/drafts/${id}/disposal`)}>
    <p>
      <button class="yui-button yui-button--quiet" type="submit">
        {draftMessages(visit.lang).discard}
      </button>
    </p>
  </Form>
)

/** On top of a form: what it goes on with, or what else is open. */
type BegunProps = { visit: Visit; begun: Begun; page: string; name?: string }

export const BegunNote = ({ visit, begun, page, name }: BegunProps) => {
  const { lang } = visit
  const words = draftMessages(lang)
  if (begun.gone)
    return (
      <Notice lang={lang} kind="warning" title={words.gone}>
        <p>{words.goneText}</p>
      </Notice>
    )
  if (begun.resumed)
    return (
      <Notice
        lang={lang}
        title={`${name ? `${name}${colon(lang)}` : ''}${words.resumed(formatDateTime(begun.resumed.savedAt, lang))}`}
      >
        <Discard visit={visit} id={begun.resumed.id} />
      </Notice>
    )
  if (begun.open.length === 0) return null
  return (
    <Notice lang={lang} title={words.open}>
      <ul>
        {begun.open.map(({ id, fields, savedAt }) => (
          <li>
            <a href={`${page}?draft=${id}`}>
              {words.openOne(titleOfDraft(fields, words.untitled), formatDateTime(savedAt, lang))}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** After 「保存して続ける」; without an account with the link that opens it elsewhere. */
export const SavedNote = ({ visit, link }: { visit: Visit; link: string | undefined }) => {
  const { lang, now } = visit
  const words = draftMessages(lang)
  return (
    <Notice lang={lang} kind="success" title={words.saved(japanTime(now))}>
      {link === undefined ? (
        <p>{words.savedText}</p>
      ) : (
        <Disclosure summary={words.link}>
          <p>{words.linkText}</p>
          <CopyText lang={lang} text={link} />
          <Qr text={link} label={words.link} />
        </Disclosure>
      )}
    </Notice>
  )
}

export type Side = { name: string; here: string | string[] | undefined; there: string | string[] | undefined }

/** Each field that two screens have written differently: the text of the form below, and the other one. */
export const sidesOf = ({ fields, others }: Held, shown: Fields): Side[] =>
  Object.entries(others).map(([name, { value }]) => {
    const here = shown[name]
    const there = textOf(value) === textOf(here) ? fields[name] : value
    return { name, here, there }
  })

type ClashProps = {
  visit: Visit
  formId?: string | undefined
  labels: Readonly<Record<string, string>>
  sides: readonly Side[]
}

type TakeProps = { name: string; formId: string | undefined; children: Child }

const TakeThere = ({ name, formId = draftFormId, children }: TakeProps) => (
  <button class="yui-button yui-button--secondary" type="submit" form={formId} name="useOther" value={name}>
    {children}
  </button>
)

export const ClashNote = ({ visit: { lang }, formId, labels, sides }: ClashProps) => {
  const words = draftMessages(lang)
  return (
    <div class="yui-error-summary" role="alert" tabindex={-1} autofocus aria-labelledby="draft-clash">
      <h2 class="yui-error-summary__title" id="draft-clash">
        {words.clash}
      </h2>
      <p>{words.clashText}</p>
      <DataTable
        id="draft-clashes"
        caption={words.clash}
        stack
        columns={[
          { label: words.field },
          { label: words.here, wide: true },
          { label: words.there, wide: true },
        ]}
        rows={sides.map(({ name, here, there }) => [
          <a href={`#${encodeURIComponent(name)}`}>{labelOf(labels, name)}</a>,
          textOf(here) || words.empty,
          <>
            <p>{textOf(there) || words.empty}</p>
            <p>
              <TakeThere name={name} formId={formId}>
                {words.useThere(labelOf(labels, name))}
              </TakeThere>
            </p>
          </>,
        ])}
      />
    </div>
  )
}

/** The form was opened under another hat than it would now be sent with. */
export const OtherHatNote = ({ visit: { lang, viewer, definition } }: { visit: Visit }) => {
  const words = draftMessages(lang)
  return (
    <Notice lang={lang} kind="warning" title={words.otherHat}>
      <p>{viewer && words.otherHatText(hatLabel(viewer.hat, definition, lang))}</p>
    </Notice>
  )
}

/** Another screen has sent it already; what stands here would be sent as something new. */
export const SentNote = ({ visit: { lang } }: { visit: Visit }) => {
  const words = draftMessages(lang)
  return (
    <Notice lang={lang} kind="warning" title={words.sentBefore}>
      <p>{words.sentBeforeText}</p>
    </Notice>
  )
}
