import type { CheckData } from '../data.ts'

/** The words of one to four characters, asked by place in a text, and the characters that are mistaken for one another. */
export interface Lexicon {
  /** Does a word of two characters stand at `index`? Exact, without making strings. */
  isPair(text: string, index: number): boolean
  /** The number of that word, the rarest first; -1 for none. */
  pairNumber(text: string, index: number): number
  /** Is it a word that is met often enough to show that its characters belong together? */
  isCommonPair(text: string, index: number): boolean
  /** What a word costs that was counted 2^step times. */
  costOf(step: number): number
  /** How rare a word is, as a negative logarithm of its share; undefined when it is none. */
  cost(word: string): number | undefined
  /** Least cost of reading the text as words; a character that is no word costs most. */
  read(text: string): number
  /** How one character comes to be typed or scanned instead of the other; undefined when they are nothing like. */
  likeness(one: string, other: string): Likeness | undefined
}

/** Same syllable and tone, same syllable, a syllable that many do not tell apart, alike to the eye. */
export type Likeness = 'tone' | 'sound' | 'near' | 'shape'

/** Logarithm of the number of running words on which the list was counted. */
const TOTAL = 17.9
const STEP = Math.LN2
const UNKNOWN = 15
/** Words counted less often than 2^6 times are no evidence that two characters belong together. */
export const COMMON_STEP = 6

const lexicons = new WeakMap<CheckData['vocabulary'], Lexicon>()

/** The lexicon of the data, compiled on first use. */
export function lexiconOf(data: Pick<CheckData, 'vocabulary' | 'sounds' | 'lookalikes'>): Lexicon {
  const known = lexicons.get(data.vocabulary)
  if (known) return known
  const lexicon = compile(data)
  lexicons.set(data.vocabulary, lexicon)
  return lexicon
}

function compile({ vocabulary, sounds, lookalikes }: Pick<CheckData, 'vocabulary' | 'sounds' | 'lookalikes'>): Lexicon {
  const tables = vocabulary.words.map((steps, index) => tableOf(steps, index + 1))
  const single = new Float64Array(0x10000).fill(UNKNOWN)
  for (const [step, joined] of (vocabulary.words[0] ?? []).entries()) {
    const cost = costOf(step)
    for (let at = 0; at < joined.length; at++) single[joined.charCodeAt(at)] = cost
  }
  const pairs = tables[1] as Table
  const isPair = pairTable(pairs.joined)
  const pairNumber = (text: string, index: number) =>
    isPair(text, index) ? (pairs.slots[slotOf(pairs, text, index)] as number) - 1 : -1
  return {
    isPair,
    pairNumber,
    isCommonPair(text, index) {
      const number = pairNumber(text, index)
      return number >= 0 && (pairs.steps[number] as number) >= COMMON_STEP
    },
    costOf,
    cost(word) {
      const table = tables[word.length - 1]
      return table && costAt(table, word, 0)
    },
    read: (text) => readCost(text, single, tables, isPair),
    likeness: likenesses(sounds, lookalikes),
  }
}

const costOf = (step: number) => TOTAL - (step + 0.5) * STEP

/** All words of one length: a hash table of their numbers, which makes no strings, neither when filled nor when asked. */
interface Table {
  length: number
  joined: string
  /** How often each word was counted, as a power of two. */
  steps: Uint8Array
  /** Number of the word, from 1; 0 for an empty slot. */
  slots: Int32Array
}

function tableOf(steps: string[], length: number): Table {
  const joined = steps.join('')
  const count = joined.length / length
  const table = { length, joined, steps: new Uint8Array(count), slots: new Int32Array(4 << (32 - Math.clz32(count))) }
  let from = 0
  for (const [step, words] of steps.entries()) {
    const to = from + words.length / length
    table.steps.fill(step, from, to)
    from = to
  }
  const { slots } = table
  const mask = slots.length - 1
  // No word comes twice, so that the first empty slot is its own.
  for (let word = 0; word < count; word++) {
    let slot = hashOf(joined, word * length, length) & mask
    while ((slots[slot] as number) > 0) slot = (slot + 1) & mask
    slots[slot] = word + 1
  }
  return table
}

function hashOf(text: string, at: number, length: number): number {
  let hash = 0
  for (let offset = 0; offset < length; offset++) hash = Math.imul(hash ^ text.charCodeAt(at + offset), 0x9e3779b1)
  return hash ^ (hash >>> 15)
}

/** The slot of the word at `at`, or the empty slot where it belongs. */
function slotOf({ length, joined, slots }: Table, text: string, at: number): number {
  const mask = slots.length - 1
  let slot = hashOf(text, at, length) & mask
  for (let word = slots[slot] as number; word > 0; word = slots[slot] as number) {
    const own = (word - 1) * length
    let same = 0
    while (same < length && joined.charCodeAt(own + same) === text.charCodeAt(at + same)) same++
    if (same === length) break
    slot = (slot + 1) & mask
  }
  return slot
}

