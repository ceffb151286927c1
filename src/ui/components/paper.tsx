import type { Child, PropsWithChildren } from 'hono/jsx'

/** Left out on paper: forms and hints that only make sense on a screen. */
export const ScreenOnly = ({ children }: PropsWithChildren) => <div class="yui-screen-only">{children}</div>

/** Empty boxes to be signed or stamped by hand. */
export const StampBoxes = ({ caption, labels }: { caption: Child; labels: readonly Child[] }) => (
  <table class="yui-stamps">
    <caption>{caption}</caption>
    <thead>
      <tr>
        {labels.map((label) => (
          <th scope="col">{label}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      <tr>
        {labels.map(() => (
          <td />
        ))}
      </tr>
    </tbody>
  </table>
)
