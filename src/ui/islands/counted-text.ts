const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })
const lengthOf = (text: string): number => [...graphemes.segment(text)].length

/** Says how many characters are left in a text area, by what a reader would call a character. */
export class CountedText extends HTMLElement {
  connectedCallback(): void {
    const area = this.querySelector('textarea')
    const line = this.querySelector<HTMLElement>('.yui-count__text')
    const max = Number(this.dataset.max)
    if (!area || !line || !max) return
    const said = line.cloneNode() as HTMLElement
    said.className = 'yui-visually-hidden'
    said.setAttribute('role', 'status')
    line.after(said)
    const say = () => this.#say(line, max - lengthOf(area.value))
    area.addEventListener('input', say)
    // Spoken only on a pause, not at every key.
    area.addEventListener('change', () => {
      said.textContent = line.textContent
    })
    say()
  }

  #say(line: HTMLElement, left: number): void {
    const words = left < 0 ? this.dataset.over : this.dataset.left
    line.textContent = (words ?? '{count}').replace('{count}', Math.abs(left).toLocaleString())
    line.toggleAttribute('data-over', left < 0)
  }
}
