import { keptText } from '../../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../../core/web/paths.ts'
import type { Failed, Page } from '../../../../core/web/route.ts'
import type { CaseVisit, Visit } from '../../../../core/web/visit.ts'
import { blindId } from '../../../../lib/ids.ts'
import { Heading, Notice, Section, Stack } from '../../../../ui/components/index.ts'
import { Button, type FieldError, Form, messageFor, TextField } from '../../../../ui/forms.tsx'
import { mailFollowMessages } from './messages.ts'
import type { Linked } from './queries.ts'

type AskProps = { visit: CaseVisit; failed: Failed | undefined; errors: FieldError[] }

/** For whoever is not signed in: their address, to be confirmed by mail. The same is said of every address. */
export const AskByMail = ({ visit, failed, errors }: AskProps) => {
  const { lang, city, case: subject, query } = visit
  const words = mailFollowMessages(lang)
  if (query.done === 'mail')
    return (
      <Notice lang={lang} kind="success" title={words.asked}>
        <p>{words.askedText}</p>
      </Notice>
    )
  return (
    <Section id="by-mail" title={words.title} lead={words.lead}>
      <Form lang={lang} action={casePath(city, subject.number, '/mail-follow')} submissionId={blindId()}>
        <TextField
          lang={lang}
          name="address"
          type="email"
          label={words.address}
          hint={words.addressHint}
          required
          autocomplete="email"
          value={keptText(failed?.kept ?? {}, 'address')}
          error={messageFor(errors, 'address')}
        />
        <p>
          <Button kind="secondary">{words.ask}</Button>
        </p>
      </Form>
    </Section>
  )
}

type WantProps = { visit: Visit; want: 'yes' | 'no'; text: string; label: string; main?: boolean }

const Want = ({ visit: { lang, city, params }, want, text, label, main = false }: WantProps) => (
  <Form lang={lang} action={cityPath(city, `/mail-follow/${params.token}`)} submissionId={blindId()}>
    <p>{text}</p>
    <Button kind={main ? 'primary' : 'secondary'} name="want" value={want}>
      {label}
    </Button>
  </Form>
)

const Standing = ({ visit, linked }: { visit: Visit; linked: Linked }) => {
  const { lang } = visit
  const words = mailFollowMessages(lang)
  if (linked.ended_at !== null)
    return (
      <Notice lang={lang} kind="success" title={words.ended}>
        <p>{words.endedText}</p>
      </Notice>
    )
  if (linked.confirmed_at !== null)
    return (
      <Section id="running" title={words.running}>
        <Want visit={visit} want="no" text={words.stopText} label={words.stop} />
      </Section>
    )
  return (
    <>
      <Want visit={visit} want="yes" text={words.confirmText} label={words.confirm} main />
      <Want visit={visit} want="no" text={words.refuseText} label={words.refuse} />
    </>
  )
}

/** Where the link of each mail leads: looking changes nothing, the buttons do. */
export function mailFollowPage(visit: Visit, linked: Linked): Page {
  const { lang, city } = visit
  const words = mailFollowMessages(lang)
  const body = (
    <Stack>
      <Heading level={1} lead={words.about(linked.number, linked.title)}>
        {words.pageTitle}
      </Heading>
      <Standing visit={visit} linked={linked} />
      <p>
        <a href={casePath(city, linked.number)}>{words.toCase}</a>
      </p>
    </Stack>
  )
  return { title: words.pageTitle, body }
}
