import type { Child, PropsWithChildren } from 'hono/jsx'
import { type Lang, langOfTyped } from '../../lib/language.ts'

/** Children one below the other with air between. */
export const Stack = ({ children }: PropsWithChildren) => <div class="yui-stack">{children}</div>

/** Running text: paragraphs, lists and headings in a readable measure. */
export const Prose = ({ children }: PropsWithChildren) => <div class="yui-prose">{children}</div>

/** A few words that a person typed, said to be Japanese on a page that is not. */
export const Typed = ({ text, lang }: { text: string; lang: Lang }) => (
  <span lang={lang === 'en' ? langOfTyped(text) : undefined}>{text}</span>
)

/** What a person typed: blank lines part paragraphs, single breaks stay. */
export const PlainText = ({ text }: { text: string }) => (
  <div class="yui-prose yui-prose--typed" lang={langOfTyped(text)}>
    {text.split(/(?:\r?\n){2,}/).map((paragraph) => (
      <p>{paragraph}</p>
    ))}
  </div>
)

type SectionProps = { id: string; title: Child; lead?: Child; children: Child }

export const Section = ({ id, title, lead, children }: SectionProps) => (
  <section class="yui-section" aria-labelledby={id}>
    <h2 class="yui-section__title" id={id}>
      {title}
    </h2>
    {lead && <p class="yui-section__lead">{lead}</p>}
    {children}
  </section>
)

/** Main content beside a narrow column; below it on a phone. */
export const WithAside = ({ aside, label, children }: { aside: Child; label: string; children: Child }) => (
  <div class="yui-with-aside">
    <div class="yui-with-aside__main">{children}</div>
    <aside class="yui-with-aside__aside" aria-label={label}>
      {aside}
    </aside>
  </div>
)
