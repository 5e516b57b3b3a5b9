import { factsOf, markPart, paragraphs, replaceEach } from '../places.ts'
import type { Candidate, CleanReport, Injector } from '../types.ts'

const digits = [...'一二三四五六七八九十']

const numeralAfter = (numeral: string, step: number) => digits[digits.indexOf(numeral) + step]

interface Heading {
  start: number
  numeral: string
}

/** Series of headings 一、二、三、 or （一）（二） that run without a break; a new 一 starts a new series. */
function series(report: CleanReport, pattern: RegExp): Heading[][] {
  const found: Heading[][] = []
  for (const { text, start } of paragraphs(report.text)) {
    const match = pattern.exec(text)
    if (!match) continue
    const heading = { start: start + match[0].indexOf(match[1]!), numeral: match[1]! }
    if (heading.numeral === '一') found.push([heading])
    else found.at(-1)?.push(heading)
  }
  return found.filter((list) => list.length >= 3)
}

const headingPatterns = [/^([一二三四五六七八九十])、/, /^（([一二三四五六七八九十])）/]

function renumber(report: CleanReport, choose: (list: Heading[]) => [Heading, string | undefined]): Candidate[] {
  return headingPatterns.flatMap((pattern) =>
    series(report, pattern).flatMap((list) => {
      const [heading, numeral] = choose(list)
      if (!numeral) return []
      const candidate = { start: heading.start, end: heading.start + 1, text: numeral }
      return [markPart(candidate, 0, 2)]
    }),
  )
}

const headingRepeated = (report: CleanReport) =>
  renumber(report, (list) => {
    const heading = list[list.length - 1]!
    return [heading, numeralAfter(heading.numeral, -1)]
  })

const headingSkipped = (report: CleanReport) =>
  renumber(report, (list) => {
    const heading = list[list.length - 1]!
    return [heading, numeralAfter(heading.numeral, 1)]
  })

const headingMark = (report: CleanReport): Candidate[] => [
  ...replaceEach(report.text, /(?<=\n)([一二三四五六七八九])、(?=[\u4e00-\u9fff])/g, (match) => `${match[1]}.`),
  ...replaceEach(report.text, /(?<=\n)（([一二三四五六七八九])）(?=[\u4e00-\u9fff])/g, (match) => `（${match[1]}）、`),
]

const listMark = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, /(?<=\n)(\d)\.(?=[\u4e00-\u9fff])/g, (match) => `${match[1]}、`)

const ordinalPatterns = [/([一二三四五六七八九])是(?=[\u4e00-\u9fff])/g, /(?<=第)([一二三四五六七八九])(?=，)/g]

/** Ordinals that stand in the text as a run 一 二 三 …, with the place of the last one. */
function ordinalRuns(report: CleanReport): { start: number; numeral: string; previous: string }[] {
  return ordinalPatterns.flatMap((pattern) => {
    const found: { start: number; numeral: string; previous: string }[] = []
    let previous = ''
    for (const match of report.text.matchAll(pattern)) {
      const numeral = match[1]!
      const following = report.text.slice(match.index, match.index + 400)
      const isLast = !new RegExp(`${numeralAfter(numeral, 1)}是|第${numeralAfter(numeral, 1)}，`).test(following)
      if (previous && numeral === numeralAfter(previous, 1) && numeral !== '二' && isLast)
        found.push({ start: match.index, numeral, previous })
      previous = numeral
    }
    return found
  })
}

const ordinalSkipped = (report: CleanReport): Candidate[] =>
  ordinalRuns(report).map(({ start, numeral }) => ({ start, end: start + 1, text: numeralAfter(numeral, 1) ?? '十' }))

const ordinalRepeated = (report: CleanReport): Candidate[] =>
  ordinalRuns(report).map(({ start, previous }) => ({ start, end: start + 1, text: previous }))

const countWord = /([二三四五六七八九]|[2-9])(?=个|项|类|大|条|步|件|点|本|笔|必|有|怕|区|不|心|种|严|张|道|节|支)/

/** An announced count becomes one more; the enumeration stands inside the quote (`inline`) or after it. */
function announcedCount(inline: boolean): (report: CleanReport) => Candidate[] {
  return (report) =>
    factsOf(report, 'announce').flatMap(({ quotes }) => {
      const quote = quotes[0]!
      const match = countWord.exec(quote)
      if (!match || quote.split('、').length > 2 !== inline) return []
      const start = report.text.indexOf(quote) + match.index
      const wrong = /\d/.test(match[1]!) ? String(Number(match[1]) + 1) : numeralAfter(match[1]!, 1)!
      const candidate = { start, end: start + 1, text: wrong }
      return [{ ...candidate, mark: { start: start - match.index, end: start - match.index + quote.length } }]
    })
}

/** The last item of an enumeration in front of its count is lost. */
const itemLost = (report: CleanReport): Candidate[] =>
  factsOf(report, 'announce').flatMap(({ quotes }) => {
    const quote = quotes[0]!
    const match = /、[^、，。”“]{2,8}?(?=(?:等)?[二三四五六七八九\d]{1,2}[个项类大条步件]|等\d)/.exec(quote)
    if (!match) return []
    const at = report.text.indexOf(quote)
    const start = at + match.index
    const candidate = { start, end: start + match[0].length, text: '' }
    return [{ ...candidate, mark: { start: at, end: at + quote.length - match[0].length } }]
  })

export const orderInjectors: Injector[] = [
  { kind: 'heading-repeated', classes: ['O-NUMDUP', 'O-GAP'], severity: 'error', candidates: headingRepeated },
  { kind: 'heading-skipped', classes: ['O-GAP'], severity: 'error', candidates: headingSkipped },
  { kind: 'heading-mark', classes: ['O-HEADING', 'P-NUM'], severity: 'error', candidates: headingMark },
  { kind: 'list-mark', classes: ['P-NUM', 'O-HEADING'], severity: 'error', candidates: listMark },
  { kind: 'ordinal-skipped', classes: ['O-ORDINAL', 'O-GAP'], severity: 'error', candidates: ordinalSkipped },
  { kind: 'ordinal-repeated', classes: ['O-ORDINAL', 'O-NUMDUP'], severity: 'error', candidates: ordinalRepeated },
  { kind: 'count-inline', classes: ['O-COUNT'], severity: 'error', candidates: announcedCount(true) },
  { kind: 'count-following', classes: ['O-COUNT'], severity: 'error', candidates: announcedCount(false) },
  { kind: 'item-lost', classes: ['O-COUNT'], severity: 'error', candidates: itemLost },
]
