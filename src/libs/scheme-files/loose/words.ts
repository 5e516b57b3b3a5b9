import type { NodeKind } from '../../scoring/index.ts'
import { parseKind } from '../cells.ts'
import type { Mapping } from '../mapping.ts'

/** Words in the name of a first-level node that tell its kind. */
const KIND_HINTS: Record<string, string> = {
  加分: '加分',
  特色指标: '加分',
  扣分: '扣分',
  负面清单: '扣分',
  一票否决: '一票否决',
  否决: '一票否决',
  准入: '准入',
}

export function kindByName(name: string, { kinds }: Mapping): NodeKind | undefined {
  const hit = Object.entries({ ...KIND_HINTS, ...kinds }).find(([word]) => name.includes(word))
  return hit && parseKind(hit[1])
}

/** Number and wording from columns of their own as one text. */
export function joined(texts: readonly string[]): string {
  const [number = '', ...rest] = texts.filter((text) => text !== '')
  if (rest.length === 0) return number
  return /^\d{1,3}$/.test(number) ? `${number}、${rest.join(' ')}` : `${number} ${rest.join(' ')}`
}

const ROMANS = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ']

/** Numbers for what came without: Ⅰ-1, Ⅱ-1 for headings, 1) for the deepest column. */
export function autoNumber(depth: number, ordinal: number, levels: number): string {
  return depth >= levels && levels > 1 ? `${ordinal})` : `${ROMANS[depth - 1] ?? depth}-${ordinal}`
}
