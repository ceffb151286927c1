import type { FieldOf } from '../../../core/web/form-page.tsx'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { Disclosure } from '../../../ui/components/index.ts'
import { DateField, FileField, LinkButton, TextArea, TextField } from '../../../ui/forms.tsx'
import { memberWord } from '../member-words.ts'
import { revisionMessages } from '../messages.ts'
import type { Revision } from '../queries.ts'
import { most } from '../rules.ts'
import { type Part, type Place, textsOf } from '../texts.ts'
import { partWord, revisionForm, revisionPath } from './frame.tsx'

export function revisionNewPage(visit: Visit, failed?: Failed): Page {
  const { lang, city } = visit
  const words = revisionMessages(lang)
  const { names, number } = city.edition
  return revisionForm(visit, {
    failed,
    title: words.begin,
    to: '/revisions',
    values: {},
    labels: { title: words.draftTitle, reason: words.draftReason },
    button: words.begin,
    above: <p>{words.draftFrom(pick(names.title, lang), String(number))}</p>,
    fields: (field) => (
      <>
        <TextField {...field('title')} required maxlength={most.title} />
        <TextArea {...field('reason')} required maxLength={most.text} />
      </>
    ),
  })
}

const toRevision = ({ city }: Visit, { id, title }: Revision) => ({
  label: title,
  href: cityPath(city, revisionPath(id)),
})

const rowsFor = (text: string): number => Math.min(12, Math.max(2, Math.ceil(text.length / 36)))

const OneText = ({ visit, place, at, field }: { visit: Visit; place: Place; at: number; field: FieldOf }) => {
  const words = revisionMessages(visit.lang)
  const name = (member: string) => `texts.${at}.${member}`
  const ja = field(name('ja'))
  return (
    <>
      <input type="hidden" name={name('path')} value={place.path} />
      <TextArea {...ja} required rows={rowsFor(ja.value)} maxLength={most.text} />
      <Disclosure summary={words.english}>
        <TextArea {...field(name('en'))} rows={2} maxLength={most.text} />
        <TextArea {...field(name('easy'))} rows={2} maxLength={most.text} />
      </Disclosure>
    </>
  )
}

/** What each text belongs to is its label, with its own place among others of the kind. */
function labelsOf(visit: Visit, places: readonly Place[]): Record<string, string> {
  const words = revisionMessages(visit.lang)
  const named = places.map(({ under, member, path }) => {
    const index = /\.(\d+)$/.exec(path)?.[1]
    const word = memberWord(member, visit.lang)
    const own = index === undefined ? word : `${word} ${Number(index) + 1}`
    return [under, own].filter(Boolean).join(' › ')
  })
  return Object.fromEntries(
    named.flatMap((label, at) => [
      [`texts.${at}.ja`, label],
      [`texts.${at}.en`, `${label}（${words.en}）`],
      [`texts.${at}.easy`, `${label}（${words.easy}）`],
    ]),
  )
}

export function partPage(visit: Visit, revision: Revision, part: Part, failed?: Failed): Page {
  const places = textsOf(revision.content, part)
  const values = Object.fromEntries(
    places.flatMap(({ text }, at) =>
      (['ja', 'en', 'easy'] as const).map((lang) => [`texts.${at}.${lang}`, text[lang] ?? ''] as const),
    ),
  )
  return revisionForm(visit, {
    failed,
    values,
    title: partWord(part, visit.lang),
    kicker: revision.title,
    to: revisionPath(revision.id, `/parts/${part}`),
    version: revision.version,
    labels: labelsOf(visit, places),
    button: revisionMessages(visit.lang).save,
    crumbs: [toRevision(visit, revision)],
    fields: (field) =>
      places.map((place, at) => <OneText visit={visit} place={place} at={at} field={field} />),
  })
}

export function filePage(visit: Visit, revision: Revision, failed?: Failed): Page {
  const { lang, city } = visit
  const words = revisionMessages(lang)
  return revisionForm(visit, {
    failed,
    title: words.file,
    kicker: revision.title,
    to: revisionPath(revision.id, '/file'),
    version: revision.version,
    multipart: true,
    values: {},
    labels: { file: words.uploadFile },
    button: words.upload,
    crumbs: [toRevision(visit, revision)],
    above: (
      <>
        <p>{words.fileText}</p>
        <p>
          <LinkButton kind="secondary" href={cityPath(city, revisionPath(revision.id, '/yaml'))}>
            {words.download}
          </LinkButton>
        </p>
      </>
    ),
    fields: (field) => (
      <FileField
        lang={lang}
        name="file"
        label={words.uploadFile}
        required
        accept=".yaml,.yml"
        error={field('file').error}
      />
    ),
  })
}

export function decisionPage(visit: Visit, revision: Revision, failed?: Failed): Page {
  const { lang, today } = visit
  const words = revisionMessages(lang)
  const { newTitle: title, decidedBy, decidedOn, effectiveFrom, decision } = words
  return revisionForm(visit, {
    failed,
    title: words.decide,
    kicker: revision.title,
    to: revisionPath(revision.id, '/decision'),
    version: revision.version,
    values: { title: revision.content.edition.title.ja, decidedOn: today },
    labels: { title, decidedBy, decidedOn, effectiveFrom, decision },
    button: words.decide,
    crumbs: [toRevision(visit, revision)],
    above: <p>{words.decisionLead}</p>,
    fields: (field) => (
      <>
        <TextField {...field('title')} required maxlength={most.title} />
        <TextField {...field('decidedBy')} required maxlength={most.line} />
        <DateField {...field('decidedOn')} required />
        <DateField {...field('effectiveFrom')} required hint={words.effectiveHint} />
        <TextArea {...field('decision')} required maxLength={most.text} />
      </>
    ),
  })
}
