import type { EvidenceItem } from './answers.ts'
import type { EvidenceRule } from './scheme.ts'

/** What is wrong with one piece of evidence under a criterion's rule; empty when it is accepted. */
export function evidenceFaults(rule: EvidenceRule | undefined, item: EvidenceItem): string[] {
  if (!rule) return []
  const faults: string[] = []
  if (rule.kinds && !(item.kind !== undefined && rule.kinds.includes(item.kind))) {
    faults.push(`种类应为${rule.kinds.join('、')}`)
  }
  if (rule.wordLimit !== undefined && item.words !== undefined && item.words > rule.wordLimit) {
    faults.push(`${item.words} 字，超过 ${rule.wordLimit} 字`)
  }
  const { from, to } = rule.dateWindow ?? {}
  if ((from || to) && item.date === undefined) faults.push('没有日期')
  if (from && item.date !== undefined && item.date < from) faults.push(`日期早于 ${from}`)
  if (to && item.date !== undefined && item.date > to) faults.push(`日期晚于 ${to}`)
  const unseen = (rule.mustShow ?? []).filter((text) => !(item.shows ?? []).includes(text))
  if (unseen.length > 0) faults.push(`看不到${unseen.join('、')}`)
  if (item.link && rule.linkAllowed === false) faults.push('不能用链接代替')
  if (rule.formats && !item.link && !rule.formats.some((format) => sameFormat(format, item.format))) {
    faults.push(`格式应为${rule.formats.join('、')}`)
  }
  return faults
}

/** The pieces that satisfy the rule, at most as many as the rule takes. */
export function acceptedEvidence(rule: EvidenceRule | undefined, items: readonly EvidenceItem[]): EvidenceItem[] {
  return items.filter((item) => evidenceFaults(rule, item).length === 0).slice(0, rule?.max)
}

function sameFormat(a: string, b: string | undefined): boolean {
  return b !== undefined && a.toLowerCase().replace(/^\./, '') === b.toLowerCase().replace(/^\./, '')
}
