import type { Child } from 'hono/jsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'
type ButtonProps = {
  kind?: ButtonKind
  name?: string
  value?: string
  /** Sends the form elsewhere than its own action. */
  formaction?: string
  children: Child
}

export const Button = ({ kind = 'primary', children, ...rest }: ButtonProps) => (
  <button class={`yui-button yui-button--${kind}`} type="submit" {...rest}>
    {children}
  </button>
)

type LinkButtonProps = { href: string; kind?: ButtonKind; children: Child }

export const LinkButton = ({ href, kind = 'primary', children }: LinkButtonProps) => (
  <a class={`yui-button yui-button--${kind}`} href={href}>
    {children}
  </a>
)
