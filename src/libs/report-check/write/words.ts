import type { Severity } from '../types.ts'
import type { Totals } from './text.ts'

/** Severities in the order of gravity. */
export const SEVERITIES: readonly Severity[] = ['blocker', 'error', 'warning', 'hint']

/** What the written forms say around the faults; messages of faults are not theirs. */
export interface Words {
  language: 'zh-CN' | 'en-US'
  severity: Record<Severity, string>
  /** Stands for an empty fix. */
  removed: string
  /** What a fix does; an empty one takes the span away. */
  fix(text: string): string
  suggestion(fix: string): string
  totals(totals: Totals): string
  /** How many faults of which severity; there is at least one. */
  found(faults: Totals['faults']): string
  page: {
    title: string
    checkedAt(time: string): string
    none: string
    columns: readonly string[]
    place(line: number, column: number): string
    /** A message with the rule's id. */
    message(message: string, rule: string): string
    text: string
  }
  author: string
  initials: string
}

const severity: Words['severity'] = { blocker: '严重', error: '错误', warning: '警告', hint: '提示' }

export const CHINESE: Words = {
  language: 'zh-CN',
  severity,
  removed: '（删去）',
  fix: (text) => (text === '' ? '删去' : `改为“${text}”`),
  suggestion: (fix) => `建议${fix}。`,
  totals({ files, faults }) {
    if (files === 0) return '没有校核成任何文件。'
    return `共 ${files} 个文件，${counted(faults, severity).count === 0 ? '没有发现问题。' : CHINESE.found(faults)}`
  },
  found(faults) {
    const { count, parts } = counted(faults, severity)
    return `${count} 处：${parts.join('，')}。`
  },
  page: {
    title: '汇报校核结果',
    checkedAt: (time) => `校核时间：${time}。`,
    none: '没有发现问题。',
    columns: ['序号', '位置', '级别', '原文', '问题', '建议'],
    place: (line, column) => `第${line}行第${column}字`,
    message: (message, rule) => `${message}（${rule}）`,
    text: '正文',
  },
  author: '创文校核',
  initials: '校',
}

/** How many faults there are, and how many of each severity that occurs. */
export function counted(faults: Totals['faults'], names: Words['severity']): { count: number; parts: string[] } {
  const present = SEVERITIES.filter((one) => faults[one] > 0)
  return {
    count: present.reduce((sum, one) => sum + faults[one], 0),
    parts: present.map((one) => `${names[one]} ${faults[one]}`),
  }
}
