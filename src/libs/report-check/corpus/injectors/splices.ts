import { markPart, type Paragraph, paragraphs, prose } from '../places.ts'
import type { Candidate, CleanReport, Injector } from '../types.ts'

/** Reports that a reader can tell from this one: another kind of unit at another place. */
const strangers = (report: CleanReport, others: readonly CleanReport[]) =>
  others.filter(({ unitType, unit }) => unitType !== report.unitType && unit !== report.unit)

const isTop = ({ text }: Paragraph) => /^[一二三四五六七八九]、/.test(text)
const isSigned = (report: CleanReport) => !report.lacks.includes('signature') && !report.lacks.includes('date')

/** Start offsets of the chapters 一、二、…; a report without them has none. */
const chapters = (report: CleanReport) => paragraphs(report.text).filter(isTop)

/** Where a foreign passage can be put: before the second or a later chapter. */
const gaps = (report: CleanReport) => chapters(report).slice(1)

const put = (at: number, text: string): Candidate => markPart({ start: at, end: at, text: `${text}\n` }, 0, text.length)

const lines = (report: CleanReport, from: number, to?: number) =>
  report.text.slice(from, to).replace(/\n+$/, '').split('\n')

/** The head of another report: title, addressee and beginning, in the middle of this one. */
const secondHead = (report: CleanReport, others: readonly CleanReport[]): Candidate[] =>
  gaps(report).flatMap(({ start }) =>
    strangers(report, others)
      .filter((other) => chapters(other).length > 1)
      .map((other) => put(start, lines(other, 0, chapters(other)[1]!.start).join('\n'))),
  )

/** From some chapter on everything is another report's, its signature too. */
const secondHalf = (report: CleanReport, others: readonly CleanReport[]): Candidate[] =>
  gaps(report).flatMap(({ start }, i) =>
    strangers(report, others).flatMap((other) => {
      const from = chapters(other)[i + 1]
      if (!from || !isSigned(other)) return []
      const text = other.text.slice(from.start)
      return [{ start, end: report.text.length, text, mark: { start, end: start + text.length } }]
    }),
  )

/** A whole chapter of another report, its number made to fit, in place of the own chapter. */
const strangeChapter = (report: CleanReport, others: readonly CleanReport[]): Candidate[] => {
  const own = chapters(report)
  return own.slice(1, -1).flatMap((chapter, i) =>
    strangers(report, others).flatMap((other) => {
      const theirs = chapters(other)
      return theirs.slice(1, -1).flatMap((from, k) => {
        const body = lines(other, from.start, theirs[k + 2]!.start).join('\n')
        if (body.length < 200 || !tellsApart(body, other, report)) return []
        const text = chapter.text.slice(0, 2) + body.slice(2)
        const { start } = chapter
        return [{ start, end: own[i + 2]!.start - 1, text, mark: { start, end: start + text.length } }]
      })
    }),
  )
}

/** The end of another report, with its signature and date, before the own text goes on. */
const strangeEnd = (report: CleanReport, others: readonly CleanReport[]): Candidate[] =>
  gaps(report).flatMap(({ start }) =>
    strangers(report, others)
      .filter((other) => isSigned(other) && chapters(other).length > 1)
      .map((other) => put(start, lines(other, chapters(other).at(-1)!.start).slice(1).join('\n'))),
  )

/** Where a paragraph of ours ends, the first and the last one left alone. */
const ends = (report: CleanReport) => prose(report).slice(1, -1)

/** A paragraph of another report between two of ours. */
const strangeParagraph = (report: CleanReport, others: readonly CleanReport[]): Candidate[] =>
  strangers(report, others).flatMap((other) =>
    prose(other)
      .slice(1, -1)
      .filter(({ text }) => text.length >= MIN_PARAGRAPH && tellsApart(text, other, report))
      .flatMap(({ text }) =>
        ends(report).map(({ end }) => markPart({ start: end, end, text: `\n${text}` }, 1, text.length + 1)),
      ),
  )

const MIN_PARAGRAPH = 80
const SENTENCES = /[^。]+。/g

/** Two sentences of another report behind a paragraph of ours. */
const strangeSentences = (report: CleanReport, others: readonly CleanReport[]): Candidate[] =>
  strangers(report, others).flatMap((other) =>
    prose(other)
      .slice(1, -1)
      .flatMap(({ text }) => {
        const sentences = text.match(SENTENCES) ?? []
        return sentences.slice(1, -1).map((sentence, i) => sentence + sentences[i + 2]!)
      })
      .filter((text) => text.length >= MIN_PARAGRAPH && tellsApart(text, other, report))
      .flatMap((text) =>
        ends(report)
          .filter(({ text: own }) => own.endsWith('。'))
          .map(({ end }) => ({ start: end, end, text })),
      ),
  )

/** How a house calls itself at the head of a clause; 我所在的县 is no 所. */
const SELF =
  /(?:^|[。；，：\n])(?:20\d\d年|近年来，?|今年|全年|上半年)?((?:我|全)(?:[局院馆校站处库段镇村行厂]|所(?!在|有|辖|需)|街道|社区))(?![市县区])/g

/** The passage shows a reader whose it is: it speaks of itself or of its own place, and this report does so nowhere. */
export function tellsApart(passage: string, other: CleanReport, here: CleanReport): boolean {
  const selves = [...passage.matchAll(SELF)].map((match) => match[1]!)
  const isStrange = (self: string) => !here.text.includes(self) && !here.unit.includes(self.slice(1))
  if (selves.some(isStrange)) return true
  return ownNames(other).some((name) => says(passage, name) && !here.text.includes(name))
}

const says = (passage: string, name: string) => {
  const at = passage.indexOf(name)
  return at >= 0 && !/[与和赴到往自向给跟在访助扶]$/.test(passage.slice(0, at))
}

/** 鸠兹收费站 and 鸠兹 of 安徽皖江高速公路有限公司鸠兹收费站, with the places; a house without its name is nobody's. */
function ownNames({ unit, place }: CleanReport): string[] {
  const rest = place.reduce((name, own) => name.replace(own, ''), unit)
  return [...place.slice(1), ...(rest.length > 5 ? [rest] : []), ...(rest.length > 6 ? [rest.slice(-5)] : [])]
}

const kind = { classes: ['X-SPLICE', 'U-FOREIGN', 'U-NAME'], severity: 'blocker' } as const

export const spliceInjectors: Injector[] = [
  { kind: 'splice-head', ...kind, candidates: secondHead },
  { kind: 'splice-half', ...kind, candidates: secondHalf },
  { kind: 'splice-chapter', ...kind, candidates: strangeChapter },
  { kind: 'splice-end', ...kind, candidates: strangeEnd },
  { kind: 'splice-paragraph', ...kind, candidates: strangeParagraph },
  { kind: 'splice-sentences', ...kind, candidates: strangeSentences },
]
