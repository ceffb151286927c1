import { largestPaper, type Profile } from '../../../core/group/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { fiscalYear } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  type FieldError,
  FileField,
  Form,
  messageFor,
  TextField,
} from '../../../ui/forms.tsx'
import { AccountsTable } from '../directory/facts.tsx'
import { crumbsOf } from '../words.ts'
import { paperMessages } from './messages.ts'

type Given = { groupId: string; profile: Profile; failed?: Failed | undefined }
type Props = Given & { visit: Visit; errors: FieldError[] }

const maxSize = `${largestPaper / 1024 / 1024}MB`

const Rules = ({ visit, groupId, profile, errors }: Props) => {
  const { lang, city } = visit
  const words = paperMessages(lang)
  const { rulesFile } = profile
  return (
    <Section id="rules" title={words.rules}>
      <p>
        {rulesFile ? (
          <a href={cityPath(city, `/groups/${groupId}/files/${rulesFile}`)}>{words.rulesNow}</a>
        ) : (
          words.rulesNone
        )}
      </p>
      <Form
        lang={lang}
        action={cityPath(city, `/groups/${groupId}/rules`)}
        submissionId={blindId()}
        multipart
      >
        <FileField
          lang={lang}
          name="rulesFile"
          label={words.rulesFile}
          required
          maxSize={maxSize}
          error={messageFor(errors, 'rulesFile')}
        />
        <Button kind="secondary">{words.rulesDo}</Button>
      </Form>
    </Section>
  )
}

const amounts = ['income', 'expenditure', 'carryOver'] as const

const AddYear = ({ visit, groupId, failed, errors }: Props) => {
  const { lang, city, today } = visit
  const words = paperMessages(lang)
  const kept = failed?.kept ?? {}
  const of = (name: string) => ({ lang, name, value: keptText(kept, name), error: messageFor(errors, name) })
  return (
    <Section id="add" title={words.add} lead={words.addLead}>
      <Form
        lang={lang}
        action={cityPath(city, `/groups/${groupId}/accounts`)}
        submissionId={blindId()}
        multipart
      >
        <TextField
          {...of('year')}
          label={words.year}
          hint={words.yearHint}
          required
          inputmode="numeric"
          width="s"
          value={keptText(kept, 'year') || String(fiscalYear(today) - 1)}
        />
        {amounts.map((name) => (
          <TextField {...of(name)} label={words[name]} required inputmode="numeric" width="m" />
        ))}
        <FileField
          lang={lang}
          name="file"
          label={words.file}
          maxSize={maxSize}
          error={messageFor(errors, 'file')}
        />
        <Button kind="secondary">{words.addDo}</Button>
      </Form>
    </Section>
  )
}

export function papersPage(visit: Visit, given: Given): Page {
  const { lang } = visit
  const words = paperMessages(lang)
  const { tooLarge, badFileKind, fileNeeded, tooManyYears } = words
  const { rulesFile, year, income, expenditure, carryOver, file } = words
  const labels = { rulesFile, year, income, expenditure, carryOver, file }
  const said = { tooLarge, badFileKind, fileNeeded, tooManyYears }
  const errors = sayErrors(given.failed?.errors ?? [], lang, labels, said)
  const props = { ...given, visit, errors }
  const { accounts } = given.profile
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {visit.query.done === 'saved' && <Notice lang={lang} kind="success" title={words.saved} />}
      <Rules {...props} />
      <Section id="accounts" title={words.accounts}>
        {accounts.length === 0 ? (
          <p>{words.accountsNone}</p>
        ) : (
          <AccountsTable visit={visit} groupId={given.groupId} accounts={accounts} />
        )}
      </Section>
      <AddYear {...props} />
    </Stack>
  )
  const desk = { id: given.groupId, name: given.profile.name }
  return { title: words.title, body, breadcrumbs: crumbsOf(visit, words.title, desk) }
}
