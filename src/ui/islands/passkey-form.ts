const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0))
const text = (buffer: ArrayBuffer | null | undefined): string | undefined =>
  buffer
    ? btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replace(/\+/g, '-')
        .replace(/\//g, '_')
        .replace(/=+$/, '')
    : undefined

type Known = { id: string; type: 'public-key'; transports?: AuthenticatorTransport[] }
type Options = {
  challenge: string
  user?: { id: string; name: string; displayName: string }
  allowCredentials?: Known[]
  excludeCredentials?: Known[]
}
const read = (known: Known[] = []) => known.map((one) => ({ ...one, id: bytes(one.id) }))

/** What the server sends, in the bytes that the browser wants. */
function ask(options: Options): Promise<Credential | null> {
  const common = { ...options, challenge: bytes(options.challenge) }
  if (options.user === undefined) {
    const publicKey = { ...common, allowCredentials: read(options.allowCredentials) }
    return navigator.credentials.get({ publicKey })
  }
  const publicKey = {
    ...common,
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: read(options.excludeCredentials),
  }
  return navigator.credentials.create({
    publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions,
  })
}

/** What the browser gives, as text. Written out, since older browsers have no `toJSON`. */
function told(credential: PublicKeyCredential): string {
  const response = credential.response as Partial<
    AuthenticatorAttestationResponse & AuthenticatorAssertionResponse
  >
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      userHandle: text(response.userHandle),
      transports: response.getTransports?.(),
    },
  })
}

/** A form whose field `credential` is filled by a passkey. Shown only where the browser knows such. */
export class PasskeyForm extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    const field = form?.querySelector<HTMLInputElement>('[name=credential]')
    if (!form || !field || !window.PublicKeyCredential) return
    form.hidden = false
    this.querySelector('.yui-passkey__else')?.setAttribute('hidden', '')
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#fill(form, field)
    })
  }

  async #fill(form: HTMLFormElement, field: HTMLInputElement): Promise<void> {
    this.#say('')
    try {
      const address = this.dataset.options ?? ''
      const answer = await fetch(address, { method: 'POST', body: new URLSearchParams() })
      // Anything but options is a page that says what is to be done first: the form asks for it, as without a script.
      const hasOptions = answer.headers.get('content-type')?.startsWith('application/json')
      if (hasOptions) field.value = told((await ask(await answer.json())) as PublicKeyCredential)
      form.submit()
    } catch (error) {
      const { failed, there } = this.dataset
      this.#say((error as Error).name === 'InvalidStateError' ? there : failed)
    }
  }

  #say(words: string | undefined): void {
    const said = this.querySelector('.yui-passkey__said')
    if (said) said.textContent = words ?? ''
  }
}
