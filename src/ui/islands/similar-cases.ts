const waitMs = 900

/** While an idea is typed: what is like it, asked for when the typing rests. It says nothing where nothing is. */
export class SimilarCases extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking: AbortController | undefined
  #last = ''

  connectedCallback(): void {
    this.closest('form')?.addEventListener('input', this.#later)
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
  }

  #later = (): void => {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#ask(), waitMs)
  }

  async #ask(): Promise<void> {
    const form = this.closest('form')
    if (!form) return
    const typed = new FormData(form)
    const [title, issue, wish] = ['title', 'issue', 'wish'].map((name) => String(typed.get(name) ?? ''))
    const body = new URLSearchParams({ title: title ?? '', text: `${issue} ${wish}` })
    if (body.toString() === this.#last || (title ?? '').length < 2) return
    this.#last = body.toString()
    this.#asking?.abort()
    this.#asking = new AbortController()
    try {
      const answer = await fetch(this.dataset.url ?? '', {
        method: 'POST',
        body,
        signal: this.#asking.signal,
      })
      if (answer.ok) this.#show(await answer.text())
    } catch {
      // Without it the page that asks once more shows the same.
    }
  }

  #show(html: string): void {
    const { body } = new DOMParser().parseFromString(html, 'text/html')
    this.replaceChildren(...body.childNodes)
  }
}
