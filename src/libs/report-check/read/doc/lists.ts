import { type Definition, type Instance, type Level, type Lists, MAX_LEVEL, newLevel } from '../numbering.ts'
import { placeOf, type Streams, textAt, viewOf } from './bytes.ts'

/** Where the file information block names the lists and their instances. */
const LISTS = 0x2e2
const INSTANCES = 0x2ea
const LIST_SIZE = 28
const LEVEL_SIZE = 28
const INSTANCE_SIZE = 16
const NO_STYLE = 0xfff
/** Longest label that a level may have; Word's own limit is 31. */
const LONGEST_LABEL = 255

/**
 * Reads lists ([MS-DOC] 2.9.131) and their instances ([MS-DOC] 2.9.132) as the .docx has them: an instance's number is its place,
 * 1-based, and names a list by its id.
 * @throws RangeError when they lead out of the stream
 */
export function readLists(streams: Streams): Lists {
  const lists: Lists = { definitions: new Map(), instances: new Map() }
  const { start, length } = placeOf(streams, LISTS)
  if (length < 2) return lists
  const view = viewOf(streams.table)
  const count = view.getUint16(start, true)
  // The levels of all lists follow behind the table.
  const levels = new LevelReader(streams.table, start + length)
  for (let index = 0; index < count; index++) {
    const at = start + 2 + index * LIST_SIZE
    if (at + LIST_SIZE > start + length) break
    const definition: Definition = { levels: new Map() }
    const isSimple = (view.getUint8(at + 26) & 1) === 1
    for (let ilvl = 0; ilvl <= (isSimple ? 0 : MAX_LEVEL); ilvl++) {
      const level = levels.next()
      const style = view.getUint16(at + 8 + ilvl * 2, true)
      if (style !== NO_STYLE) level.styleId = String(style)
      definition.levels.set(ilvl, level)
    }
    lists.definitions.set(String(view.getInt32(at, true)), definition)
  }
  readInstances(streams, lists)
  return lists
}

function readInstances(streams: Streams, { instances }: Lists): void {
  const { start, length } = placeOf(streams, INSTANCES)
  if (length < 4) return
  const view = viewOf(streams.table)
  const count = Math.min(view.getUint32(start, true), Math.floor((length - 4) / INSTANCE_SIZE))
  // Behind the table each instance has a number that means nothing and then its own levels.
  const overrides = new LevelReader(streams.table, start + 4 + count * INSTANCE_SIZE)
  for (let index = 0; index < count; index++) {
    const at = start + 4 + index * INSTANCE_SIZE
    const instance: Instance = {
      definition: String(view.getInt32(at, true)),
      starts: new Map(),
      levels: new Map(),
    }
    instances.set(String(index + 1), instance)
    const own = view.getUint8(at + 12)
    overrides.skip(4)
    for (let left = own; left > 0; left--) overrides.nextOverride(instance)
  }
}

/** Levels one after another ([MS-DOC] 2.9.150), each as long as its texts make it. */
class LevelReader {
  private readonly table: Uint8Array
  private readonly view: DataView
  private at: number

  constructor(table: Uint8Array, at: number) {
    this.table = table
    this.view = viewOf(table)
    this.at = at
  }

  skip(bytes: number): void {
    this.at += bytes
  }

  next(): Level {
    const { view, at } = this
    const level = newLevel()
    const flags = view.getUint8(at + 5)
    level.start = view.getInt32(at, true)
    level.format = FORMATS[view.getUint8(at + 4)] ?? 'decimal'
    level.legal = (flags & 4) !== 0
    if ((flags & 8) !== 0) level.restart = view.getUint8(at + 26)
    level.suffix = view.getUint8(at + 15) === NOTHING_FOLLOWS ? 'nothing' : 'tab'
    const properties = view.getUint8(at + 24) + view.getUint8(at + 25)
    const label = at + LEVEL_SIZE + properties
    const length = view.getUint16(label, true)
    if (length > LONGEST_LABEL) throw new RangeError('label too long')
    // A number of another level stands as the character with that level's code.
    const characters = Array.from(textAt(this.table, label + 2, length), (one) =>
      one.charCodeAt(0) <= MAX_LEVEL ? `%${one.charCodeAt(0) + 1}` : one,
    )
    level.text = characters.join('')
    this.at = label + 2 + length * 2
    return level
  }

  /** What an instance changes of one level ([MS-DOC] 2.9.133). */
  nextOverride(instance: Instance): void {
    const start = this.view.getInt32(this.at, true)
    const flags = this.view.getUint32(this.at + 4, true)
    const ilvl = flags & 0xf
    this.at += 8
    if ((flags & 0x20) !== 0) instance.levels.set(ilvl, this.next())
    if ((flags & 0x10) !== 0) instance.starts.set(ilvl, instance.levels.get(ilvl)?.start ?? start)
  }
}

const NOTHING_FOLLOWS = 2

/** Number formats by their code ([MS-OSHARED] 2.2.1.3) under the names a .docx gives them. */
const FORMATS: Record<number, string> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  16: 'japaneseLegal',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  32: 'ideographZodiacTraditional',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  57: 'numberInDash',
  255: 'none',
}
