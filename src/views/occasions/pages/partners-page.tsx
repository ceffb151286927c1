import type { GroupChoice } from '../../../core/group/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { Heading, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, SelectField, TextField } from '../../../ui/forms.tsx'
import { occasionMessages } from '../messages.ts'

const errorsOf = ({ lang }: CaseVisit, failed: Failed | undefined) => {
  const words = occasionMessages(lang)
  const { whichOne, onlyOne, alreadyThere } = words
  const labels = {
    organization: words.organization,
    section: words.sectionName,
    name: words.partnerName,
    kind: words.partnerKind,
  }
  return sayErrors(failed?.errors ?? [], lang, labels, { whichOne, onlyOne, alreadyThere })
}

type Props = { visit: CaseVisit; groups: readonly GroupChoice[]; failed: Failed | undefined }

const Fields = ({ visit, groups, failed }: Props) => {
  const { lang, definition, parties, case: subject } = visit
  const words = occasionMessages(lang)
  const errors = errorsOf(visit, failed)
  const field = (name: string, label: string) => ({
    lang,
    name,
    label,
    value: keptText(failed?.kept ?? {}, name),
    error: messageFor(errors, name),
  })
  const named = (list: readonly { code: string; name: { ja: string } }[]) =>
    list.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))
  const free = groups.filter(({ id }) => parties.every(({ organization_id }) => organization_id !== id))
  const sections = definition.sections.filter(({ code }) => parties.every(({ section }) => section !== code))
  return (
    <>
      <SelectField
        {...field('organization', words.organization)}
        hint={words.organizationHint}
        emptyLabel={words.noneOfThem}
        options={free.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {!subject.among_citizens && sections.length > 0 && (
        <SelectField
          {...field('section', words.sectionName)}
          emptyLabel={words.noneOfThem}
          options={named(sections)}
        />
      )}
      <TextField {...field('name', words.partnerName)} hint={words.partnerNameHint} maxlength={100} />
      <SelectField
        {...field('kind', words.partnerKind)}
        hint={words.partnerKindHint}
        options={named(definition.actors.kinds.filter(({ common }) => common !== 'government'))}
      />
    </>
  )
}

/** Who else holds it: a group, a section, or somebody without an account. */
export function partnersPage(visit: CaseVisit, groups: readonly GroupChoice[], failed?: Failed): Page {
  const { lang, city, case: subject } = visit
  const words = occasionMessages(lang)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errorsOf(visit, failed)} />
      <Heading level={1} kicker={subject.title} lead={words.partnersLead}>
        {words.addPartner}
      </Heading>
      <Form
        lang={lang}
        action={casePath(city, subject.number, '/occasion/partners')}
        submissionId={blindId()}
      >
        <Fields visit={visit} groups={groups} failed={failed} />
        <Button>{words.addPartner}</Button>
      </Form>
    </Stack>
  )
  return {
    title: words.addPartner,
    body,
    breadcrumbs: [
      { label: words.title, href: cityPath(city, '/occasions') },
      { label: subject.title, href: casePath(city, subject.number, '/occasion') },
      { label: words.addPartner },
    ],
  }
}
