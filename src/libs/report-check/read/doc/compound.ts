/** Entry types of [MS-CFB] 2.6.1. */
const STREAM = 2
const ROOT = 5
const ENTRY_SIZE = 128

interface Entry {
  name: string
  type: number
  left: number
  right: number
  child: number
  start: number
  size: number
}

/**
 * A compound file ([MS-CFB]): a file system of sectors inside a file. Every walk is bounded by the number of sectors or
 * entries, so that a damaged or hostile file ends in an error.
 */
export class CompoundFile {
  private readonly bytes: Uint8Array
  private readonly view: DataView
  private readonly sectorSize: number
  private readonly miniSectorSize: number
  private readonly fat: number[]
  private readonly miniFat: number[]
  private readonly entries: Entry[]
  private readonly miniStream: Uint8Array

  /** @throws Error when the structure is damaged */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.sectorSize = 1 << this.view.getUint16(30, true)
    this.miniSectorSize = 1 << this.view.getUint16(32, true)
    if (![512, 4096].includes(this.sectorSize) || this.miniSectorSize !== 64) throw new Error('odd sector size')
    this.fat = this.fatSectors().flatMap((sector) => this.numbers(this.sector(sector)))
    this.miniFat = this.numbers(this.chain(this.view.getInt32(60, true)))
    this.entries = this.readEntries(this.chain(this.view.getInt32(48, true)))
    const root = this.entries[0]
    if (root?.type !== ROOT) throw new Error('no root entry')
    this.miniStream = this.chain(root.start)
  }

  /** A stream of the root storage by name; embedded objects have streams of the same names, which are not looked at. */
  stream(name: string): Uint8Array | undefined {
    const entry = this.rootEntries().find((one) => one.type === STREAM && one.name === name)
    if (!entry) return undefined
    const isMini = entry.size < this.view.getUint32(56, true)
    const data = isMini ? this.miniChain(entry.start) : this.chain(entry.start)
    if (data.length < entry.size) throw new Error('stream cut short')
    return data.subarray(0, entry.size)
  }

  private fatSectors(): number[] {
    const sectors: number[] = []
    for (let index = 0; index < 109; index++) sectors.push(this.view.getInt32(76 + index * 4, true))
    let next = this.view.getInt32(68, true)
    for (let left = this.view.getUint32(72, true); next >= 0 && left > 0; left--) {
      const numbers = this.numbers(this.sector(next))
      next = numbers.pop() ?? -1
      sectors.push(...numbers)
      if (sectors.length > this.bytes.length / this.sectorSize + 109 + numbers.length)
        throw new Error('too many FAT sectors')
    }
    return sectors.filter((sector) => sector >= 0)
  }

  private sector(index: number): Uint8Array {
    const start = (index + 1) * this.sectorSize
    if (start >= this.bytes.length) throw new Error('sector outside the file')
    return this.bytes.subarray(start, start + this.sectorSize)
  }

  private chain(start: number): Uint8Array {
    return this.follow(start, this.fat, (index) => this.sector(index))
  }

  private miniChain(start: number): Uint8Array {
    const size = this.miniSectorSize
    return this.follow(start, this.miniFat, (index) => this.miniStream.subarray(index * size, (index + 1) * size))
  }

  private follow(start: number, table: number[], read: (index: number) => Uint8Array): Uint8Array {
    const parts: Uint8Array[] = []
    let length = 0
    for (let index = start; index >= 0; index = table[index] ?? -1) {
      if (parts.length > table.length) throw new Error('sector chain in a circle')
      const part = read(index)
      parts.push(part)
      length += part.length
      // A table that names sectors twice would unfold to more than the file holds.
      if (length > this.bytes.length) throw new Error('sector chain too long')
    }
    const joined = new Uint8Array(length)
    let at = 0
    for (const part of parts) {
      joined.set(part, at)
      at += part.length
    }
    return joined
  }

  private numbers(data: Uint8Array): number[] {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
    return Array.from({ length: data.length >> 2 }, (_, index) => view.getInt32(index * 4, true))
  }

  private readEntries(data: Uint8Array): Entry[] {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
    const entries: Entry[] = []
    for (let at = 0; at + ENTRY_SIZE <= data.length; at += ENTRY_SIZE) {
      const nameLength = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62)
      entries.push({
        name: new TextDecoder('utf-16le').decode(data.subarray(at, at + nameLength)),
        type: view.getUint8(at + 66),
        left: view.getInt32(at + 68, true),
        right: view.getInt32(at + 72, true),
        child: view.getInt32(at + 76, true),
        start: view.getInt32(at + 116, true),
        size: view.getUint32(at + 120, true),
      })
    }
    return entries
  }

  private rootEntries(): Entry[] {
    const found = new Set<Entry>()
    const waiting = [this.entries[0]?.child ?? -1]
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const entry = this.entries[id]
      if (!entry || found.has(entry)) continue
      found.add(entry)
      waiting.push(entry.left, entry.right)
    }
    return [...found]
  }
}
