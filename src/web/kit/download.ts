import type { Operation, OperationInput } from '../../libs/contract/index.ts'
import { addressOf, CallError, failureOf } from './api.ts'

/** Hands a file made in the page to the browser's downloads. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the address a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/**
 * Downloads what an operation answers; unlike a plain link it can say why there is nothing to download.
 * @throws CallError
 */
export async function download<Op extends Operation>(operation: Op, input: OperationInput<Op>, fallbackName: string) {
  const answer = await fetch(addressOf(operation, input)).catch(() => {
    throw new CallError('web.offline', '')
  })
  if (!answer.ok) throw await failureOf(answer.status, () => answer.json())
  saveBlob(await answer.blob(), nameOf(answer.headers.get('content-disposition')) ?? fallbackName)
}

function nameOf(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  try {
    return encoded && decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}
