export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** UTF-16LE text of `length` characters. */
export function textAt(bytes: Uint8Array, at: number, length: number): string {
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes.subarray(at, at + length * 2))
}

/** The two streams that hold a document, and where its structures stand ([MS-DOC] 2.5.6). */
export interface Streams {
  main: Uint8Array
  table: Uint8Array
}

/** Place and length in the table stream that the file information block gives at `at`. */
export function placeOf({ main }: Streams, at: number): { start: number; length: number } {
  const view = viewOf(main)
  return { start: view.getUint32(at, true), length: view.getUint32(at + 4, true) }
}
