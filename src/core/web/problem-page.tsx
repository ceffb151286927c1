import type { Lang } from '../../lib/language.ts'
import { Heading, Notice } from '../../ui/components/index.ts'
import { LinkButton } from '../../ui/forms.tsx'
import type { City } from '../edition/directory.ts'
import { webMessages } from './messages.ts'
import { cityPath } from './paths.ts'
import type { Page } from './route.ts'

type Status = 400 | 403 | 404 | 409 | 413 | 429 | 500 | 503
const wordsOf = (status: Status, lang: Lang) => {
  const words = webMessages(lang)
  const table: Record<Status, readonly [string, string]> = {
    400: [words.errorTitle, words.errorText],
    403: [words.forbiddenTitle, words.forbiddenText],
    404: [words.notFoundTitle, words.notFoundText],
    409: [words.conflictTitle, words.conflictText],
    413: [words.tooLargeTitle, words.tooLargeText],
    429: [words.tooMuchTitle, words.tooMuchText],
    500: [words.errorTitle, words.errorText],
    503: [words.busyTitle, words.busyText],
  }
  return table[status]
}

type Problem = { status: Status; lang: Lang; requestId: string; city?: City | undefined; path: string }

/** What went wrong, in plain words, and a way on. */
export function problemPage({ status, lang, requestId, city, path }: Problem): Page {
  const [title, text] = wordsOf(status, lang)
  const words = webMessages(lang)
  const body = (
    <>
      <Heading level={1}>{title}</Heading>
      <Notice lang={lang} kind={status === 404 ? 'info' : 'warning'}>
        <p>{text}</p>
      </Notice>
      <p>
        {status === 409 && <LinkButton href={path}>{words.seeNow}</LinkButton>}
        {status === 403 && city && (
          <LinkButton href={cityPath(city, '/account')}>{words.switchHat}</LinkButton>
        )}
        {city ? (
          <>
            {status === 404 && (
              <LinkButton href={cityPath(city, '/follow')} kind="secondary">
                {words.toFollow}
              </LinkButton>
            )}
            <LinkButton href={cityPath(city, '/cases')} kind="secondary">
              {words.toCases}
            </LinkButton>
            <LinkButton href={cityPath(city)} kind="secondary">
              {words.toDesks}
            </LinkButton>
          </>
        ) : (
          <LinkButton href="/">{words.toCities}</LinkButton>
        )}
      </p>
      <p>
        <small>{words.requestId(requestId)}</small>
      </p>
    </>
  )
  return { title, body }
}
