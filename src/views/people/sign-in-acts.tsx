import { cityPath } from '../../core/web/paths.ts'
import type { Visit } from '../../core/web/visit.ts'
import { blindId } from '../../lib/ids.ts'
import { Section } from '../../ui/components/index.ts'
import { Button, Form } from '../../ui/forms.tsx'
import { peopleMessages } from './messages.ts'
import type { FoundPerson } from './queries.ts'

type Act = { visit: Visit; id: string; title: string; lead: string; to: string }

const Act = ({ visit: { lang, city }, id, title, lead, to }: Act) => (
  <Section id={id} title={title} lead={lead}>
    <Form lang={lang} action={cityPath(city, to)} submissionId={blindId()}>
      <Button kind="secondary">{title}</Button>
    </Form>
  </Section>
)

/** What helps somebody in again who forgot or lost what they sign in with. */
export const SignInActs = ({ visit, person }: { visit: Visit; person: FoundPerson }) => {
  const words = peopleMessages(visit.lang)
  const at = `/people/${person.id}`
  return (
    <>
      <Act
        visit={visit}
        id="new-password"
        title={words.newPassword}
        lead={words.newPasswordText}
        to={`${at}/password`}
      />
      {person.second && (
        <Act
          visit={visit}
          id="second-factor"
          title={words.takeOff}
          lead={words.takeOffText}
          to={`${at}/second-factor`}
        />
      )}
    </>
  )
}
