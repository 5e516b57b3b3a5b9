import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

interface Kept {
  json: string
  gzipped: Promise<Buffer<ArrayBuffer>> | undefined
}

const kept = new WeakMap<object, Kept>()
const compress = promisify(gzip)

/**
 * A JSON answer for a value that many requests get unchanged: made and compressed once for as long as the value itself is kept.
 * The value must not be changed after it was first sent.
 */
export async function keptJson(value: object, request: Request): Promise<Response> {
  let entry = kept.get(value)
  if (!entry) {
    entry = { json: JSON.stringify(value), gzipped: undefined }
    kept.set(value, entry)
  }
  const headers = { 'content-type': 'application/json', vary: 'accept-encoding' }
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return new Response(entry.json, { headers })
  entry.gzipped ??= compress(entry.json)
  return new Response(await entry.gzipped, { headers: { ...headers, 'content-encoding': 'gzip' } })
}
