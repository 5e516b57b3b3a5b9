import type { NodeKind } from '../scoring/index.ts'
import type { ReadCell } from '../spreadsheet/index.ts'

/** Full-width digits, letters and marks as half-width ones. */
export function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('　', ' ')
}

/** `2`, `2分`, `（0.5分）`, `２．５ 分` → a decimal string; undefined for anything else. */
export function parsePoints(cell: ReadCell): string | undefined {
  if (cell.number !== undefined) return cell.number
  const text = halfWidth(cell.text)
    .replace(/[\s()]/g, '')
    .replace(/分$/, '')
  return /^[-−]?\d+(\.\d+)?$/.test(text) ? text.replace('−', '-') : undefined
}

const CHINESE_DIGITS = '零一二三四五六七八九'
const ROMAN: Record<string, number> = { Ⅰ: 1, Ⅱ: 2, Ⅲ: 3, Ⅳ: 4, Ⅴ: 5, I: 1, II: 2, III: 3, IV: 4, V: 5 }

/** `1`, `1级`, `一级`, `第二级`, `Ⅱ` → the depth; undefined for a name such as 测评指标. */
export function parseDepth(text: string): number | undefined {
  const word = halfWidth(text)
    .trim()
    .replace(/^第/, '')
    .replace(/[级层]$/, '')
  const depth = /^\d{1,2}$/.test(word) ? Number(word) : (ROMAN[word] ?? CHINESE_DIGITS.indexOf(word))
  return word.length > 0 && depth >= 1 && depth <= 12 ? depth : undefined
}

const KIND_WORDS: readonly (readonly [NodeKind, RegExp])[] = [
  ['normal', /^(基本|常规|普通|正常|一般|normal)/i],
  ['bonus', /^(加分|特色|奖励|bonus)/i],
  ['deduction', /^(扣分|减分|负面|deduction)/i],
  ['veto', /^(一票否决|否决|veto)/i],
  ['admission', /^(准入|前置|资格|admission)/i],
]

export function parseKind(text: string): NodeKind | undefined {
  return KIND_WORDS.find(([, pattern]) => pattern.test(text.trim()))?.[0]
}

export function splitWords(text: string): string[] {
  return text
    .split(/[、，,；;\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
