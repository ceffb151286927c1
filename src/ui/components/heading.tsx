import type { Child } from 'hono/jsx'

type HeadingProps = { level: 1 | 2 | 3 | 4; id?: string; kicker?: Child; lead?: Child; children: Child }

/** A heading with an optional line above (where this belongs) and a lead below (what it is about). */
export const Heading = ({ level, id, kicker, lead, children }: HeadingProps) => {
  const Tag = `h${level}` as const
  return (
    <div class={`yui-heading yui-heading--${level}`}>
      {kicker && <p class="yui-heading__kicker">{kicker}</p>}
      <Tag class="yui-heading__text" id={id}>
        {children}
      </Tag>
      {lead && <p class="yui-heading__lead">{lead}</p>}
    </div>
  )
}
