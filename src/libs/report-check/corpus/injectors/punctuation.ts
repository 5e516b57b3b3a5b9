import { factsOf, replaceEach } from '../places.ts'
import type { Candidate, CleanReport, Injector } from '../types.ts'

const hanzi = '\u4e00-\u9fff'
const halves: Record<string, string> = { '，': ',', '；': ';', '：': ':', '？': '?', '！': '!' }

const halfMark = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, new RegExp(`(?<=[${hanzi}])[，；：？！](?=[${hanzi}])`, 'g'), (match) => halves[match[0]])

/** Both brackets of a pair become half-width; the mark is the pair with what stands between. */
const halfBrackets = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, new RegExp(`（([${hanzi}、，—至\\d]{2,20})）(?!\\n)`, 'g'), (match) => `(${match[1]})`)

const straightQuotes = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, /“([^“”]{2,12})”/g, (match) => `"${match[1]}"`)

/** One half of a pair is lost; the other may be reported. */
const lostHalf = (report: CleanReport): Candidate[] =>
  ['“”', '《》', '（）'].flatMap(([open, close]) =>
    [...report.text.matchAll(new RegExp(`${open}([^${open}${close}\n]{2,24})${close}`, 'g'))].flatMap((match) => {
      const { index } = match
      const end = index + match[0].length
      const mark = { start: index, end: end - 1 }
      return [
        { start: index, end: index + 1, text: '', mark },
        { start: end - 1, end, text: '', mark },
      ]
    }),
  )

/** 、 between titles or quotations that stand side by side. */
const markBetweenTitles = (report: CleanReport): Candidate[] =>
  [...report.text.matchAll(/》《|”“/g)].map(({ index }) => ({ start: index + 1, end: index + 1, text: '、' }))

/** The sentence before 一是 is not closed. */
const commaSplice = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, /[：。](?=一是[\u4e00-\u9fff])/g, () => '，')

const doubledMark = (report: CleanReport): Candidate[] => [
  ...replaceEach(report.text, new RegExp(`(?<=[${hanzi}])，(?=[${hanzi}])`, 'g'), () => '，，'),
  ...replaceEach(report.text, new RegExp(`(?<=[${hanzi}])。(?=[${hanzi}\\n])`, 'g'), () => '。。'),
  ...replaceEach(report.text, new RegExp(`(?<=[${hanzi}])。(?=[${hanzi}])`, 'g'), () => '，。'),
]

/** One 、 of an enumeration in front of its count becomes a comma. */
const commaInList = (report: CleanReport): Candidate[] =>
  factsOf(report, 'announce').flatMap(({ quotes }) => {
    const quote = quotes[0]!
    const at = report.text.indexOf(quote)
    const marks = [...quote.matchAll(/、(?=[^、，。“”]{2,8}(?:等)?[二三四五六七八九\d]{1,2}[个项类大条])/g)]
    return quote.split('、').length > 3
      ? marks.map(({ index }) => ({ start: at + index, end: at + index + 1, text: '，' }))
      : []
  })

const strayWords = '开展|组织|文明|创建|服务|群众|社区|活动|工作'

const straySpace = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, new RegExp(`(?<=[${hanzi}]{3})(?:${strayWords})(?=[${hanzi}]{3})`, 'g'), (match) => {
    const [first, second] = match[0]
    return `${first} ${second}`
  })

const wide = (digits: string) =>
  [...digits].map((digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join('')

const fullWidthDigits = (report: CleanReport): Candidate[] =>
  replaceEach(report.text, /(?<=[\u4e00-\u9fff])\d{2,4}(?=[年人名件户场])/g, (match) => wide(match[0]))

export const punctuationInjectors: Injector[] = [
  { kind: 'half-width-mark', classes: ['P-HALF'], severity: 'warning', candidates: halfMark },
  { kind: 'half-width-brackets', classes: ['P-HALF', 'P-PAIR'], severity: 'warning', candidates: halfBrackets },
  { kind: 'straight-quotes', classes: ['P-HALF', 'P-PAIR'], severity: 'warning', candidates: straightQuotes },
  { kind: 'unpaired-mark', classes: ['P-PAIR'], severity: 'warning', candidates: lostHalf },
  {
    kind: 'mark-between-titles',
    classes: ['P-LIST', 'P-PUNCT'],
    severity: 'warning',
    candidates: markBetweenTitles,
  },
  { kind: 'comma-splice', classes: ['P-PUNCT'], severity: 'warning', candidates: commaSplice },
  { kind: 'doubled-mark', classes: ['P-PUNCT'], severity: 'warning', candidates: doubledMark },
  { kind: 'comma-in-list', classes: ['P-LIST', 'P-PUNCT'], severity: 'warning', candidates: commaInList },
  { kind: 'stray-space', classes: ['P-SPACE', 'P-HALF', 'P-PUNCT'], severity: 'warning', candidates: straySpace },
  {
    kind: 'full-width-digits',
    classes: ['C-WIDTH', 'P-HALF', 'P-WIDTH'],
    severity: 'warning',
    candidates: fullWidthDigits,
  },
]
