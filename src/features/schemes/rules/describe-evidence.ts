import type { EvidenceRule } from '../../../libs/scoring/index.ts'

/** What proof a criterion asks for, in one Chinese sentence: the scheme's own words first where it gives them. */
export function describeEvidence(rule: EvidenceRule): string {
  const parts = [
    rule.kinds?.join('、') ?? [],
    pieces(rule),
    rule.wordLimit === undefined ? [] : `每份不超过 ${rule.wordLimit} 字`,
    days(rule.dateWindow),
    rule.mustShow === undefined ? [] : `须看得到${rule.mustShow.join('、')}`,
    rule.formats === undefined ? [] : `格式为 ${rule.formats.join('、')}`,
    rule.linkAllowed === undefined ? [] : rule.linkAllowed ? '可用链接代替' : '不能用链接代替',
  ].flat()
  if (rule.text === undefined) return `${parts.join('，')}。`
  return parts.length === 0 ? rule.text : `${rule.text.replace(/[。；]$/, '')}（${parts.join('，')}）。`
}

function pieces({ min, max }: EvidenceRule): string | [] {
  if (min !== undefined && min === max) return `${min} 件`
  const bounds = [min ? `至少 ${min} 件` : [], max === undefined ? [] : `最多 ${max} 件`].flat()
  return bounds.length === 0 ? [] : bounds.join('、')
}

function days(window: EvidenceRule['dateWindow']): string | [] {
  const { from, to } = window ?? {}
  if (from && to) return `日期在 ${from} 至 ${to} 之间`
  if (from) return `日期不早于 ${from}`
  return to ? `日期不晚于 ${to}` : []
}
