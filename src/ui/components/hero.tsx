import type { Child, PropsWithChildren } from 'hono/jsx'
import { Mark } from '../mark.tsx'

type HeroProps = { kicker?: Child; title: Child; lead?: Child; children?: Child }

/** The opening of a front page: where one is, in one large sentence, and the first thing to do. */
export const Hero = ({ kicker, title, lead, children }: HeroProps) => (
  <div class="yui-hero">
    <div class="yui-hero__words">
      {kicker && <p class="yui-hero__kicker">{kicker}</p>}
      <h1 class="yui-hero__title">{title}</h1>
      {lead && <p class="yui-hero__lead">{lead}</p>}
      {children && <div class="yui-hero__actions">{children}</div>}
    </div>
    <Mark />
  </div>
)

/** Large ways into the site, side by side. */
export const Doors = ({ children }: PropsWithChildren) => <ul class="yui-doors">{children}</ul>

type DoorProps = { href: string; title: Child; text?: Child }

export const Door = ({ href, title, text }: DoorProps) => (
  <li class="yui-door">
    <a class="yui-door__link" href={href}>
      {title}
    </a>
    {text && <p class="yui-door__text">{text}</p>}
  </li>
)
