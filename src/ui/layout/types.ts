import type { Child } from 'hono/jsx'
import type { Lang } from '../../lib/language.ts'
import type { Accent } from '../accents.ts'

export type NavItem = { href: string; label: string; current?: boolean }
export type LanguageLink = { href: string; lang: Lang; label: string; current: boolean }
export type Viewer = {
  name: string
  /** In which capacity the person acts. */
  hat: string
  links: { href: string; label: string }[]
  signOutAction: string
}
export type Crumb = { href?: string; label: string }
export type FooterDesk = { name: string; phone?: string; href?: string }

export type DocumentProps = {
  lang: Lang
  title: string
  accent: Accent
  city?: { slug: string; name: string; mark?: Child }
  nav: NavItem[]
  languageLinks: LanguageLink[]
  viewer?: Viewer
  signInHref?: string
  breadcrumbs?: Crumb[]
  /** Shown above the content, as after something was done. */
  notice?: Child
  footer?: { desks: FooterDesk[] }
  /** Marks every page as practice. */
  demo?: boolean
  /** Printed with its QR code, so that a reader of the paper finds the page. */
  shortUrl?: string
  qrSvg?: Child
  description?: string
  children: Child
}
