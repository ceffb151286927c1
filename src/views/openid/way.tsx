import type { Provider } from '../../core/openid/index.ts'
import type { SignInWay } from '../../core/people/way.ts'
import { cityPath } from '../../core/web/paths.ts'
import { afterConfirm } from '../../core/web/step-up.tsx'
import type { Visit } from '../../core/web/visit.ts'
import { joined, pick } from '../../lib/language.ts'
import { Section } from '../../ui/components/index.ts'
import { Button, Form } from '../../ui/forms.tsx'
import { nameOfLink } from './account-page.tsx'
import { openidMessages } from './messages.ts'
import { nameOf } from './pages.tsx'
import { listIdentities } from './queries.ts'
import { hatsFor } from './rules.ts'

const providersOf = ({ runtime, city }: Visit): readonly Provider[] => runtime.providers(city.slug)

type ButtonsProps = {
  visit: Visit
  next: string
  providers: readonly Provider[]
  path: (code: string) => string
  label: (name: string) => string
}

const Buttons = ({ visit, next, providers, path, label }: ButtonsProps) => (
  <>
    {providers.map((provider) => (
      <Form lang={visit.lang} action={cityPath(visit.city, path(provider.code))}>
        <input type="hidden" name="next" value={next} />
        {provider.hint && <p>{pick(provider.hint, visit.lang)}</p>}
        <Button kind="secondary">{label(nameOf(visit, provider))}</Button>
      </Form>
    ))}
  </>
)

/** The providers at which the viewer has an account that they may confirm with in the hat they wear. */
async function confirming(visit: Visit): Promise<readonly Provider[]> {
  const { viewer } = visit
  const fitting = providersOf(visit).filter(
    (one) => viewer !== undefined && hatsFor(one.for).includes(viewer.hat.kind),
  )
  if (viewer === undefined || fitting.length === 0) return []
  const links = await listIdentities(visit.tx, viewer.person.id)
  return fitting.filter(({ code }) => links.some(({ provider }) => provider === code))
}

async function confirmPiece(visit: Visit, next: string, strongOnly: boolean) {
  const words = openidMessages(visit.lang)
  const providers = (await confirming(visit)).filter((one) => one.canBeStrong || !strongOnly)
  if (providers.length === 0) return undefined
  return (
    <Section id="with-openid" title={strongOnly ? words.secondHeading : words.confirmHeading}>
      <Buttons
        visit={visit}
        next={afterConfirm(visit, next)}
        providers={providers}
        path={(code) => `/openid/${code}/confirm`}
        label={words.confirmWith}
      />
    </Section>
  )
}

async function accountPiece(visit: Visit) {
  const words = openidMessages(visit.lang)
  if (visit.viewer === undefined || providersOf(visit).length === 0) return undefined
  const links = await listIdentities(visit.tx, visit.viewer.person.id)
  const names = joined(
    links.map((link) => nameOfLink(visit, link)),
    visit.lang,
  )
  return (
    <Section id="openid" title={words.accountHeading}>
      <p>{links.length === 0 ? words.accountNone : words.accountSome(names)}</p>
      <p>
        <a href={cityPath(visit.city, '/account/openid')}>{words.accountOpen}</a>
      </p>
    </Section>
  )
}

/** Other providers' accounts; on a page only where the city has such a provider. */
export const openidWay: SignInWay = {
  code: 'openid',
  signIn: (visit, next) =>
    providersOf(visit).length === 0 ? undefined : (
      <Section id="with-openid" title={openidMessages(visit.lang).heading}>
        <Buttons
          visit={visit}
          next={next}
          providers={providersOf(visit)}
          path={(code) => `/openid/${code}`}
          label={openidMessages(visit.lang).signInWith}
        />
      </Section>
    ),
  second: (visit, next) => confirmPiece(visit, next, true),
  confirm: (visit, next) => confirmPiece(visit, next, false),
  account: accountPiece,
}
