/** Prints a page of its own, complete with its styles, without leaving this one. */
export function printPage(html: string): void {
  const frame = document.createElement('iframe')
  frame.className = 'visually-hidden'
  frame.tabIndex = -1
  frame.setAttribute('aria-hidden', 'true')
  frame.srcdoc = html
  frame.onload = () => {
    const page = frame.contentWindow
    page?.addEventListener('afterprint', () => frame.remove())
    page?.print()
  }
  document.body.append(frame)
}
