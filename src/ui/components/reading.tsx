import type { Child, PropsWithChildren } from 'hono/jsx'

export type NumberedItem = { id?: string; kicker?: Child; title: Child; slogan?: Child; body?: Child }
type NumberedListProps = {
  items: NumberedItem[]
  level?: 2 | 3
  /** False where the items bring their own marks, as ステップ1; the kicker then stands in the number's place. */
  numbered?: boolean
}

/** Things that are counted and remembered by their number: principles, elements, issues. */
export const NumberedList = ({ items, level = 3, numbered = true }: NumberedListProps) => {
  const Title = `h${level}` as const
  return (
    <ol class={numbered ? 'yui-numbered' : 'yui-numbered yui-numbered--unnumbered'}>
      {items.map(({ id, kicker, title, slogan, body }) => (
        <li class="yui-numbered__item" id={id}>
          {kicker && <p class="yui-numbered__slogan">{kicker}</p>}
          <Title class="yui-numbered__title">{title}</Title>
          {slogan && <p class="yui-numbered__slogan">{slogan}</p>}
          {body && <div class="yui-prose">{body}</div>}
        </li>
      ))}
    </ol>
  )
}

/** Things to make sure of, with boxes to tick on paper. */
export const TickList = ({ items }: { items: Child[] }) => (
  <ul class="yui-ticks">
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)

/** The one sentence of a text that should be remembered. */
export const Motto = ({ children }: PropsWithChildren) => <p class="yui-motto">{children}</p>

type ContentsProps = {
  label: string
  items: readonly { href: string; label: Child; current?: boolean }[]
}

/** The parts of a longer text, the one in front of the reader marked. */
export const Contents = ({ label, items }: ContentsProps) => (
  <nav class="yui-contents" aria-label={label}>
    <p class="yui-contents__title">{label}</p>
    <ol>
      {items.map(({ href, label: name, current }) => (
        <li>
          <a href={href} aria-current={current ? 'page' : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ol>
  </nav>
)
