import type { Child, PropsWithChildren } from 'hono/jsx'

export type NumberedItem = { id?: string; title: Child; slogan?: Child; body?: Child }

/** Things that are counted and remembered by their number: principles, elements, issues. */
export const NumberedList = ({ items, level = 3 }: { items: NumberedItem[]; level?: 2 | 3 }) => {
  const Title = `h${level}` as const
  return (
    <ol class="yui-numbered">
      {items.map(({ id, title, slogan, body }) => (
        <li class="yui-numbered__item" id={id}>
          <Title class="yui-numbered__title">{title}</Title>
          {slogan && <p class="yui-numbered__slogan">{slogan}</p>}
          {body && <div class="yui-prose">{body}</div>}
        </li>
      ))}
    </ol>
  )
}

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
