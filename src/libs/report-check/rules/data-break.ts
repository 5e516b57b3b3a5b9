import type { Line } from '../model/lines.ts'
import { isDigit } from '../model/normalize.ts'
import type { Rule, RuleContext } from '../rule.ts'

const SHOWN = 4

function reportBreak({ model: { plain }, report }: RuleContext, line: Line, message: string): void {
  const next = line.rest as Line
  const start = Math.max(line.start, line.end - SHOWN)
  report({ start, end: next.start, message, fix: { text: plain.slice(start, line.end), safe: true } })
}

export const numberBreak: Rule = {
  id: 'N-BREAK',
  severity: 'error',
  title: '数字与前文之间断行',
  why: '自动编号把“数字+点”当作新条目，句子在数字之前被断开。',
  examples: {
    bad: [
      {
        text: '全年广泛开展活动，共接待⟦来访群众\n⟧1.2万人次，好评如潮。',
        fixed: '全年广泛开展活动，共接待来访群众1.2万人次，好评如潮。',
      },
    ],
    good: ['主要工作如下：\n1.5月开展了主题活动。', '全年共接待群众。\n1.2万人次为历年最高。'],
  },
  check(context) {
    const { plain, lines } = context.model
    for (const line of lines) {
      const next = line.rest
      if (
        !line.broken ||
        !next ||
        !isDigit(plain.charCodeAt(next.start)) ||
        /[\d.]/.test(plain[line.end - 1] as string)
      )
        continue
      reportBreak(context, line, '句子在数字之前断行，应与下一行连成一句。')
    }
  },
}

export const dataBreak: Rule = {
  id: 'D-BREAK',
  severity: 'error',
  title: '段落从句子中间断开',
  why: '一句话没有说完就换了段，多是从网页、PDF复制或分页时留下的。',
  examples: {
    bad: [
      {
        text: '制度是根本。我们把制度建设放在首位，修订完善考勤、学习等制度，作⟦为全局开\n⟧展工作的依据。干部作风明显好转。',
        fixed:
          '制度是根本。我们把制度建设放在首位，修订完善考勤、学习等制度，作为全局开展工作的依据。干部作风明显好转。',
      },
    ],
    good: [
      '一、打算\n（一）在思想教育上下功夫，\n示例局\n2025年1月',
      '关于开展文明单位创建工作的情况汇报\n今年以来，我局扎实开展创建工作。',
      '我们重点抓好以下工作：\n一是健全制度，明确责任。',
    ],
  },
  check(context) {
    const { plain, lines } = context.model
    for (const line of lines) {
      const next = line.rest
      if (!line.broken || !next || isDigit(plain.charCodeAt(next.start)) || /[\d.]/.test(plain[line.end - 1] as string))
        continue
      reportBreak(context, line, '句子没有说完就换了段，应与下一行连成一句。')
    }
  },
}
