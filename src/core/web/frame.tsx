import { type Lang, languages, pick } from '../../lib/language.ts'
import { Notice, Qr } from '../../ui/components/index.ts'
import { Document } from '../../ui/layout.tsx'
import type { City } from '../edition/directory.ts'
import { hatLabel } from '../people/signature.ts'
import type { Viewer } from '../people/viewer.ts'
import { webMessages } from './messages.ts'
import { cityPath } from './paths.ts'
import type { Page } from './route.ts'
import type { Runtime } from './visit.ts'

export type Frame = {
  runtime: Runtime
  lang: Lang
  path: string
  /** What the page was asked for: switching the language keeps it. */
  query?: Readonly<Record<string, string>> | undefined
  city?: City | undefined
  viewer?: Viewer
  /** The viewer has just put on another hat. */
  switched?: boolean
}

const languageLinks = ({ path, query = {}, lang }: Frame) => {
  const words = webMessages(lang)
  const labels: Record<Lang, string> = {
    ja: words.languageJa,
    easy: words.languageEasy,
    en: words.languageEn,
  }
  return languages.map((code) => ({
    href: `${path}?${new URLSearchParams({ ...query, lang: code })}`,
    lang: code,
    label: labels[code],
    current: code === lang,
  }))
}

const isCurrent = (path: string, href: string) => path === href || path.startsWith(`${href}/`)

function signedInPart(viewer: Viewer, city: City, lang: Lang) {
  if (viewer === undefined) return { signInHref: cityPath(city, '/sign-in') }
  const words = webMessages(lang)
  return {
    viewer: {
      name: viewer.person.name,
      hat: hatLabel(viewer.hat, city.definition, lang),
      links: [
        { href: cityPath(city, '/desk'), label: words.desk },
        ...(viewer.hats.length > 1
          ? [{ href: cityPath(city, '/account#hats'), label: words.switchHat }]
          : []),
        { href: cityPath(city, '/account'), label: words.account },
      ],
      signOutAction: cityPath(city, '/sign-out'),
    },
  }
}

function switchedNotice({ switched, viewer, city, lang }: Frame) {
  if (!switched || viewer === undefined || city === undefined) return {}
  const hat = hatLabel(viewer.hat, city.definition, lang)
  return { notice: <Notice lang={lang} kind="success" title={webMessages(lang).switched(hat)} /> }
}

function cityPart({ runtime, lang, path, city, viewer }: Frame, page: Page) {
  if (city === undefined) return { accent: 'ai' as const, nav: [] }
  const { definition } = city
  const links = runtime.nav(definition, lang).map(({ path: to, label }) => {
    const href = cityPath(city, to)
    return { href, label, current: isCurrent(path, href) }
  })
  const shortUrl = `${runtime.origin}${page.shortPath ?? path}`
  return {
    accent: definition.city.accent,
    city: { slug: city.slug, name: pick(definition.city.name, lang) },
    nav: links,
    footer: {
      desks: definition.desks.map((desk) => ({
        name: pick(desk.name, lang),
        ...(desk.phone ? { phone: desk.phone } : {}),
      })),
    },
    shortUrl,
    qrSvg: <Qr text={shortUrl} label={shortUrl} />,
    demo: runtime.demo,
    ...signedInPart(viewer, city, lang),
  }
}

/** A page within its frame, as the text to send. */
export async function renderPage(frame: Frame, page: Page): Promise<string> {
  const crumbs = page.breadcrumbs ? [...page.breadcrumbs] : undefined
  const html = (
    <Document
      lang={frame.lang}
      title={page.title}
      languageLinks={languageLinks(frame)}
      {...(crumbs ? { breadcrumbs: crumbs } : {})}
      {...cityPart(frame, page)}
      {...switchedNotice(frame)}
    >
      {page.body}
    </Document>
  )
  return String(await (html as unknown as { toString: () => string | Promise<string> }).toString())
}
