import { raw } from 'hono/html'
import { assets } from './assets.ts'
import { Breadcrumbs } from './layout/breadcrumbs.tsx'
import { Footer } from './layout/footer.tsx'
import { Header } from './layout/header.tsx'
import type { DocumentProps } from './layout/types.ts'
import { uiMessages } from './messages.ts'

export type { Crumb, DocumentProps, FooterDesk, LanguageLink, NavItem, Viewer } from './layout/types.ts'

const Head = ({ title, city, description }: DocumentProps) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{[title, city?.name, 'Yui 結'].filter(Boolean).join(' | ')}</title>
    {description && <meta name="description" content={description} />}
    <meta name="format-detection" content="telephone=no" />
    <link rel="icon" href={assets.icon} type="image/svg+xml" />
    <link rel="stylesheet" href={assets.css} />
    <link rel="stylesheet" href={assets.fonts} />
    <script type="module" src={assets.js} />
  </head>
)

/** A whole page. Words of the page come in; the frame brings its own. */
export const Document = (props: DocumentProps) => (
  <>
    {raw('<!doctype html>')}
    <html lang={props.lang === 'en' ? 'en' : 'ja'} data-accent={props.accent} data-lang={props.lang}>
      <Head {...props} />
      <body id="top">
        <a class="yui-skip" href="#main">
          {uiMessages(props.lang).skipToMain}
        </a>
        <Header {...props} />
        <div class="yui-page">
          <Breadcrumbs lang={props.lang} crumbs={props.breadcrumbs ?? []} />
          <main class="yui-main" id="main" tabindex={-1}>
            {props.notice}
            {props.children}
          </main>
        </div>
        <Footer {...props} />
      </body>
    </html>
  </>
)
