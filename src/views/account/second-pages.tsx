import { type Totp, totpUri } from '../../core/people/totp.ts'
import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { formatDateTime } from '../../lib/dates.ts'
import { blindId } from '../../lib/ids.ts'
import { pick } from '../../lib/language.ts'
import {
  CopyText,
  Heading,
  Notice,
  PrintButton,
  Prose,
  Qr,
  Section,
  Stack,
} from '../../ui/components/index.ts'
import { Button, CodeField, ErrorSummary, Form, LinkButton, messageFor } from '../../ui/forms.tsx'
import { crumbsTo } from './crumbs.ts'
import { secondFactorMessages } from './second-messages.ts'

type Act = { visit: Visit; to: string; label: string; kind?: 'primary' | 'secondary' | 'danger' }

const Act = ({ visit: { lang, city }, to, label, kind = 'secondary' }: Act) => (
  <Form lang={lang} action={cityPath(city, to)} submissionId={blindId()}>
    <Button kind={kind}>{label}</Button>
  </Form>
)

export function secondPage(visit: Visit, totp: Totp): Page {
  const words = secondFactorMessages(visit.lang)
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <Notice lang={visit.lang} kind={totp.on ? 'success' : 'info'} title={totp.on ? words.on : words.off}>
        {totp.on && <p>{words.codesLeft(totp.codesLeft)}</p>}
      </Notice>
      {!totp.on && <Act visit={visit} to="/account/second/start" label={words.start} kind="primary" />}
      {totp.on && (
        <>
          <Section id="change" title={words.change}>
            <Act visit={visit} to="/account/second/start" label={words.change} />
          </Section>
          <Section id="codes" title={words.newCodes} lead={words.newCodesText}>
            <Act visit={visit} to="/account/second/codes" label={words.newCodes} />
          </Section>
          <Section id="stop" title={words.stop} lead={words.stopText}>
            <Act visit={visit} to="/account/second/off" label={words.stop} kind="danger" />
          </Section>
        </>
      )}
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: crumbsTo(visit, words.title) }
}

const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ')

/** Three steps: the app, the picture, the first digits. */
export function setUpPage(visit: Visit, secret: string, failed?: Failed): Page {
  const { lang, city, viewer } = visit
  const words = secondFactorMessages(lang)
  const next = safeNext(
    city,
    failed ? keptText(failed.kept, 'next') : (visit.query.next ?? cityPath(city, '/account')),
  )
  const errors = sayErrors(failed?.errors ?? [], lang, { code: words.code }, { wrongCode: words.wrongCode })
  const uri = totpUri(secret, `Yui ${pick(visit.definition.city.name, 'ja')}`, viewer?.person.name ?? '')
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1}>{words.setUpTitle}</Heading>
      <Prose>
        <ol>
          <li>{words.step1}</li>
          <li>
            <p>{words.step2}</p>
            <Qr text={uri} label={words.qr} size={232} secret />
            <p>{words.secret}</p>
            <CopyText lang={lang} text={inFours(secret)} />
          </li>
          <li>{words.step3}</li>
        </ol>
      </Prose>
      <Form lang={lang} action={cityPath(city, '/account/second/new')} submissionId={blindId()}>
        <input type="hidden" name="next" value={next} />
        <CodeField
          lang={lang}
          name="code"
          label={words.code}
          hint={words.codeHint}
          error={messageFor(errors, 'code')}
        />
        <Button>{words.finish}</Button>
      </Form>
    </>
  )
  return { title: words.setUpTitle, body }
}

/** Shown once, to be printed or copied. */
export function codesPage(visit: Visit, codes: readonly string[], next: string): Page {
  const { lang, viewer, definition, now } = visit
  const words = secondFactorMessages(lang)
  const whose = words.codesWhose(
    viewer?.person.name ?? '',
    pick(definition.city.name, lang),
    formatDateTime(now, lang),
  )
  const body = (
    <Stack>
      <Heading level={1} lead={words.codesLead}>
        {words.codesTitle}
      </Heading>
      <Section id="codes" title={words.codes} lead={whose}>
        <Prose>
          <ol>
            {codes.map((code) => (
              <li>
                <code>{code}</code>
              </li>
            ))}
          </ol>
        </Prose>
      </Section>
      <PrintButton lang={lang} />
      <p>
        <LinkButton href={next}>{words.kept}</LinkButton>
      </p>
    </Stack>
  )
  return { title: words.codesTitle, body }
}
