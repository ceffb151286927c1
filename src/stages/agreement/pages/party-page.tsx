import type { GroupChoice } from '../../../core/group/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { Heading } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, SelectField, TextField } from '../../../ui/forms.tsx'
import { agreementMessages } from '../messages.ts'
import { addableSections, partyKinds } from '../new-party.ts'

type Props = { visit: CaseVisit; organizations: readonly GroupChoice[]; failed?: Failed | undefined }

function mistakes({ lang }: CaseVisit, failed: Failed | undefined) {
  const words = agreementMessages(lang)
  const { organization, section, name, partyKind: kind, whichParty, oneParty, alreadyParty } = words
  const labels = { organization, section, name, kind }
  return sayErrors(failed?.errors ?? [], lang, labels, { whichParty, oneParty, alreadyParty })
}

const PartyFields = ({ visit, organizations, failed }: Props) => {
  const { lang, definition } = visit
  const words = agreementMessages(lang)
  const errors = mistakes(visit, failed)
  const field = (name: string) => ({
    lang,
    name,
    value: failed === undefined ? '' : keptText(failed.kept, name),
    error: messageFor(errors, name),
  })
  const taken = new Set(visit.parties.map((party) => party.organization_id))
  const groups = organizations.filter(({ id }) => !taken.has(id))
  return (
    <>
      <SelectField
        {...field('organization')}
        label={words.organization}
        emptyLabel={words.none}
        options={groups.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        {...field('section')}
        label={words.section}
        emptyLabel={words.none}
        options={addableSections(definition, visit.parties, visit.case).map(({ code, name }) => ({
          value: code,
          label: pick(name, lang),
        }))}
      />
      <TextField {...field('name')} label={words.name} hint={words.nameHint} autocomplete="off" />
      <SelectField
        {...field('kind')}
        label={words.partyKind}
        options={partyKinds(definition).map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
      />
    </>
  )
}

export function partyPage(props: Props): Page {
  const { visit, failed } = props
  const { lang, city, case: subject } = visit
  const words = agreementMessages(lang)
  return {
    title: `${words.partyTitle} ${subject.title}`,
    breadcrumbs: [
      { label: subject.title, href: casePath(city, subject.number) },
      { label: words.title, href: casePath(city, subject.number, '/agreement') },
      { label: words.partyTitle },
    ],
    body: (
      <>
        <ErrorSummary lang={lang} errors={mistakes(visit, failed)} />
        <Heading level={1} kicker={subject.title} lead={words.partyLead}>
          {words.partyTitle}
        </Heading>
        <Form
          lang={lang}
          action={casePath(city, subject.number, '/agreement/parties')}
          submissionId={blindId()}
        >
          <PartyFields {...props} />
          <Button>{words.add}</Button>
        </Form>
      </>
    ),
  }
}
