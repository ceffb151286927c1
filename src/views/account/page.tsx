import type { Child } from 'hono/jsx'
import type { Account } from '../../core/people/accounts.ts'
import type { AccountEvent } from '../../core/people/events.ts'
import { hatLabel } from '../../core/people/signature.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { colon } from '../../lib/language.ts'
import { DescriptionList, Heading, Notice, Section, Stack } from '../../ui/components/index.ts'
import { Button, Form, LinkButton } from '../../ui/forms.tsx'
import { EventList } from './history.tsx'
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

const LinkTo = ({ visit, to, label }: { visit: Visit; to: string; label: string }) => (
  <a href={cityPath(visit.city, to)}>{label}</a>
)

/** Address, password and second factor, each with the way to change it. */
const HowIn = ({ visit, account }: { visit: Visit; account: Account }) => {
  const words = accountMessages(visit.lang)
  const { email, password_hash: password } = account
  const row = (term: string, value: string, to: string, label: string) => ({
    term,
    description: (
      <>
        {value} <LinkTo visit={visit} to={to} label={label} />
      </>
    ),
  })
  const set = password === null ? words.setPassword : words.changePassword
  return (
    <Section id="how-in" title={words.howIn}>
      {account.demo && <p>{words.demoNote}</p>}
      {!account.demo && (
        <DescriptionList
          items={[
            row(words.email, email ?? words.none, '/account/email', words.changeEmail),
            row(words.password, password === null ? words.none : words.isSet, '/account/password', set),
            row(
              words.second,
              visit.session?.totp ? words.isOn : words.isOff,
              '/account/second',
              words.toSecond,
            ),
          ]}
        />
      )}
    </Section>
  )
}

const SignOut = ({ lang, city }: Visit) => {
  const words = accountMessages(lang)
  return (
    <Section id="sign-out" title={words.signOut}>
      <Form lang={lang} action={cityPath(city, '/sign-out')}>
        <Button kind="secondary">{words.signOut}</Button>
      </Form>
    </Section>
  )
}

const Door = ({
  visit,
  id,
  title,
  lead,
  to,
  label,
}: Record<'id' | 'title' | 'lead' | 'to' | 'label', string> & { visit: Visit }) => (
  <Section id={id} title={title} lead={lead}>
    <LinkButton href={cityPath(visit.city, to)} kind="secondary">
      {label}
    </LinkButton>
  </Section>
)

const doneOf = (visit: Visit): string | undefined => {
  const words = accountMessages(visit.lang)
  const done: Record<string, string> = {
    password: words.changedPassword,
    email: words.changedEmail,
    details: words.changedDetails,
  }
  return done[visit.query.changed ?? '']
}

export type Held = { account: Account; ways: readonly Child[]; events: readonly AccountEvent[] }

export function accountPage(visit: Visit, { account, ways, events }: Held): Page {
  const words = accountMessages(visit.lang)
  const done = doneOf(visit)
  const body = (
    <>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {done && <Notice lang={visit.lang} kind="success" title={done} />}
      <Hats visit={visit} />
      <HowIn visit={visit} account={account} />
      {ways}
      <Door
        visit={visit}
        id="mine"
        title={words.mine}
        lead={words.mineLead}
        to="/account/details"
        label={words.toMine}
      />
      <Door
        visit={visit}
        id="own-data"
        title={words.ownData}
        lead={words.ownDataLead}
        to="/account/data"
        label={words.toOwnData}
      />
      <Door
        visit={visit}
        id="devices"
        title={words.devices}
        lead={words.devicesLead}
        to="/account/devices"
        label={words.toDevices}
      />
      <Section id="history" title={words.history} lead={words.historyLead}>
        <EventList visit={visit} events={events} />
        <p>
          <LinkTo visit={visit} to="/account/history" label={words.toHistory} />
        </p>
      </Section>
      <SignOut {...visit} />
    </>
  )
  return { title: words.title, body }
}

/** Whoever came by number and key has no account to look after, but can make one. */
export function guestPage(visit: Visit): Page {
  const words = accountMessages(visit.lang)
  const body = (
    <Stack>
      <Heading level={1} lead={words.guestLead}>
        {words.guestTitle}
      </Heading>
      <Door
        visit={visit}
        id="make"
        title={words.makeAccount}
        lead={words.makeAccountText}
        to="/sign-in/mail"
        label={words.makeAccount}
      />
      <SignOut {...visit} />
    </Stack>
  )
  return { title: words.guestTitle, body }
}
