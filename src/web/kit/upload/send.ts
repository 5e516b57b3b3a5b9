import type { Evidence } from '../../../features/evidence/contract.ts'
import { operations } from '../../../features/evidence/contract.ts'
import { addressOf, CallError, failureOf } from '../api.ts'

export type Uploaded = Evidence & { alreadyThere: boolean }

/**
 * Sends one file with progress, which fetch cannot tell.
 * @throws CallError
 */
export function sendFile(file: File, onProgress: (percent: number) => void, signal: AbortSignal): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf(operations.upload, { query: { name: file.name.slice(-200) } }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => onProgress(Math.floor((event.loaded / Math.max(1, event.total)) * 100))
    request.onload = async () => {
      const read = async () => JSON.parse(request.responseText) as unknown
      if (request.status >= 200 && request.status < 300) resolve((await read()) as Uploaded)
      else reject(await failureOf(request.status, read))
    }
    request.onerror = () => reject(new CallError('web.offline', ''))
    request.onabort = () => reject(new CallError('web.aborted', ''))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}
