import type { Line } from '../model/lines.ts'
import { filledLines, indexWithin, lineText, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'

const PARAGRAPH = 24
const SENTENCE = 30
const TITLE = 40

function body(model: TextModel, line: Line): string {
  return model.plain.slice(line.label?.end ?? line.start, line.end)
}

/** Two equal lines in a row, short ones too: the title is printed twice. */
function isRepeatedTitle(model: TextModel, line: Line, next: Line | undefined): boolean {
  return (
    next !== undefined &&
    line.end - line.start <= TITLE &&
    line.end - line.start >= 4 &&
    lineText(model, line) === lineText(model, next)
  )
}

function isHeading(line: Line): boolean {
  return (
    line.label !== undefined &&
    line.label.style !== 'ordinal' &&
    line.label.style !== 'first' &&
    line.end - line.start <= TITLE
  )
}

export const dataDuplicate: Rule = {
  id: 'D-DUP',
  severity: 'error',
  title: '标题、段落或句子重复',
  why: '复制粘贴时多贴了一份。',
  check({ model, report }) {
    const filled = filledLines(model).filter((line) => line.info.kind !== 'table' && line.info.kind !== 'header')
    const paragraphs = new Map<string, Line>()
    const sentences = new Map<string, number>()
    for (const item of repeatedItems(model)) report({ ...item, message: '并列的同一项写了两遍。' })
    for (const clause of repeatedClauses(model)) report({ ...clause, message: '这句话与前文重复。' })
    filled.forEach((line, index) => {
      const next = filled[index + 1]
      if (isRepeatedTitle(model, line, next) && next) {
        report({ start: line.start, end: next.start, message: '标题重复，保留一个。', fix: { text: '', safe: true } })
        return
      }
      const text = body(model, line)
      const first = text.length >= PARAGRAPH || isHeading(line) ? paragraphs.get(text) : undefined
      if (
        first &&
        (text.length >= PARAGRAPH || isHeading(first)) &&
        filled[index - 1] !== undefined &&
        text.length >= (line.label?.style === 'cn' && first.label?.style === 'cn' ? LEAST_ITEM : 6)
      ) {
        const what = text.length >= PARAGRAPH ? '段落' : '标题'
        report({
          start: line.start,
          end: line.end,
          message: `这个${what}与前文重复。`,
          related: [{ start: first.start, end: first.end, message: '前文' }],
        })
        return
      }
      paragraphs.set(text, line)
      for (const sentence of sentencesOf(model, line)) {
        const key = model.plain.slice(sentence.start, sentence.end)
        const before = sentences.get(key)
        if (before === undefined) sentences.set(key, sentence.start)
        else
          report({
            ...sentence,
            message: '这句话与前文重复。',
            related: [{ start: before, end: before + key.length, message: '前文' }],
          })
      }
    })
  },
}

const ITEM = 24
const LEAST_ITEM = 4

/** 省级文明单位、省级文明单位: one item of a list twice in a row. */
function repeatedItems({ plain }: TextModel): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let comma = plain.indexOf('、'); comma >= 0; comma = plain.indexOf('、', comma + 1)) {
    // The item before would begin with the same character.
    const first = plain.charCodeAt(comma + 1)
    let from = comma - LEAST_ITEM
    while (from >= comma - ITEM && plain.charCodeAt(from) !== first) from--
    if (from < comma - ITEM) continue
    const item = /^[\u4e00-\u9fff“”《》]+/.exec(plain.slice(comma + 1, comma + 1 + ITEM))?.[0].replace(/等.*$/, '')
    if (item && item.length >= LEAST_ITEM && plain.startsWith(item, comma - item.length))
      found.push({ start: comma + 1, end: comma + 1 + item.length })
  }
  return found
}

const CLAUSE = { least: 5, most: 40 }
const [COMMA, STOP, SEMICOLON, BREAK] = [0xff0c, 0x3002, 0xff1b, 10]

/** 收到锦旗15面。收到锦旗15面。: the same short clause twice in a row. */
function repeatedClauses({ plain }: TextModel): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  let [before, last] = [-1, -1]
  for (let at = 0; at < plain.length; at++) {
    const mark = plain.charCodeAt(at)
    if (mark !== BREAK && mark !== COMMA && mark !== STOP && mark !== SEMICOLON) continue
    const length = at - last - 1
    if (
      length === last - before - 1 &&
      length >= CLAUSE.least &&
      length <= CLAUSE.most &&
      plain.charCodeAt(last) !== BREAK &&
      plain.startsWith(plain.slice(last + 1, at), before + 1)
    )
      found.push({ start: last + 1, end: mark === STOP ? at + 1 : at })
    before = last
    last = at
  }
  return found
}

function sentencesOf(model: TextModel, line: Line): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  let start = line.label?.end ?? line.start
  while (start < line.end) {
    const stop = indexWithin(model.plain, '。', start, line.end - start)
    if (stop < 0) break
    if (stop - start >= SENTENCE) found.push({ start, end: stop + 1 })
    start = stop + 1
  }
  return found
}
