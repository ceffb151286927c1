const everyMs = 4_000
const longestMs = 60_000

/**
 * Keeps parts of a page as they are on the server: asks every few seconds, and exchanges only those that changed. What is
 * typed stands outside of them and is never touched; whoever stands on a button of a part that changes stays on it.
 */
export class LiveParts extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined
  #wait = everyMs
  #asking = false

  connectedCallback(): void {
    document.addEventListener('visibilitychange', this.#seen)
    window.addEventListener('online', this.#seen)
    this.#later()
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
    document.removeEventListener('visibilitychange', this.#seen)
    window.removeEventListener('online', this.#seen)
  }

  #later(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#ask(), this.#wait)
  }

  /** Back on the page, or on the line: at once. A page that nobody looks at asks nothing. */
  #seen = (): void => {
    if (document.hidden) clearTimeout(this.#timer)
    else void this.#ask()
  }

  async #ask(): Promise<void> {
    if (this.#asking || document.hidden) return
    this.#asking = true
    const address = `${this.dataset.src}?state=${encodeURIComponent(this.dataset.state ?? '')}`
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(10_000), redirect: 'error' })
      if (!answer.ok) throw new Error(String(answer.status))
      if (answer.status === 200) this.#show(await answer.text())
      if (this.#wait > everyMs) this.#say('')
      this.#wait = everyMs
    } catch {
      this.#wait = Math.min(this.#wait * 2, longestMs)
      this.#say(this.dataset.offline ?? '')
    }
    this.#asking = false
    this.#later()
  }

  #show(html: string): void {
    const fresh = new DOMParser().parseFromString(html, 'text/html')
    const parts = [...fresh.querySelectorAll<HTMLElement>('[data-live]')]
    const exchanged = parts.filter((part) => this.#exchange(part))
    const changed = exchanged.filter((part) => part.dataset.quiet === undefined).length
    this.dataset.state = fresh.querySelector<HTMLElement>('[data-state]')?.dataset.state ?? ''
    if (changed > 0) this.#say(this.dataset.changed?.replace('{count}', String(changed)) ?? '')
  }

  /** True when the part was another than before. */
  #exchange(part: HTMLElement): boolean {
    const old = this.querySelector(`[data-live="${part.dataset.live}"]`)
    if (!(old instanceof HTMLElement) || old.dataset.part === part.dataset.part) return false
    const focused = old.contains(document.activeElement) ? document.activeElement?.id : undefined
    old.replaceWith(document.adoptNode(part))
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
    return true
  }

  #say(words: string): void {
    const said = this.querySelector('.yui-live__said')
    if (said) said.textContent = words
  }
}
