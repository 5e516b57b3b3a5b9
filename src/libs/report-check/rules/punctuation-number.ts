import type { Label } from '../model/labels.ts'
import { oddLabels } from '../model/odd-labels.ts'
import type { Rule } from '../rule.ts'

/** The numbers of headings are O-HEADING's. */
export const isOfHeading = ({ style }: Label): boolean => style === 'cn' || style === 'cnParen'

/** The label as it should be written, or undefined when it is right. */
export function rightForm(label: Label, written: string): string | undefined {
  const digits = written.replace(/[（）、.，：\s]/g, '')
  switch (label.style) {
    case 'cn':
      return label.mark === '、' ? undefined : `${digits}、`
    case 'num':
      return label.mark === '.' ? undefined : `${digits}.`
    case 'cnParen':
    case 'numParen':
      return label.mark === '' ? undefined : `（${digits}）`
    case 'circle':
      return label.mark === '' ? undefined : digits
    case 'first':
      return label.mark === '、' ? `${digits}，` : undefined
    default:
      return undefined
  }
}

const INLINE = /(?<=[：；。])(?:\d{1,2}|第[一二三四五六七八九])、(?=[\u4e00-\u9fff]{3})/g

export const punctuationNumber: Rule = {
  id: 'P-NUM',
  severity: 'error',
  title: '序号后的标点不对',
  why: '结构层次依次为“一、”“（一）”“1.”“（1）”：带括号的序号后不加标点，阿拉伯数字后用圆点。',
  source: 'GB/T 9704—2012《党政机关公文格式》7.3.3；GB/T 15834—2011',
  check({ model, report }) {
    const { plain, lines } = model
    const odd = new Set(oddLabels(model).map(({ start }) => start))
    const emit = (start: number, end: number, right: string) =>
      report({
        start,
        end,
        message: `序号“${plain.slice(start, end)}”应写作“${right}”。`,
        fix: { text: right, safe: true },
      })
    for (const { label, info } of lines) {
      // Marks that Word numbers by itself are changed in its list settings, not in the text.
      if (!label || isOfHeading(label) || info.autoNumber || info.kind === 'table' || odd.has(label.start)) continue
      const right = rightForm(label, plain.slice(label.start, label.end))
      if (right) emit(label.start, label.end, right)
    }
    for (const match of plain.matchAll(INLINE))
      emit(match.index, match.index + match[0].length, match[0].replace('、', match[0][0] === '第' ? '，' : '.'))
  },
}
