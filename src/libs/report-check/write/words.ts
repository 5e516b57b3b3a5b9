import type { Severity } from '../types.ts'

/** Severities in the order of gravity. */
export const SEVERITIES: readonly Severity[] = ['blocker', 'error', 'warning', 'hint']

/** How people read a severity. */
export const SEVERITY_NAME: Record<Severity, string> = {
  blocker: '严重',
  error: '错误',
  warning: '警告',
  hint: '提示',
}
