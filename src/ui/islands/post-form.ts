/**
 * Keeps a form from being sent twice by an impatient hand, and warns before typed text is left behind.
 * The button stays a working button: what is busy says so, and after a failed connection it sends again.
 */
export class PostForm extends HTMLElement {
  #changed = false
  #sentAt = 0

  connectedCallback(): void {
    this.addEventListener('input', () => {
      this.#changed = true
    })
    this.addEventListener('submit', (event) => this.#send(event))
    window.addEventListener('beforeunload', this.#leave)
    window.addEventListener('pageshow', this.#rest)
    this.ownerDocument.querySelector<HTMLElement>('.yui-error-summary[autofocus]')?.focus()
  }

  disconnectedCallback(): void {
    window.removeEventListener('beforeunload', this.#leave)
    window.removeEventListener('pageshow', this.#rest)
  }

  #send(event: Event): void {
    const waited = event.timeStamp - this.#sentAt
    if (this.#sentAt > 0 && waited < 8000) {
      event.preventDefault()
      return
    }
    this.#sentAt = event.timeStamp
    this.#changed = false
    this.dataset.busy = ''
    this.querySelector('form')?.setAttribute('aria-busy', 'true')
  }

  #leave = (event: BeforeUnloadEvent): void => {
    if (this.#changed) event.preventDefault()
  }

  /** Back from the next page: the form may be sent again. */
  #rest = (): void => {
    this.#sentAt = 0
    delete this.dataset.busy
    this.querySelector('form')?.removeAttribute('aria-busy')
  }
}
