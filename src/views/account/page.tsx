import { hatLabel } from '../../core/people/signature.ts'
import { waysOf } from '../../core/people/way.ts'
import { sayErrors } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { colon } from '../../lib/language.ts'
import { Heading, Notice, Section } from '../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, TextField } from '../../ui/forms.tsx'
import { accountMessages } from './messages.ts'

const Hats = ({ visit }: { visit: Visit }) => {
  const { lang, viewer, city, definition } = visit
  const words = accountMessages(lang)
  const others = viewer?.hats.filter((hat) => hat.id !== viewer.hat.id) ?? []
  const now = viewer && `${viewer.person.name}　${hatLabel(viewer.hat, definition, lang)}`
  return (
    <Section id="hats" title={words.switchTo} lead={now && `${words.nowAs}${colon(lang)}${now}`}>
      {others.length === 0 && <p>{words.onlyOne}</p>}
      {others.map((hat) => (
        <Form lang={lang} action={cityPath(city, '/account/hat')}>
          <input type="hidden" name="hat" value={hat.id} />
          <Button kind="secondary">{words.switchButton(hatLabel(hat, definition, lang))}</Button>
        </Form>
      ))}
    </Section>
  )
}

export async function accountPage(visit: Visit, failed?: Failed): Promise<Page> {
  const { lang, city } = visit
  const words = accountMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, { password: words.newPassword })
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {visit.query.changed === 'password' && (
        <Notice lang={lang} kind="success">
          {words.changed}
        </Notice>
      )}
      <Hats visit={visit} />
      {/* People of the demo have no password to change. */}
      {!visit.runtime.demo && (
        <Section id="change-password" title={words.changePassword}>
          <Form lang={lang} action={cityPath(city, '/account/password')}>
            <TextField
              lang={lang}
              name="password"
              type="password"
              label={words.newPassword}
              required
              hint={words.newPasswordHint}
              autocomplete="new-password"
              error={messageFor(errors, 'password')}
            />
            <Button kind="secondary">{words.save}</Button>
          </Form>
        </Section>
      )}
      {await waysOf(visit, (way) => way.account?.(visit))}
      <Section id="sign-out" title={words.signOut}>
        <Form lang={lang} action={cityPath(city, '/sign-out')}>
          <Button kind="secondary">{words.signOut}</Button>
        </Form>
      </Section>
    </>
  )
  return { title: words.title, body }
}
