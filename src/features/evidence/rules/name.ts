import type { FileKind } from './types.ts'

const longest = 200

/**
 * A name to keep: without the folders of the sender's machine and without characters that hide what it is; an ending that
 * does not fit the content gets the right one behind it, so that nothing is saved as what it is not.
 */
export function keptName(given: string, { endings }: FileKind): string {
  const own = decodedGbk(given).split(/[/\\]/).at(-1)!
  const visible = own
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the point is to take them out
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const name = visible === '' ? '未命名' : visible
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase()
  const suffix = ending !== undefined && endings.includes(ending) ? '' : `.${endings[0]}`
  return `${shortened(name, longest - suffix.length)}${suffix}`
}

/** Old programs send names percent-encoded in GBK; what did not decode as UTF-8 is tried as that. */
function decodedGbk(name: string): string {
  return name.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('%'), (hex) => Number.parseInt(hex, 16))
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    } catch {
      return run
    }
  })
}

/** Cuts the middle out, so that the ending stays. */
function shortened(name: string, most: number): string {
  const characters = [...name]
  if (name.length <= most) return name
  const half = Math.floor(most / 4)
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`
}
