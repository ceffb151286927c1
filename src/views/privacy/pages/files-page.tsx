import { coordinationOffice } from '../../../core/edition/view.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import type { Class } from '../../../platform/db/personal.ts'
import { DescriptionList, Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { fileMessages } from '../file-messages.ts'
import type { RegisteredFile } from '../files.ts'

/** From this many people on a file must be published (個人情報保護法 75条, 施行令). */
export const mustBePublished = 1000

const itemWords = {
  name: 'itemName',
  contact: 'itemContact',
  words: 'itemWords',
  internal: 'itemInternal',
  credential: 'itemCredential',
  sealed: 'itemSealed',
  closed: 'itemClosed',
} as const

/** The cells of the register for one file, in the order of its columns. */
export function cellsOf(visit: Visit, { code, classes, count }: RegisteredFile): [string, string][] {
  const { lang, definition } = visit
  const words = fileMessages(lang)
  const office = coordinationOffice(definition)
  const items = classes.map((one: Class) =>
    one in itemWords ? words[itemWords[one as keyof typeof itemWords]] : one,
  )
  return [
    [words.name, words[code]],
    [words.section, office ? pick(office.name, lang) : ''],
    [words.purpose, words[`${code}Purpose`]],
    [words.items, lang === 'en' ? items.join(', ') : items.join('・')],
    [words.range, words[`${code}Range`]],
    [words.collected, code === 'staff' ? words.fromCity : words.fromPerson],
    [words.sensitive, words.none],
    [words.provision, words.nobody],
    [words.count, `${count}${count >= mustBePublished ? words.must : ''}`],
  ]
}

export function filesPage(visit: Visit, files: readonly RegisteredFile[]): Page {
  const { lang, city } = visit
  const words = fileMessages(lang)
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <Notice lang={lang} kind="info" title={words.draftNote} />
      <p>
        <LinkButton kind="secondary" href={cityPath(city, '/privacy/register/csv')}>
          {words.csv}
        </LinkButton>
      </p>
      {files.map((file) => (
        <Section id={file.code} title={words[file.code]}>
          <DescriptionList
            items={cellsOf(visit, file)
              .slice(1)
              .map(([term, description]) => ({ term, description }))}
          />
        </Section>
      ))}
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: [{ label: words.title }] }
}
