import type { Child } from 'hono/jsx'

export type Description = { term: Child; description: Child }

export const DescriptionList = ({ items }: { items: Description[] }) => (
  <dl class="yui-description-list">
    {items.map(({ term, description }) => (
      <div class="yui-description-list__row">
        <dt>{term}</dt>
        <dd>{description}</dd>
      </div>
    ))}
  </dl>
)
