import type { CheckData } from '../data.ts'

/** The words of one to four characters, asked by place in a text, and the characters that are mistaken for one another. */
export interface Lexicon {
  /** Does a word of two characters stand at `index`? Exact, without making strings. */
  isPair(text: string, index: number): boolean
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
const LONGEST = 4

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
  const costs: Costs = {
    single: new Float64Array(0x10000).fill(UNKNOWN),
    ends: new Uint8Array(SLOTS),
    words: new Map(),
  }
  vocabulary.words.forEach((steps, index) => {
    const length = index + 1
    steps.forEach((joined, step) => {
      const cost = TOTAL - (step + 0.5) * STEP
      for (let at = 0; at < joined.length; at += length) {
        costs.words.set(joined.slice(at, at + length), cost)
        if (length === 1) costs.single[joined.charCodeAt(at)] = cost
        else if (length > 2) costs.ends[slotOf(joined, at + length, length)] = 1
      }
    })
  })
  const { isPair } = pairTable(vocabulary.words[1] ?? [])
  return {
    isPair,
    cost: (word) => costs.words.get(word),
    read: (text) => readCost(text, costs, isPair),
    likeness: likenesses(sounds, lookalikes),
  }
}

interface Costs {
  words: Map<string, number>
  /** By character. */
  single: Float64Array
  /** 1 for every slot that the end of a longer word falls into: refuses most texts without making strings. */
  ends: Uint8Array
}

const SLOTS = 1 << 17

/** The slot of the last three characters before `end`, as the end of a word of `length`. */
function slotOf(text: string, end: number, length: number): number {
  const mixed = Math.imul(Math.imul(text.charCodeAt(end - 3), 0x9e3b) ^ text.charCodeAt(end - 2), 0x9e3b)
  return (mixed ^ (text.charCodeAt(end - 1) * length)) & (SLOTS - 1)
}

/** One bit for every pair of characters that occur in words. */
function pairTable(words: string[]): Pick<Lexicon, 'isPair'> {
  const pairs = words.join('')
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
  return {
    isPair(text, index) {
      const first = ids[text.charCodeAt(index)]
      const second = ids[text.charCodeAt(index + 1)]
      if (!first || !second) return false
      const at = first * width + second
      return ((bits[at >> 3] as number) & (1 << (at & 7))) !== 0
    },
  }
}

function readCost(text: string, { single, ends, words }: Costs, isPair: Lexicon['isPair']): number {
  const best = [0]
  for (let end = 1; end <= text.length; end++) {
    let least = (best[end - 1] as number) + (single[text.charCodeAt(end - 1)] as number)
    for (let length = 2; length <= LONGEST && length <= end; length++) {
      if (length === 2 ? !isPair(text, end - 2) : ends[slotOf(text, end, length)] === 0) continue
      const cost = words.get(text.slice(end - length, end))
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
const blur = (sound: string) => BLURRED.reduce((text, [pattern, by]) => text.replace(pattern, by), syllable(sound))

function likenesses(sounds: CheckData['sounds'], lookalikes: string[]): Lexicon['likeness'] {
  const readings = new Map<string, string[]>()
  const plain = new Map<string, string>()
  const blurred = new Map<string, string>()
  for (const [sound, characters] of Object.entries(sounds)) {
    plain.set(syllable(sound), (plain.get(syllable(sound)) ?? '') + characters)
    blurred.set(blur(sound), (blurred.get(blur(sound)) ?? '') + characters)
    for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), sound])
  }
  const shapes = new Map<string, string>()
  for (const group of lookalikes)
    for (const character of group) shapes.set(character, (shapes.get(character) ?? '') + group)
  const known = new Map<string, Map<string, Likeness>>()
  const likesOf = (character: string): Map<string, Likeness> => {
    const likes = new Map<string, Likeness>()
    const add = (kind: Likeness, characters = '') => {
      for (const other of characters) if (other !== character && !likes.has(other)) likes.set(other, kind)
    }
    const own = readings.get(character) ?? []
    for (const sound of own) add('tone', sounds[sound])
    add('shape', shapes.get(character))
    for (const sound of own) add('sound', plain.get(syllable(sound)))
    for (const sound of own) add('near', blurred.get(blur(sound)))
    known.set(character, likes)
    return likes
  }
  return (one, other) => (known.get(one) ?? likesOf(one)).get(other)
}
