import { type Item, type Kept, sentOf, showLine } from './upload-line.ts'
import { type Answer, pieceSize, sendPiece, tell } from './upload-wire.ts'

type Words = Record<
  | 'waiting'
  | 'sending'
  | 'checking'
  | 'ready'
  | 'broken'
  | 'again'
  | 'cancel'
  | 'tooLarge'
  | 'tooMany'
  | 'full'
  | 'busy',
  string
>

/**
 * Sends chosen files piece by piece before the form is sent, and goes on by itself after a line that broke or a page that
 * was loaded again. Without it the field is a field: the files travel with the form.
 */
export class UploadField extends HTMLElement {
  #words = {} as Words
  #items: Item[] = []
  #list = document.createElement('ul')
  #said = document.createElement('p')
  #last: Promise<void> = Promise.resolve()

  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[type=file]')
    // Outside https a browser lends no hash; the form then carries the files itself.
    if (!input || !globalThis.crypto?.subtle) return
    this.#words = JSON.parse(this.dataset.words ?? '{}') as Words
    this.#list.className = 'yui-files'
    this.#said.setAttribute('role', 'status')
    input.after(this.#list, this.#said)
    input.addEventListener('change', () => {
      for (const file of input.files ?? []) this.#choose(file)
      input.value = ''
    })
    input.form?.addEventListener('submit', this.#hold, { capture: true })
    for (const kept of this.#stored()) void this.#restore(kept)
  }

  /** A form that leaves now would leave without what is still on its way. */
  #hold = (event: Event): void => {
    if (this.#items.every(({ gone, done, file }) => gone || done || !file)) return
    event.preventDefault()
    event.stopPropagation()
    this.#said.textContent = this.#words.busy
  }

  get #draft(): string {
    return this.closest('form')?.querySelector<HTMLInputElement>('input[name=draftId]')?.value ?? ''
  }

  get #store(): string {
    // By its draft: on the next form of the same tab, perhaps for somebody else, there is nothing of this one.
    return `yui-upload ${this.#draft || location.pathname} ${this.dataset.name}`
  }

  #stored(): Kept[] {
    try {
      return JSON.parse(sessionStorage.getItem(this.#store) ?? '[]') as Kept[]
    } catch {
      return []
    }
  }

  #keep(): void {
    const kept = this.#items.filter(({ gone, kept: { token } }) => !gone && token).map(({ kept }) => kept)
    sessionStorage.setItem(this.#store, JSON.stringify(kept))
  }

  #faultOf(file: File): string | undefined {
    const most = (name: string) => Number(this.dataset[name])
    const there = this.#items.filter(({ gone }) => !gone)
    if (file.size > most('file')) return this.#words.tooLarge
    if (there.length >= most('files')) return this.#words.tooMany
    const sum = there.reduce((all, { kept }) => all + kept.size, file.size)
    return sum > most('form') ? this.#words.full : undefined
  }

  #choose(file: File): void {
    const half = this.#items.find(
      ({ file: known, gone, done, kept }) =>
        !known &&
        !gone &&
        !done &&
        kept.name === file.name &&
        kept.size === file.size &&
        kept.at === file.lastModified,
    )
    const fault = half ? undefined : this.#faultOf(file)
    if (fault) {
      this.#said.textContent = `${file.name}: ${fault}`
      return
    }
    const item = half ?? this.#add({ token: '', name: file.name, size: file.size, at: file.lastModified })
    item.file = file
    this.#show(item, this.#words.waiting, 0)
    this.#last = this.#last.then(() => this.#send(item))
  }

  #add(kept: Kept): Item {
    const item: Item = { file: undefined, kept, line: document.createElement('li'), gone: false, done: false }
    this.#items.push(item)
    this.#list.append(item.line)
    return item
  }

  /** What had been sent before the page was loaded again: there whole, or to be chosen once more to go on. */
  async #restore(kept: Kept): Promise<void> {
    if (this.querySelector(`input[value="${kept.token}"]`)) return
    const told = await tell(`${this.dataset.url}/piece`, { token: kept.token }).catch(() => undefined)
    if (told?.state !== 'open' && told?.state !== 'checking' && told?.state !== 'ready') return this.#keep()
    const item = this.#add(kept)
    if (told.state === 'open') this.#show(item, this.#words.again, told.offset)
    else await this.#finish(item, told)
  }

  #show(item: Item, text: string, sent?: number): void {
    const cancel = this.#words.cancel.replace('{name}', item.kept.name)
    showLine(item, { text, cancel, drop: () => this.#drop(item), ...(sent === undefined ? {} : { sent }) })
  }

  #drop(item: Item): void {
    const { token } = item.kept
    item.gone = true
    item.line.remove()
    this.#keep()
    if (token) void tell(`${this.dataset.url}/cancel`, { token }).catch(() => undefined)
    this.querySelector<HTMLInputElement>('input[type=file]')?.focus()
  }

  async #send(item: Item): Promise<void> {
    for (let wait = 500; !item.gone; wait = Math.min(wait * 2, 15000)) {
      try {
        return await this.#sendAll(item)
      } catch {
        this.#show(item, this.#words.broken, sentOf(item))
        this.#said.textContent = this.#words.broken
        await new Promise((go) => {
          window.addEventListener('online', go, { once: true })
          setTimeout(go, wait)
        })
      }
    }
  }

  async #sendAll(item: Item): Promise<void> {
    const { url = '' } = this.dataset
    const { kept, file } = item
    if (!file) return
    let told: Answer = kept.token
      ? await tell(`${url}/piece`, { token: kept.token })
      : await tell(url, { name: kept.name, size: String(kept.size), draftId: this.#draft })
    if (told.token) kept.token = told.token
    this.#keep()
    while (told.state === 'open' && !item.gone) {
      const offset = told.offset ?? 0
      this.#show(item, this.#words.sending, offset)
      told = await sendPiece(`${url}/piece`, kept.token, offset, file.slice(offset, offset + pieceSize))
    }
    if (!item.gone) await this.#finish(item, told)
  }

  async #finish(item: Item, first: Answer): Promise<void> {
    let told = first
    while (told.state === 'checking' && !item.gone) {
      this.#show(item, this.#words.checking, item.kept.size)
      await new Promise((go) => setTimeout(go, 700))
      told = await tell(`${this.dataset.url}/piece`, { token: item.kept.token })
    }
    if (item.gone) return
    if (told.state !== 'ready') {
      item.gone = true
      item.line.remove()
      this.#said.textContent = `${item.kept.name}: ${told.message ?? this.#words.broken}`
      return this.#keep()
    }
    item.done = true
    item.kept.size = told.size ?? item.kept.size
    this.#show(item, this.#words.ready)
    const field = document.createElement('input')
    Object.assign(field, { type: 'hidden', name: `${this.dataset.name}.upload`, value: item.kept.token })
    item.line.append(field)
    this.#said.textContent = `${item.kept.name}: ${this.#words.ready}`
    // A form that is kept while it is typed keeps this, too.
    this.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
