import { phrasedFacts, standingFacts } from '../model/facts.ts'
import { filledLines, readModel, type TextModel } from '../model/text-model.ts'
import type { EarlierReport } from '../options.ts'
import type { Rule } from '../rule.ts'
import { formatValue } from './number-sum.ts'

const SHINGLE = 12
const MIN_LETTERS = 40
/** Share of a paragraph's shingles that must stand in the other report. */
const COPIED = 0.7

/** Only hanzi, so that other numbers, names in Latin letters and marks do not hide a copy. */
function letters(text: string): string {
  return text.replace(/[^\u4e00-\u9fff]/g, '')
}

function shinglesOf(text: string): Set<string> {
  const all = letters(text)
  const shingles = new Set<string>()
  for (let index = 0; index + SHINGLE <= all.length; index++) shingles.add(all.slice(index, index + SHINGLE))
  return shingles
}

function shareCopied(paragraph: string, shingles: Set<string>): number {
  const own = letters(paragraph)
  const count = own.length - SHINGLE + 1
  if (own.length < MIN_LETTERS) return 0
  let hits = 0
  for (let index = 0; index < count; index++) if (shingles.has(own.slice(index, index + SHINGLE))) hits++
  return hits / count
}

const OTHER: EarlierReport = {
  name: '示例区报告',
  from: 'other',
  text: '我们坚持把文明创建与业务工作同部署同检查同考核，成立由主要负责同志任组长的领导小组，每月召开一次例会，研究解决重点难点问题。',
}

export const copied: Rule = {
  id: 'X-COPY',
  severity: 'error',
  title: '整段抄自别的文稿',
  why: '与外单位的文稿整段相同属于抄袭；与本单位往年的相同，提示没有写出新意。',
  examples: {
    bad: [
      {
        text: '一、加强领导\n⟦我们坚持把文明创建与业务工作同部署、同检查、同考核，成立由主要负责同志任组长的领导小组，每月召开1次例会，研究解决重点难点问题。⟧',
        options: { earlier: [OTHER] },
      },
    ],
    good: [
      {
        text: '一、加强领导\n领导小组由局长任组长，科室负责人任组员，每季度听取一次汇报，把任务清单落实到岗位，逐月销号，年底由群众代表打分。',
        options: { earlier: [OTHER] },
      },
    ],
  },
  check({ model, options, report }) {
    const earlier = (options.earlier ?? []).map(({ name, from, text }) => ({ name, from, shingles: shinglesOf(text) }))
    if (earlier.length === 0) return
    for (const line of filledLines(model)) {
      const paragraph = model.plain.slice(line.start, line.end)
      const best = bestMatch(paragraph, earlier)
      if (!best) continue
      const isOwn = best.from === 'own'
      report({
        start: line.start,
        end: line.end,
        severity: isOwn ? 'hint' : 'error',
        message: `这一段有${Math.round(best.share * 100)}%与${isOwn ? '本单位' : '外单位'}的《${best.name}》相同。`,
      })
    }
  },
}

interface Match {
  name: string
  from: EarlierReport['from']
  share: number
}

function bestMatch(
  paragraph: string,
  earlier: { name: string; from: EarlierReport['from']; shingles: Set<string> }[],
): Match | undefined {
  let best: Match | undefined
  for (const { name, from, shingles } of earlier) {
    const share = shareCopied(paragraph, shingles)
    if (share >= COPIED && share > (best?.share ?? 0)) best = { name, from, share }
  }
  return best
}

const LAST_YEAR: EarlierReport = { name: '上半年报告', from: 'own', text: '我局现有干部职工86人，其中党员52人。' }

export const conflictWithEarlier: Rule = {
  id: 'N-CONFLICT-EARLIER',
  severity: 'warning',
  title: '与以前报送的数不一致',
  why: '同一个事实在两份报告里两个数，核查时要能说清为什么变。',
  examples: {
    bad: [{ text: '我局现有干部职工⟦83人⟧。', options: { earlier: [LAST_YEAR] } }],
    good: [{ text: '我局现有干部职工86人。', options: { earlier: [LAST_YEAR] } }],
  },
  check({ model, options, report }) {
    const own = (options.earlier ?? []).filter(({ from }) => from === 'own')
    if (own.length === 0) return
    const known = new Map<string, { value: number; unit: string; name: string }>()
    for (const { name, text } of own) {
      for (const { key, quantity } of factsOf(readModel({ text, format: 'text' })))
        known.set(key, { value: quantity.value, unit: quantity.unit, name })
    }
    const seen = new Set<number>()
    for (const { key, quantity, start, end } of factsOf(model)) {
      const before = known.get(key)
      if (!before || before.value === quantity.value || seen.has(start)) continue
      seen.add(start)
      report({
        start,
        end,
        message: `《${before.name}》里是${formatValue(before.value)}${before.unit}，这里是${formatValue(quantity.value)}${quantity.unit}，请核对。`,
      })
    }
  },
}

function factsOf(model: TextModel) {
  return [...standingFacts(model), ...phrasedFacts(model)]
}
