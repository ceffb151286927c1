import type { Child, PropsWithChildren } from 'hono/jsx'

type CardProps = {
  title: Child
  href?: string
  level?: 2 | 3 | 4
  meta?: Child
  chips?: Child
  footer?: Child
  children?: Child
}

/** One thing among others; with `href` the whole card is the target of the one link in its title. */
export const Card = ({ title, href, level = 3, meta, chips, footer, children }: CardProps) => {
  const Title = `h${level}` as const
  return (
    <article class={href ? 'yui-card yui-card--link' : 'yui-card'}>
      {chips && <p class="yui-card__chips">{chips}</p>}
      <Title class="yui-card__title">{href ? <a href={href}>{title}</a> : title}</Title>
      {children && <div class="yui-card__body">{children}</div>}
      {meta && <p class="yui-card__meta">{meta}</p>}
      {footer && <div class="yui-card__footer">{footer}</div>}
    </article>
  )
}

export const CardGrid = ({ children }: PropsWithChildren) => <div class="yui-card-grid">{children}</div>
