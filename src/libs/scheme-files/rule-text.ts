import { BY_LABEL, KEYS, WORDS } from './rule-words.ts'

/**
 * Scoring rules and evidence rules as one line of Chinese, for a cell of a table:
 *
 *   覆盖率：数据=volunteer.coverage；不低于=40；单位=%
 *   计数阶梯：记录=meeting.count；档次=（不低于=4，分值=2）（不低于=2，分值=1）
 *   等级：标准=（名称=有计划）（名称=有总结）；等级=（等第=A，份额=1，需要=【1、2】）（等第=C，份额=0，致命=是）
 *
 * `；` or `，` parts the entries, `（…）` is one object or one of a list, `【…】` a list of words, `「…」` quotes a text that
 * holds one of these marks (`」` doubled inside). The half-width twins of the marks are read as well.
 */

/** JSON-like data: what the words mean is settled by the schema afterwards. */
export type RuleData = { [key: string]: RuleValue }
type RuleValue = string | number | boolean | string[] | number[] | RuleData | RuleData[]

export class RuleTextError extends Error {
  override name = 'RuleTextError'
}

/** `title：entries`. */
export function writeRuleText(title: string, data: RuleData): string {
  return `${title}：${writeEntries(data)}`
}

/** The entries of a line behind its title. */
export function writeEntries(data: RuleData, mark = '；'): string {
  return Object.entries(data)
    .map(([key, value]) => `${labelOf(key)}=${writeValue(key, value)}`)
    .join(mark)
}

function labelOf(key: string): string {
  const entry = KEYS[key]
  if (!entry) throw new RuleTextError(`no word for ${key}`)
  return entry[0]
}

function writeValue(key: string, value: RuleValue): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) {
    return KEYS[key]?.[1] === 'list'
      ? value.map((each) => `（${writeEntries(each as RuleData, '，')}）`).join('')
      : `【${value.map((each) => quote(String(each))).join('、')}】`
  }
  if (typeof value === 'object') return `（${writeEntries(value, '，')}）`
  return quote(WORDS[key]?.[String(value)] ?? String(value))
}

const MARKS = /[：:；;，,=＝（）()【】[\]、「」\n\r]|^\s|\s$|^$/

function quote(text: string): string {
  return MARKS.test(text) ? `「${text.replaceAll('」', '」」')}」` : text
}

/** True for text that begins with an entry of this grammar, such as `最少=`. */
export function startsWithEntry(text: string): boolean {
  const label = /^\s*([^=＝；;，,：:（(\s]{1,8})\s*[=＝]/.exec(text)?.[1]
  return label !== undefined && BY_LABEL.has(label)
}

/** A place inside rule data as its words, e.g. `档次第 2 项的不低于`. */
export function placeInWords(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `第 ${part + 1} 项的` : (KEYS[String(part)]?.[0] ?? String(part))))
    .join('')
}

/** Reads the entries of one line. Throws `RuleTextError` with a Chinese message that says where and what. */
export function readEntries(text: string): RuleData {
  const reader = new Reader(text)
  const data = reader.entries()
  reader.end()
  return data
}

/** Deeper than any rule goes. */
const DEEPEST = 6

class Reader {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  entries(): RuleData {
    const data: RuleData = {}
    this.#space()
    while (this.#at < this.#text.length && !this.#looksAt('）)')) {
      const label = this.#word('=＝')
      const key = BY_LABEL.get(label)
      if (!key) throw this.#fault(`不认识“${label}”`)
      if (Object.hasOwn(data, key)) throw this.#fault(`“${label}”写了两次`)
      if (!this.#take('=＝')) throw this.#fault(`“${label}”后面要写 =`)
      data[key] = this.#value(key, label)
      this.#space()
      if (!this.#take('；;，,')) break
      this.#space()
    }
    return data
  }

  end(): void {
    if (this.#at < this.#text.length)
      throw this.#fault(`“${this.#text.slice(this.#at, this.#at + 10)}”前面缺“；”或多了括号`)
  }

  #value(key: string, label: string): RuleValue {
    const kind = KEYS[key]![1]
    if (kind === 'object') return this.#object(label)
    if (kind === 'list') return this.#list(label)
    if (kind === 'words') return this.#words(label)
    if (kind === 'counts') return this.#words(label).map((word) => this.#count(word, label))
    const word = this.#text[this.#at] === '「' ? this.#quoted() : this.#word('；;，,）)')
    if (word === '') throw this.#fault(`“${label}”没有写内容`)
    if (kind === 'count') return this.#count(word, label)
    if (kind === 'yes') return this.#yes(word, label)
    return Object.entries(WORDS[key] ?? {}).find(([, chinese]) => chinese === word)?.[0] ?? word
  }

  #object(label: string): RuleData {
    if (!this.#take('（(')) throw this.#fault(`“${label}”要写在（）里`)
    this.#depth += 1
    if (this.#depth > DEEPEST) throw this.#fault('括号套得太深')
    const data = this.entries()
    this.#depth -= 1
    if (!this.#take('）)')) throw this.#fault(`“${label}”的括号没有收住`)
    return data
  }

  #list(label: string): RuleData[] {
    const list = [this.#object(label)]
    while (this.#looksAt('（(')) list.push(this.#object(label))
    return list
  }

  #words(label: string): string[] {
    if (!this.#take('【[')) throw this.#fault(`“${label}”要写在【】里`)
    const words: string[] = []
    while (!this.#take('】]')) {
      if (this.#at >= this.#text.length) throw this.#fault(`“${label}”的【没有收住`)
      const word = this.#text[this.#at] === '「' ? this.#quoted() : this.#word('、】]')
      if (word !== '') words.push(word)
      this.#take('、')
    }
    return words
  }

  #quoted(): string {
    const start = this.#at
    let text = ''
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      if (this.#text[this.#at] !== '」') text += this.#text[this.#at]
      else if (this.#text[this.#at + 1] === '」') this.#at += 1
      else {
        this.#at += 1
        return text.replaceAll('\r\n', '\n')
      }
      if (this.#text[this.#at] === '」') text += '」'
    }
    this.#at = start
    throw this.#fault('引号「没有收住')
  }

  #word(until: string): string {
    const start = this.#at
    while (this.#at < this.#text.length && !this.#looksAt(until)) this.#at += 1
    return this.#text.slice(start, this.#at).trim()
  }

  #count(word: string, label: string): number {
    if (!/^\d{1,9}$/.test(word)) throw this.#fault(`“${label}”应为整数，写的是“${word}”`)
    return Number(word)
  }

  #yes(word: string, label: string): boolean {
    if (word !== '是' && word !== '否') throw this.#fault(`“${label}”应写 是 或 否，写的是“${word}”`)
    return word === '是'
  }

  #looksAt(marks: string): boolean {
    const mark = this.#text[this.#at]
    return mark !== undefined && marks.includes(mark)
  }

  #take(marks: string): boolean {
    if (!this.#looksAt(marks)) return false
    this.#at += 1
    return true
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1
  }

  #fault(message: string): RuleTextError {
    return new RuleTextError(`${message}（第 ${this.#at + 1} 个字）`)
  }
}
