const isIsoDate = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value)

/** Beside a date that is typed in any writing: the browser's own calendar, where it has one that opens. */
export class DateText extends HTMLElement {
  connectedCallback(): void {
    const text = this.querySelector('input')
    const days = this.ownerDocument.createElement('input')
    if (!text || !('showPicker' in days)) return
    const button = this.ownerDocument.createElement('button')
    button.type = 'button'
    button.className = 'yui-button yui-button--quiet'
    button.textContent = this.dataset.open ?? ''
    button.setAttribute('aria-describedby', text.id)
    days.type = 'date'
    days.min = this.dataset.min ?? ''
    days.max = this.dataset.max ?? ''
    days.tabIndex = -1
    days.className = 'yui-visually-hidden'
    days.setAttribute('aria-hidden', 'true')
    button.addEventListener('click', () => {
      days.value = isIsoDate(text.value) ? text.value : ''
      days.showPicker()
    })
    days.addEventListener('change', () => {
      text.value = days.value
      text.dispatchEvent(new Event('input', { bubbles: true }))
      text.focus()
    })
    this.append(days, button)
  }
}
