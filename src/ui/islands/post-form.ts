/** How often what is typed is kept; soon after the first word, then every so often while it changes. */
const firstMs = 2_000
const everyMs = 20_000

type Told = { state: 'kept' | 'clash' | 'sent' | 'notYours'; at: string }

/**
 * Keeps a form from being sent twice by an impatient hand, warns before typed text is left behind, and, where the form
 * is one that the server keeps, sends it there while it is typed. The buttons stay working buttons: what is busy says
 * so, and after a failed connection it sends again.
 */
export class PostForm extends HTMLElement {
  #changed = false
  #sentAt = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #keeping = false

  connectedCallback(): void {
    this.addEventListener('input', () => this.#touch())
    this.addEventListener('submit', (event) => this.#send(event))
    window.addEventListener('beforeunload', this.#leave)
    window.addEventListener('pageshow', this.#rest)
    window.addEventListener('pagehide', this.#hide)
    window.addEventListener('online', this.#again)
    this.ownerDocument.querySelector<HTMLElement>('.yui-error-summary[autofocus]')?.focus()
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
    window.removeEventListener('beforeunload', this.#leave)
    window.removeEventListener('pageshow', this.#rest)
    window.removeEventListener('pagehide', this.#hide)
    window.removeEventListener('online', this.#again)
  }

  get #kept(): string | undefined {
    return this.dataset.kept
  }

  #touch(): void {
    const first = !this.#changed
    this.#changed = true
    if (this.#kept === undefined || this.#timer !== undefined) return
    this.#timer = setTimeout(() => void this.#keep(), first ? firstMs : everyMs)
  }

  #typed(): FormData | undefined {
    const form = this.querySelector('form')
    if (!form) return undefined
    const typed = new FormData(form)
    // Chosen files travel by themselves, not with every save.
    for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name)
    typed.set('step', 'autosave')
    return typed
  }

  async #keep(): Promise<void> {
    this.#timer = undefined
    const form = this.querySelector('form')
    const body = this.#typed()
    if (!form || !body || this.#keeping || this.#sentAt > 0) return
    this.#keeping = true
    this.#changed = false
    try {
      const answer = await fetch(form.action, { method: 'POST', body, signal: AbortSignal.timeout(15_000) })
      if (!answer.ok) throw new Error(String(answer.status))
      this.#say((await answer.json()) as Told)
    } catch {
      this.#changed = true
      this.#tell(this.dataset.failed)
      this.#timer = setTimeout(() => void this.#keep(), everyMs)
    }
    this.#keeping = false
    if (this.#changed && this.#timer === undefined) this.#timer = setTimeout(() => void this.#keep(), everyMs)
  }

  #say({ state, at }: Told): void {
    const words = {
      kept: this.#kept,
      clash: this.dataset.clash,
      sent: this.dataset.sent,
      notYours: this.dataset.ended,
    }
    this.#tell(words[state]?.replace('{time}', at))
  }

  #tell(text: string | undefined): void {
    const status = this.querySelector('.yui-draft__status')
    if (status && text) status.textContent = text
  }

  #send(event: Event): void {
    const waited = event.timeStamp - this.#sentAt
    if (this.#sentAt > 0 && waited < 8000) {
      event.preventDefault()
      return
    }
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#sentAt = event.timeStamp
    this.#changed = false
    this.dataset.busy = ''
    this.querySelector('form')?.setAttribute('aria-busy', 'true')
  }

  #leave = (event: BeforeUnloadEvent): void => {
    // What the server keeps is there when one comes back.
    if (this.#changed && this.#kept === undefined) event.preventDefault()
  }

  /** The page goes: the last words travel without anybody waiting for them. */
  #hide = (): void => {
    const form = this.querySelector('form')
    const body = this.#typed()
    if (form && body && this.#changed && this.#kept !== undefined && this.#sentAt === 0)
      navigator.sendBeacon(form.action, body)
  }

  #again = (): void => {
    if (this.#changed && this.#kept !== undefined) void this.#keep()
  }

  /** Back from the next page: the form may be sent again. */
  #rest = (): void => {
    this.#sentAt = 0
    delete this.dataset.busy
    this.querySelector('form')?.removeAttribute('aria-busy')
  }
}
