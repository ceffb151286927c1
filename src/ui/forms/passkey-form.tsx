import type { Child } from 'hono/jsx'

type PasskeyFormProps = {
  /** Where the browser gets its options from. */
  options: string
  action: string
  words: { failed: string; there?: string; otherwise: string }
  children: Child
}

/** A form that a passkey fills in. Without a script, or where there are no passkeys, it says what else one can do. */
export const PasskeyForm = ({ options, action, words, children }: PasskeyFormProps) => (
  <yui-passkey data-options={options} data-failed={words.failed} data-there={words.there}>
    <p class="yui-passkey__else">{words.otherwise}</p>
    <form class="yui-form" method="post" action={action} novalidate hidden>
      {children}
      <input type="hidden" name="credential" value="" />
      <p class="yui-passkey__said" role="status"></p>
    </form>
  </yui-passkey>
)
