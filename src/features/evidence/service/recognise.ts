import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { CompoundFile } from '../../../libs/report-check/read/doc/compound.ts'
import { acceptedKind, type FileKind, oldOffice, plainText } from '../rules/types.ts'
import { inTurn } from './turn.ts'

/** What a file is by its content, never by its name; undefined for what we do not take. */
export async function recognise(file: string): Promise<FileKind | undefined> {
  // Its byte order mark looks like the head of a sound file to the recogniser.
  if (await decodesAs(file, 'utf-16le')) return plainText
  const { fileTypeFromFile } = await import('file-type')
  // A damaged archive or picture makes the recogniser fail instead of answering nothing.
  const found = await fileTypeFromFile(file).catch(() => ({ mime: 'broken' }))
  if (found?.mime === 'application/x-cfb') return recogniseOldOffice(file)
  if (found) return acceptedKind(found.mime)
  return (await decodesAs(file, 'utf-8')) || (await decodesAs(file, 'gb18030')) ? plainText : undefined
}

function recogniseOldOffice(file: string): Promise<FileKind | undefined> {
  return inTurn(async () => {
    try {
      const compound = new CompoundFile(await readFile(file))
      return oldOffice.find(({ stream }) => compound.stream(stream) !== undefined)?.kind
    } catch {
      return undefined
    }
  })
}

/** Whether the whole file is text in an encoding. */
async function decodesAs(file: string, encoding: 'utf-8' | 'gb18030' | 'utf-16le'): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  let first = true
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) {
      // Nearly every even run of bytes is UTF-16, so only its mark proves it.
      if (first && encoding === 'utf-16le' && (chunk[0] !== 0xff || chunk[1] !== 0xfe)) return false
      first = false
      if (hasControls(decoder.decode(chunk, { stream: true }))) return false
    }
    return !hasControls(decoder.decode())
  } catch {
    return false
  }
}

function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the point is to find them
  return /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f\u0080-\u0084\u0086-\u009f]/.test(text)
}
