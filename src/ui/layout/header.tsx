import type { Lang } from '../../lib/language.ts'
import { DemoBadge } from '../components/demo-badge.tsx'
import { Icon } from '../icons.tsx'
import { Mark } from '../mark.tsx'
import { uiMessages } from '../messages.ts'
import type { DocumentProps, LanguageLink, NavItem, Viewer } from './types.ts'

const Brand = ({ city, demo, lang }: Pick<DocumentProps, 'city' | 'demo' | 'lang'>) => (
  <p class="yui-brand">
    <a class="yui-brand__link" href={city ? `/${city.slug}` : '/'}>
      {city?.mark ?? <Mark />}
      {city && <span class="yui-brand__city">{city.name}</span>}
      <span class="yui-brand__yui">Yui 結</span>
    </a>
    {demo && <DemoBadge lang={lang} />}
  </p>
)

const Languages = ({ lang, links }: { lang: Lang; links: LanguageLink[] }) => (
  <ul class="yui-languages" aria-label={uiMessages(lang).languages}>
    {links.map((link) => (
      <li>
        <a
          href={link.href}
          lang={link.lang === 'en' ? 'en' : 'ja'}
          hreflang={link.lang === 'en' ? 'en' : 'ja'}
          aria-current={link.current ? 'true' : undefined}
        >
          {link.label}
        </a>
      </li>
    ))}
  </ul>
)

const Account = ({ lang, viewer }: { lang: Lang; viewer: Viewer }) => (
  <details class="yui-account">
    <summary class="yui-account__summary">
      <span class="yui-visually-hidden">{uiMessages(lang).account} </span>
      <span class="yui-account__name">{viewer.name}</span> <span class="yui-account__hat">{viewer.hat}</span>
    </summary>
    <div class="yui-account__panel">
      <ul>
        {viewer.links.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      <form method="post" action={viewer.signOutAction}>
        <button class="yui-button yui-button--quiet" type="submit">
          {uiMessages(lang).signOut}
        </button>
      </form>
    </div>
  </details>
)

const Nav = ({ lang, nav }: { lang: Lang; nav: NavItem[] }) => (
  <>
    <button class="yui-menu-button" type="button" popovertarget="main-menu">
      <Icon name="menu" />
      {uiMessages(lang).menu}
    </button>
    {/* A popover on a phone, in place on a wide screen, and in place wherever popovers are unknown. */}
    <nav class="yui-nav" id="main-menu" popover="auto" aria-label={uiMessages(lang).mainMenu}>
      <button
        class="yui-button yui-button--quiet yui-nav__close"
        type="button"
        popovertarget="main-menu"
        popovertargetaction="hide"
      >
        {uiMessages(lang).close}
      </button>
      <ul>
        {nav.map(({ href, label, current }) => (
          <li>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  </>
)

export const Header = (props: DocumentProps) => (
  <header class="yui-header">
    {props.demo && <p class="yui-demo-strip">{uiMessages(props.lang).demoNote}</p>}
    <div class="yui-header__bar">
      <Brand city={props.city} demo={props.demo} lang={props.lang} />
      <div class="yui-header__tools">
        <Languages lang={props.lang} links={props.languageLinks} />
        {props.viewer && <Account lang={props.lang} viewer={props.viewer} />}
        {!props.viewer && props.signInHref && (
          <a class="yui-header__sign-in" href={props.signInHref}>
            {uiMessages(props.lang).signIn}
          </a>
        )}
      </div>
      {props.nav.length > 0 && <Nav lang={props.lang} nav={props.nav} />}
    </div>
  </header>
)
