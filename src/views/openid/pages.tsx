import type { Provider } from '../../core/openid/index.ts'
import type { Trip } from '../../core/round-trip/index.ts'
import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { pick } from '../../lib/language.ts'
import { Heading, Stack } from '../../ui/components/index.ts'
import { Button, ErrorSummary, Form, LinkButton, messageFor, TextField } from '../../ui/forms.tsx'
import { openidMessages } from './messages.ts'
import type { Ending } from './rules.ts'

export const nameOf = (visit: Visit, provider: Pick<Provider, 'label'>): string =>
  pick(provider.label, visit.lang)

/** Leads on by itself; the link is for whoever’s browser does not. */
export function outPage(visit: Visit, provider: Provider, address: string): Page {
  const words = openidMessages(visit.lang)
  const name = nameOf(visit, provider)
  const title = words.outTitle(name)
  const body = (
    <Stack>
      <Heading level={1} lead={words.outText(name)}>
        {title}
      </Heading>
      <p>
        <LinkButton href={address}>{words.outLink(name)}</LinkButton>
      </p>
    </Stack>
  )
  return { title, body, leadsTo: address }
}

type Words = ReturnType<typeof openidMessages>

const said = (words: Words, name: string): Record<Ending, readonly [title: string, text: string]> => ({
  no: [words.noTitle, words.noText],
  failed: [words.failedTitle(name), words.failedText],
  again: [words.againTitle, words.againText],
  unknown: [words.unknownTitle(name), words.unknownText(name)],
  taken: [words.takenTitle(name), words.takenText],
  notForYou: [words.notForYouTitle(name), words.notForYouText],
  notStrong: [words.notStrongTitle, words.notStrongText(name)],
  other: [words.otherTitle(name), words.otherText],
})

export function toldPage(visit: Visit, provider: Provider, what: Ending): Page {
  const words = openidMessages(visit.lang)
  const [title, text] = said(words, nameOf(visit, provider))[what]
  const back = visit.viewer ? '/account' : '/sign-in'
  const body = (
    <Stack>
      <Heading level={1} lead={text}>
        {title}
      </Heading>
      <p>
        <LinkButton href={cityPath(visit.city, back)}>
          {visit.viewer ? words.toAccount : words.toSignIn}
        </LinkButton>
      </p>
    </Stack>
  )
  return { title, body }
}

export function registerPage(visit: Visit, provider: Provider, trip: Trip, failed?: Failed): Page {
  const words = openidMessages(visit.lang)
  const { lang, city } = visit
  const errors = sayErrors(failed?.errors ?? [], lang, { name: words.name })
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.registerLead(nameOf(visit, provider))}>
        {words.registerTitle}
      </Heading>
      <Form lang={lang} action={cityPath(city, `/openid/${provider.code}/register`)}>
        <TextField
          lang={lang}
          name="name"
          label={words.name}
          required
          hint={words.nameHint}
          autocomplete="name"
          value={failed ? keptText(failed.kept, 'name') : (trip.name ?? '')}
          error={messageFor(errors, 'name')}
        />
        <p>{words.registerPurpose}</p>
        {trip.email && <p>{words.registerUses(trip.email)}</p>}
        <Button>{words.register}</Button>
      </Form>
      <p>
        <a href={cityPath(city, '/sign-in')}>{words.dontRegister}</a>
      </p>
    </>
  )
  return { title: words.registerTitle, body }
}
