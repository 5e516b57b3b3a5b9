import type { Severity } from '../types.ts'

/** Severities in the order of gravity. */
export const SEVERITIES: readonly Severity[] = ['blocker', 'error', 'warning', 'hint']

/** What a fix does, in words: an empty one takes the span away. */
export function describeFix(text: string): string {
  return text === '' ? '删去' : `改为“${text}”`
}

/** How people read a severity. */
export const SEVERITY_NAME: Record<Severity, string> = {
  blocker: '严重',
  error: '错误',
  warning: '警告',
  hint: '提示',
}
