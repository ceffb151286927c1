import { differencesBetween, type KeptProfile, type Profile } from '../../../core/group/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { joined } from '../../../lib/language.ts'
import { DataTable, Heading, Notice } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form } from '../../../ui/forms.tsx'
import { crumbsOf, fieldNames, kindName } from '../words.ts'
import { saidErrors } from './errors.ts'
import { ProfileFields } from './fields.tsx'
import { profileMessages } from './messages.ts'
import { shownIn, type Values, valuesOf } from './values.ts'

type NewPage = { values: Values; failed?: Failed | undefined; imported?: boolean }

/** Accounts that came in a file travel along unseen, and stand on the group's papers afterwards. */
const accountsIn = (values: Values): [string, string][] =>
  Object.entries(values)
    .filter(([name]) => name.startsWith('accounts.'))
    .map(([name, value]) => [name, [value].flat().join('')])

/** Registering: the whole profile on one page, of which a name and a kind are enough. */
export function newGroupPage(visit: Visit, { values, failed, imported }: NewPage): Page {
  const { lang, city, definition } = visit
  const words = profileMessages(lang)
  const errors = saidErrors(visit, failed)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.newLead}>
        {words.newTitle}
      </Heading>
      {definition.groups?.registration === 'confirmed' && (
        <Notice lang={lang}>
          <p>{words.newConfirmed}</p>
        </Notice>
      )}
      {imported ? (
        <Notice lang={lang} kind="success" title={words.imported}>
          <p>{words.importedText}</p>
        </Notice>
      ) : (
        <p>
          <a href={cityPath(city, '/groups/import')}>{words.importLink}</a>
        </p>
      )}
      <Form
        lang={lang}
        action={cityPath(city, '/groups')}
        submissionId={visit.draft?.id ?? blindId()}
        draft={visit.draft}
        version={0}
      >
        <ProfileFields visit={visit} values={values} errors={errors} />
        {accountsIn(values).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button>{words.found}</Button>
      </Form>
    </>
  )
  return { title: words.newTitle, body, breadcrumbs: crumbsOf(visit, words.newTitle) }
}

/** A value of a profile as a person reads it. */
function saidValue(visit: Visit, profile: Profile, name: keyof Profile): string {
  const words = profileMessages(visit.lang)
  if (name === 'kind') return kindName(visit, profile.kind)
  if (name === 'fields') return joined(fieldNames(visit, profile.fields), visit.lang) || words.empty
  if (name === 'open')
    return joined(
      profile.open.map((field) => words[field]),
      visit.lang,
    )
  return String(profile[name] ?? '') || words.empty
}

const labelOf = (visit: Visit, name: keyof Profile): string => {
  const words = profileMessages(visit.lang)
  if (name === 'open') return words.openPart
  return name === 'rulesFile' ? words.rules : words[name]
}

type Faster = { now: Profile; yours: Profile }

/** Somebody saved meanwhile: both states side by side, and nothing typed is lost. */
const Conflict = ({ visit, now, yours }: Faster & { visit: Visit }) => {
  const words = profileMessages(visit.lang)
  return (
    <Notice lang={visit.lang} kind="warning" title={words.conflictTitle}>
      <p>{words.conflictText}</p>
      <DataTable
        id="conflict"
        caption={words.conflictTitle}
        columns={[
          { label: words.conflictField },
          { label: words.conflictNow },
          { label: words.conflictYours },
        ]}
        rows={differencesBetween(now, yours).map((name) => [
          labelOf(visit, name),
          saidValue(visit, now, name),
          saidValue(visit, yours, name),
        ])}
        stack
      />
    </Notice>
  )
}

type EditPage = {
  groupId: string
  kept: KeptProfile
  failed?: Failed | undefined
  yours?: Profile
  /** Typed by the support centre as the group asked: where it is sent, without what the group alone decides. */
  delegated?: string | undefined
}

export function editPage(visit: Visit, { groupId, kept, failed, yours, delegated }: EditPage): Page {
  const { lang, city } = visit
  const words = profileMessages(lang)
  const errors = saidErrors(visit, failed)
  const values = yours ? valuesOf(yours) : shownIn(failed, kept.profile)
  const sent = failed?.kept.version
  const version = sent === undefined ? kept.version : String([sent].flat().at(-1))
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={kept.profile.name} lead={words.editLead}>
        {words.editTitle}
      </Heading>
      {yours && <Conflict visit={visit} now={kept.profile} yours={yours} />}
      <Form
        lang={lang}
        action={cityPath(city, delegated ?? `/groups/${groupId}/profile`)}
        submissionId={blindId()}
        draft={visit.draft}
        version={version}
      >
        <ProfileFields visit={visit} values={values} errors={errors} withoutOpen={delegated !== undefined} />
        <Button>{words.save}</Button>
      </Form>
    </>
  )
  const desk = delegated ? undefined : { id: groupId, name: kept.profile.name }
  const breadcrumbs = crumbsOf(visit, words.editTitle, desk)
  return { title: words.editTitle, body, breadcrumbs, ...(yours ? { status: 409 as const } : {}) }
}