function costAt(table: Table, text: string, at: number): number | undefined {
  const word = table.slots[slotOf(table, text, at)] as number
  return word === 0 ? undefined : costOf(table.steps[word - 1] as number)
}

/** One bit for every pair of characters that occur in words. */
function pairTable(pairs: string): Lexicon['isPair'] {
  const ids = new Uint16Array(0x10000)
  let count = 0
  for (let at = 0; at < pairs.length; at++) {
    const code = pairs.charCodeAt(at)
    if (ids[code] === 0) ids[code] = ++count
  }
  const width = count + 1
  const bits = new Uint8Array(Math.ceil((width * width) / 8))
  for (let index = 0; index < pairs.length; index += 2) {
    const at = (ids[pairs.charCodeAt(index)] as number) * width + (ids[pairs.charCodeAt(index + 1)] as number)
    bits[at >> 3] = (bits[at >> 3] as number) | (1 << (at & 7))
  }
  return (text, index) => {
    const first = ids[text.charCodeAt(index)]
    const second = ids[text.charCodeAt(index + 1)]
    if (!first || !second) return false
    const at = first * width + second
    return ((bits[at >> 3] as number) & (1 << (at & 7))) !== 0
  }
}

function readCost(text: string, single: Float64Array, tables: Table[], isPair: Lexicon['isPair']): number {
  const best = [0]
  for (let end = 1; end <= text.length; end++) {
    let least = (best[end - 1] as number) + (single[text.charCodeAt(end - 1)] as number)
    for (let length = 2; length <= tables.length && length <= end; length++) {
      if (length === 2 && !isPair(text, end - 2)) continue
      const cost = costAt(tables[length - 1] as Table, text, end - length)
      if (cost !== undefined) least = Math.min(least, (best[end - length] as number) + cost)
    }
    best.push(least)
  }
  return best[text.length] as number
}

/** zh/z, ch/c, sh/s, n/l, ang/an, eng/en, ing/in: sounds that many regions do not tell apart. */
const BLURRED: [RegExp, string][] = [
  [/^([zcs])h/, '$1'],
  [/^n(?=[aeiou])/, 'l'],
  [/([aei])ng$/, '$1n'],
]
const syllable = (sound: string) => sound.slice(0, -1)
const blur = (sound: string) => BLURRED.reduce((text, [pattern, by]) => text.replace(pattern, by), sound)

/** The characters that each kind of likeness leads to; the surest kind counts. */
type Likes = [Likeness, string][]

function likenesses(sounds: CheckData['sounds'], lookalikes: string[]): Lexicon['likeness'] {
  const names = Object.keys(sounds)
  /** ` ` stands before the characters of each sound, so that a native search finds where a character is read. */
  const all = ` ${Object.values(sounds).join(' ')}`
  const starts = new Int32Array(names.length)
  for (let index = 0, at = 0; index < names.length; index++, at = all.indexOf(' ', at + 1)) starts[index] = at
  const plain = new Map<string, string>()
  const blurred = new Map<string, string>()
  for (const sound of names) plain.set(syllable(sound), (plain.get(syllable(sound)) ?? '') + sounds[sound])
  for (const [sound, characters] of plain) blurred.set(blur(sound), (blurred.get(blur(sound)) ?? '') + characters)
  const readingsOf = (character: string): string[] => {
    const found: string[] = []
    for (let at = all.indexOf(character); at >= 0; at = all.indexOf(character, at + 1)) {
      let low = 0
      for (let high = names.length; high - low > 1; ) {
        const middle = (low + high) >> 1
        if ((starts[middle] as number) < at) low = middle
        else high = middle
      }
      found.push(names[low] as string)
    }
    return found
  }
  const known = new Map<string, Likes>()
  const likesOf = (character: string): Likes => {
    const own = readingsOf(character)
    const syllables = own.map(syllable)
    const likes: Likes = [
      ['tone', own.map((sound) => sounds[sound]).join('')],
      ['shape', lookalikes.filter((group) => group.includes(character)).join('')],
      ['sound', syllables.map((sound) => plain.get(sound)).join('')],
      ['near', syllables.map((sound) => blurred.get(blur(sound))).join('')],
    ]
    known.set(character, likes)
    return likes
  }
  return (one, other) => {
    if (one === other || one === ' ') return undefined
    for (const [kind, characters] of known.get(one) ?? likesOf(one)) if (characters.includes(other)) return kind
    return undefined
  }
}
