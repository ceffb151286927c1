/** Shows the copy button where the browser lets a page copy. */
export class CopyText extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    const text = this.querySelector('.yui-copy__text')?.textContent
    if (!button || !text || !navigator.clipboard) return
    button.hidden = false
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text)
      button.textContent = this.dataset.done ?? ''
    })
  }
}
