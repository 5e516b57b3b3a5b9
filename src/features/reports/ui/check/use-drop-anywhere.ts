import { useEffect, useEffectEvent } from 'react'

/** Takes a file dropped beside the places for it; a browser would leave the page and show the file instead. */
export function useDropAnywhere(onFile: (file: File) => void): void {
  const drop = useEffectEvent((event: DragEvent) => {
    const [file] = event.dataTransfer?.files ?? []
    if (event.defaultPrevented || !file) return
    event.preventDefault()
    if (!document.querySelector('dialog[open]')) onFile(file)
  })
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [])
}
