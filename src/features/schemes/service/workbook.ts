import { attachment } from '../../../platform/http/attachment.ts'

/** An .xlsx to download under a name. */
export function workbook(bytes: Uint8Array, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': attachment(name),
    },
  })
}
