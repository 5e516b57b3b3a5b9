/** Puts a text on the clipboard. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // Without https browsers refuse the clipboard, but not a selected text; below an open dialog nothing can be selected.
    const host = document.querySelector('dialog[open]') ?? document.body
    const field = host.appendChild(document.createElement('textarea'))
    field.value = text
    field.select()
    document.execCommand('copy')
    field.remove()
  }
}
