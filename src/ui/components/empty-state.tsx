import type { Child } from 'hono/jsx'
import { LinkButton } from '../forms/button.tsx'
import { Mark } from '../mark.tsx'

type EmptyStateProps = { title: Child; text: Child; action?: { href: string; label: Child } }

/** Nothing here yet, why, and what one can do about it. */
export const EmptyState = ({ title, text, action }: EmptyStateProps) => (
  <div class="yui-empty">
    <Mark />
    <p class="yui-empty__title">{title}</p>
    <p class="yui-empty__text">{text}</p>
    {action && (
      <LinkButton href={action.href} kind="secondary">
        {action.label}
      </LinkButton>
    )}
  </div>
)
