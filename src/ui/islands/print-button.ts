/** Shows the print button where there is something to press it for. */
export class PrintButton extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => window.print())
  }
}
