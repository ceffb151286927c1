import type { Child } from 'hono/jsx'
import { takesIdeas } from '../../../core/edition/view.ts'
import type { Page } from '../../../core/web/route.ts'
import { pick } from '../../../lib/language.ts'
import { Contents, Heading, Pager, PrintButton, WithAside } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import type { Sourced } from '../citations.ts'
import type { Guide } from '../guide.ts'
import { messages } from '../messages.ts'
import { neighbours, type PartCode, partPath, partTitle, publishedParts } from '../parts.ts'
import { Sources } from './sources.tsx'

/** What the city calls an idea: 協働の種. */
export const ideaWord = ({ definition, lang }: Guide): string =>
  definition.words.idea ? pick(definition.words.idea, lang) : messages(lang).ideaWord

export function mainAction(guide: Guide): { href: string; label: string; why: string } {
  const { definition, lang, link } = guide
  const words = messages(lang)
  if (definition.selfCheck)
    return { href: link('/self-check'), label: words.beginSelfCheck, why: words.actionCheck }
  if (!takesIdeas(definition))
    return { href: link('/register'), label: words.seeRegister, why: words.actionRegister }
  return { href: link('/ideas/new'), label: words.writeIdea(ideaWord(guide)), why: words.actionIdea }
}

/** The one thing to do after reading. */
const MainAction = ({ guide }: { guide: Guide }) => {
  const { href, label, why } = mainAction(guide)
  return (
    <section class="yui-card" aria-labelledby="main-action">
      <h2 class="yui-card__title" id="main-action">
        {messages(guide.lang).actionTitle}
      </h2>
      <p>{why}</p>
      <p class="yui-next-step__action">
        <LinkButton href={href}>{label}</LinkButton>
      </p>
    </section>
  )
}

const Aside = ({ guide, code }: { guide: Guide; code: PartCode }) => {
  const { definition, lang, link } = guide
  const words = messages(lang)
  const parts = publishedParts(definition).map((part) => ({
    href: link(partPath(part)),
    label: partTitle(definition, part, lang),
    current: part === code,
  }))
  return (
    <>
      <MainAction guide={guide} />
      <Contents
        label={words.contents}
        items={[{ href: link('/guideline'), label: words.overview }, ...parts]}
      />
    </>
  )
}

const PartPager = ({ guide, code }: { guide: Guide; code: PartCode }) => {
  const { definition, lang, link } = guide
  const { before, after } = neighbours(definition, code)
  return (
    <Pager
      lang={lang}
      prevHref={link(before ? partPath(before) : '/guideline')}
      prevLabel={before ? partTitle(definition, before, lang) : messages(lang).overview}
      {...(after ? { nextHref: link(partPath(after)), nextLabel: partTitle(definition, after, lang) } : {})}
    />
  )
}

type PartProps = {
  guide: Guide
  code: PartCode
  lead?: Child
  facts: readonly Sourced[]
  /** Maps and comparisons need the whole width; the contents are then left to the pager. */
  wide?: boolean
  children: Child
}

const Words = ({ guide, code, lead, facts, wide, children }: PartProps) => {
  const { definition, lang } = guide
  return (
    <>
      <Heading level={1} kicker={pick(definition.edition.title, lang)} lead={lead}>
        {partTitle(definition, code, lang)}
      </Heading>
      {children}
      {wide && <MainAction guide={guide} />}
      <Sources guide={guide} facts={facts} />
      <PrintButton lang={lang} />
      <PartPager guide={guide} code={code} />
    </>
  )
}

/** One part of the guideline: its heading, what it says, where it comes from, and the parts around it. */
export const Part = (props: PartProps) =>
  props.wide ? (
    <Words {...props} />
  ) : (
    <WithAside
      label={messages(props.guide.lang).actionTitle}
      aside={<Aside guide={props.guide} code={props.code} />}
    >
      <Words {...props} />
    </WithAside>
  )

type Crumb = { label: string; href: string }

/** A page within the guideline; the last of the crumbs is the page itself. */
export function guidelinePage(guide: Guide, title: string, body: Child, above: readonly Crumb[] = []): Page {
  const { definition, lang, link } = guide
  const city = { label: pick(definition.city.name, lang), href: link('') }
  const overview = { label: messages(lang).guideline, href: link('/guideline') }
  return { title, body, breadcrumbs: [city, overview, ...above, { label: title }] }
}
