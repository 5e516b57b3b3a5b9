import type { Candidate, CleanReport, Fact, Span } from './types.ts'

/** A paragraph with its place in the text. */
export interface Paragraph extends Span {
  text: string
  index: number
}

export function paragraphs(text: string): Paragraph[] {
  let start = 0
  return text.split('\n').map((line, index) => {
    const paragraph = { text: line, index, start, end: start + line.length }
    start += line.length + 1
    return paragraph
  })
}

/** Paragraphs of prose: not the title, a heading, an addressee or the signature. */
export function prose(report: CleanReport): Paragraph[] {
  return paragraphs(report.text).filter(({ text, index }) => index > 0 && text.length >= 60 && /[。；！？]/.test(text))
}

/** Turns every match of a global pattern into a candidate; `replace` returns the new text, or undefined to skip the place. */
export function replaceEach(
  text: string,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => string | undefined,
): Candidate[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const replacement = replace(match as RegExpExecArray)
    if (replacement === undefined || replacement === match[0]) return []
    return [{ start: match.index, end: match.index + match[0].length, text: replacement }]
  })
}

/** A candidate whose mark is only a part of the replacement, given as offsets into it. */
export function markPart(candidate: Candidate, from: number, to: number): Candidate {
  return { ...candidate, mark: { start: candidate.start + from, end: candidate.start + to } }
}

export function applyCandidate(text: string, { start, end, text: replacement }: Candidate): string {
  return text.slice(0, start) + replacement + text.slice(end)
}

/** A number of the text, its value and the unit character(s) after it. */
export interface NumberPlace extends Span {
  value: number
  decimals: number
}

const factNumber = /\d+(?:\.\d+)?(?!\d|\.\d|%|年|学年|月|日|A)/g
const percentage = /\d+(?:\.\d+)?(?=%)/g

function numbersMatching(report: CleanReport, fact: Fact, pattern: RegExp): NumberPlace[] {
  return fact.quotes.flatMap((quote) => {
    const at = report.text.indexOf(quote)
    return [...quote.matchAll(pattern)].map((match) => ({
      start: at + match.index,
      end: at + match.index + match[0].length,
      value: Number(match[0]),
      decimals: match[0].split('.')[1]?.length ?? 0,
    }))
  })
}

/** The numbers of a fact in the order of its quotes; years, dates, grades and percentages are not among them. */
export function factNumbers(report: CleanReport, fact: Fact): NumberPlace[] {
  return numbersMatching(report, fact, factNumber)
}

export function factPercentages(report: CleanReport, fact: Fact): NumberPlace[] {
  return numbersMatching(report, fact, percentage)
}

export function factsOf(report: CleanReport, ...kinds: Fact['kind'][]): Fact[] {
  return report.facts.filter((fact) => kinds.includes(fact.kind))
}

/** The range from the first to the last quote of a fact. */
export function factSpan(report: CleanReport, fact: Fact): Span {
  const starts = fact.quotes.map((quote) => report.text.indexOf(quote))
  const ends = fact.quotes.map((quote, i) => starts[i]! + quote.length)
  return { start: Math.min(...starts), end: Math.max(...ends) }
}

/** Widens a mark by the change of length that the replacement brought. */
export function markSpan(candidate: Candidate, span: Span): Candidate {
  const growth = candidate.text.length - (candidate.end - candidate.start)
  return { ...candidate, mark: { start: span.start, end: span.end + growth } }
}

/** Each sentence at the end of the first paragraphs of prose, the mark on a part of it. */
export function inserted(sentences: readonly (readonly [sentence: string, mark: string])[]) {
  return (report: CleanReport): Candidate[] =>
    prose(report)
      .filter(({ text }) => /(?<!如下)。$/.test(text))
      .slice(0, 4)
      .flatMap(({ end }) =>
        sentences.map(([text, mark]) => {
          const at = text.indexOf(mark)
          return markPart({ start: end, end, text }, at, at + mark.length)
        }),
      )
}
