import { inserted, markPart, type Paragraph, paragraphs, prose, replaceEach } from '../places.ts'
import type { Candidate, CleanReport, Injector } from '../types.ts'
import { tellsApart } from './splices.ts'

const insertAt = (at: number, text: string): Candidate => ({ start: at, end: at, text })

const titleTwice = (report: CleanReport): Candidate[] => {
  const title = paragraphs(report.text)[0]!
  return [{ ...markPart(insertAt(title.end, `\n${title.text}`), 1, title.text.length + 1), also: title }]
}

const paragraphTwice = (report: CleanReport): Candidate[] => {
  const all = prose(report)
  return all.flatMap((paragraph, i) =>
    all.slice(i, i + 3).map(({ end }) => ({
      ...markPart(insertAt(end, `\n${paragraph.text}`), 1, paragraph.text.length + 1),
      also: paragraph,
    })),
  )
}

/** The text stops in the middle of a sentence of its last third; everything after is lost. */
const cutEnd = (report: CleanReport): Candidate[] =>
  cuts(
    report,
    /[\u4e00-\u9fff]{6}(?=[\u4e00-\u9fff]{4})/g,
    (paragraph, match) => match.index > 20 && paragraph.text.length > 40,
  )

/** The text stops after a colon that announces something. */
const cutAtColon = (report: CleanReport): Candidate[] => cuts(report, /[\u4e00-\u9fff]{3}：(?=[^“])/g, () => true)

function cuts(
  report: CleanReport,
  pattern: RegExp,
  suits: (paragraph: Paragraph, match: RegExpExecArray) => boolean,
): Candidate[] {
  const { length } = report.text
  return prose(report)
    .filter(({ start }) => start > length * 0.5)
    .flatMap((paragraph) =>
      [...paragraph.text.matchAll(pattern)]
        .filter((match) => suits(paragraph, match as RegExpExecArray))
        .map((match) => {
          const at = paragraph.start + match.index + match[0].length
          return { start: at, end: length, text: '', mark: { start: at - 6, end: at } }
        }),
    )
}

/** A paragraph is broken between two characters of one word group, without any mark. */
const brokenParagraph = (report: CleanReport): Candidate[] =>
  prose(report).flatMap(({ text, start }) =>
    [...text.matchAll(/(?<=[\u4e00-\u9fff]{8})(?=[\u4e00-\u9fff]{6})/g)]
      .filter(({ index }) => index > 25 && text.length - index > 25)
      .map(({ index }) => ({
        ...insertAt(start + index, '\n'),
        mark: { start: start + index - 1, end: start + index + 2 },
      })),
  )

/** Only the tail of the lead-in is left: 下： */
const orphanTail = (report: CleanReport): Candidate[] =>
  paragraphs(report.text)
    .filter(({ text, index }) => index > 0 && index < 6 && /如下[：。]$/.test(text))
    .map(({ start, end }) => ({ start, end, text: '下：' }))

const webTails = [
  '原创文章，转载请注明出处：https://www.fanwen-example.com/gongzuo/20931.html',
  '（本文来源于网络，版权归原作者所有，如有侵权请联系删除）',
  '更多工作总结范文请关注文秘范文网 www.wenmi-example.net',
  '点击下载本文Word版（已有1236人下载）',
  '责任编辑：小编　来源：公文写作之家',
  '上一篇：社区文明创建工作总结　下一篇：学校文明创建工作总结',
]

const webTail = (report: CleanReport): Candidate[] =>
  webTails.map((tail) => markPart(insertAt(report.text.length, `\n${tail}`), 1, tail.length + 1))

const webInsert = (report: CleanReport): Candidate[] =>
  prose(report).flatMap(({ end }) =>
    ['（来源：第一公文网 www.gongwen-example.com）', '【温馨提示：本文由会员上传，下载后可编辑】'].map((tail) =>
      insertAt(end, tail),
    ),
  )

/** Two paragraphs of another unit's report in the middle of this one. */
const splice = (report: CleanReport, others: readonly CleanReport[]): Candidate[] => {
  const here = prose(report)
  const after = here[Math.floor(here.length / 2)]
  if (!after) return []
  return others
    .filter(({ unitType }) => unitType !== report.unitType)
    .flatMap((other) => {
      const foreign = prose(other)
      return foreign.slice(1, -1).flatMap((first, i) => {
        const text = `\n${first.text}\n${foreign[i + 2]!.text}`
        return text.length > 200 && tellsApart(text, other, report)
          ? [markPart(insertAt(after.end, text), 1, text.length)]
          : []
      })
    })
}

const dateLost = (report: CleanReport): Candidate[] => {
  if (report.lacks.includes('date')) return []
  const lines = paragraphs(report.text)
  const date = lines.at(-1)!
  const mark = { start: lines.at(-3)!.start, end: date.start - 1 }
  return [{ start: date.start - 1, end: date.end, text: '', mark }]
}

const fragmentSentences = [
  ['在上级主管部门的精心指导和帮助下。全体职工团结一心，共同努力。', '在上级主管部门的精心指导和帮助下。'],
  ['在各级领导的关心支持下。我们的工作取得了新的进步。', '在各级领导的关心支持下。'],
  ['通过一系列扎实有效的工作。面貌有了很大改变。', '通过一系列扎实有效的工作。'],
] as const

/** A sentence that ends after its adverbial: 在…领导下。 */
const fragment = (report: CleanReport): Candidate[] => [
  ...replaceEach(report.text, /(在[^，。；、“”]{4,30}下)，/g, (match) => `${match[1]}。`),
  ...inserted(fragmentSentences)(report),
]

export const structureInjectors: Injector[] = [
  { kind: 'title-twice', classes: ['D-DUP'], severity: 'error', candidates: titleTwice },
  { kind: 'paragraph-twice', classes: ['D-DUP'], severity: 'error', candidates: paragraphTwice },
  { kind: 'cut-end', classes: ['D-TRUNC', 'D-BREAK'], severity: 'blocker', candidates: cutEnd },
  { kind: 'cut-at-colon', classes: ['D-TRUNC'], severity: 'blocker', candidates: cutAtColon },
  { kind: 'orphan-tail', classes: ['D-TRUNC', 'D-BREAK'], severity: 'blocker', candidates: orphanTail },
  { kind: 'broken-paragraph', classes: ['D-BREAK'], severity: 'error', candidates: brokenParagraph },
  { kind: 'web-tail', classes: ['D-BOILER'], severity: 'blocker', candidates: webTail },
  { kind: 'web-insert', classes: ['D-BOILER'], severity: 'blocker', candidates: webInsert },
  { kind: 'splice', classes: ['X-SPLICE', 'U-FOREIGN', 'U-NAME'], severity: 'blocker', candidates: splice },
  { kind: 'date-lost', classes: ['D-MISSING'], severity: 'hint', candidates: dateLost },
  { kind: 'fragment', classes: ['G-FRAGMENT'], severity: 'error', candidates: fragment },
]
