import type { Provider } from '../../core/openid/index.ts'
import { sayErrors } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { formatDate, todayInJapan } from '../../lib/dates.ts'
import { pick } from '../../lib/language.ts'
import { DescriptionList, Heading, Notice, Section, Stack } from '../../ui/components/index.ts'
import { Button, ErrorSummary, Form } from '../../ui/forms.tsx'
import { openidMessages } from './messages.ts'
import { nameOf } from './pages.tsx'
import type { Linked } from './queries.ts'

/** What a link is called: by its provider as configured today, or by its code where it is configured no more. */
export const nameOfLink = (visit: Visit, { provider }: Pick<Linked, 'provider'>): string => {
  const configured = visit.runtime.providers(visit.city.slug).find(({ code }) => code === provider)
  return configured ? pick(configured.label, visit.lang) : provider
}

const LinkedCard = ({ visit, link }: { visit: Visit; link: Linked }) => {
  const words = openidMessages(visit.lang)
  const day = (at: Date) => formatDate(todayInJapan(at), visit.lang)
  const name = nameOfLink(visit, link)
  return (
    <Stack>
      <h3>{name}</h3>
      <DescriptionList
        items={[
          { term: words.linkedSince, description: day(link.linked_at) },
          { term: words.lastUsed, description: link.used_at ? day(link.used_at) : words.never },
        ]}
      />
      <Form lang={visit.lang} action={cityPath(visit.city, `/account/openid/links/${link.id}/ending`)}>
        <Button kind="secondary">{words.unlink(name)}</Button>
      </Form>
    </Stack>
  )
}

const Linkable = ({ visit, providers }: { visit: Visit; providers: readonly Provider[] }) => {
  const words = openidMessages(visit.lang)
  return (
    <Section id="add" title={words.addHeading}>
      {providers.length === 0 && <p>{words.allLinked}</p>}
      {providers.map((provider) => (
        <Form lang={visit.lang} action={cityPath(visit.city, `/account/openid/${provider.code}`)}>
          <Button kind="secondary">{words.link(nameOf(visit, provider))}</Button>
        </Form>
      ))}
    </Section>
  )
}

function doneNotice(visit: Visit) {
  const { done } = visit.query
  if (done === undefined) return undefined
  const words = openidMessages(visit.lang)
  const text =
    done === 'unlinked' ? words.wasUnlinked : words.wasLinked(nameOfLink(visit, { provider: done }))
  return <Notice lang={visit.lang} kind="success" title={text} />
}

export function accountPage(
  visit: Visit,
  links: readonly Linked[],
  linkable: readonly Provider[],
  failed?: Failed,
): Page {
  const words = openidMessages(visit.lang)
  const errors = sayErrors(failed?.errors ?? [], visit.lang, {}, { lastWay: words.lastWay })
  const body = (
    <>
      <ErrorSummary lang={visit.lang} errors={errors} />
      {doneNotice(visit)}
      <Heading level={1} lead={words.listLead}>
        {words.accountHeading}
      </Heading>
      <Section id="linked" title={words.linkedHeading}>
        {links.length === 0 && <p>{words.accountNone}</p>}
        {links.map((link) => (
          <LinkedCard visit={visit} link={link} />
        ))}
      </Section>
      <Linkable visit={visit} providers={linkable} />
    </>
  )
  return {
    title: words.accountHeading,
    body,
    breadcrumbs: [
      { label: words.account, href: cityPath(visit.city, '/account') },
      { label: words.accountHeading },
    ],
  }
}
