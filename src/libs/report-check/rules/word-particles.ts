import type { CheckData } from '../data.ts'
import { matcherOf } from '../model/word-matcher.ts'
import type { Rule } from '../rule.ts'

type Particles = CheckData['particles']

const matcher = (list: string[]) => matcherOf(list, (words) => words)

/** The list word that ends at `index`, or ''. */
function wordEndingAt(plain: string, index: number, list: string[]): string {
  for (let length = 6; length >= 1; length--) {
    if (index - length < 0) continue
    const word = plain.slice(index - length, index)
    if (setOf(list).has(word)) return word
  }
  return ''
}

const sets = new WeakMap<string[], Set<string>>()
function setOf(list: string[]): Set<string> {
  const known = sets.get(list) ?? new Set(list)
  sets.set(list, known)
  return known
}

/** 极大的提高了, 更好的服务群众: an adverb and a verb with 了 or 着, or a pure adverb that opens its clause and a verb with an object. */
function wantsDi(plain: string, index: number, { adverbs, pure, verbs }: Particles): boolean {
  const adverb = wordEndingAt(plain, index, adverbs)
  if (adverb === '') return false
  const verb = matcher(verbs).at(plain, index + 1)
  if (verb.length < 2) return false
  const after = plain.slice(index + 1 + verb.length, index + 3 + verb.length)
  if (/^[了着]/.test(after)) return !after.startsWith('了解')
  const before = plain.slice(Math.max(0, index - adverb.length - 2), index - adverb.length)
  const opensClause = before === '' || /(?:[，。；：\n]|能够|要|来|也|就|都|将|并|我们|可以|才能|以便)$/.test(before)
  return (
    pure.includes(adverb) &&
    opensClause &&
    /^[\u4e00-\u9fff]{2}/.test(after) &&
    !/^(?:[的和与及是有会能使让促]|作用|效果|方[案法]|途径|水平|能力)/.test(after)
  )
}

/** 显著地成效: an adjective and a noun. */
function wantsDe(plain: string, index: number, { adjectives, nouns }: Particles): boolean {
  const adjective = wordEndingAt(plain, index, adjectives)
  if (adjective.length < 2) return false
  const noun = matcher(nouns).at(plain, index + 1)
  if (noun === '') return false
  return /^[，。；、！”）和与]|^$/.test(plain.slice(index + 1 + noun.length, index + 2 + noun.length))
}

/** 做的很好: a verb and what it came to. */
function wantsDeComplement(plain: string, index: number, { complements, results }: Particles): boolean {
  if (wordEndingAt(plain, index, complements) === '') return false
  const result = matcher(results).at(plain, index + 1)
  if (result === '' || (result.length === 1 && !/[，。；、]/.test(plain[index + 2] ?? '。'))) return false
  if (result === '更加' || result === '越来越') return /[变走来]/.test(plain[index - 1] as string)
  return /^[，。；、！”）\n]|^$/.test(plain.slice(index + 1 + result.length, index + 2 + result.length))
}

export const wordParticles: Rule = {
  id: 'W-DEDI',
  severity: 'warning',
  title: '“的、地、得”用错',
  why: '状语后用“地”，定语后用“的”，补语前用“得”。',
  source: '《现代汉语词典》',
  examples: {
    bad: [
      {
        text: '极大⟦的⟧提高了干部职工的素养，有效⟦的⟧推动了工作。',
        fixed: '极大地提高了干部职工的素养，有效地推动了工作。',
      },
      { text: '取得了显著⟦地⟧成效，营造了浓厚⟦地⟧氛围。', fixed: '取得了显著的成效，营造了浓厚的氛围。' },
      { text: '工作做⟦的⟧很好，责任落实⟦的⟧不够。', fixed: '工作做得很好，责任落实得不够。' },
    ],
    good: [
      '群众素养有了极大的提高。',
      '得到了进一步的改善。',
      '各地成效显著，当地氛围浓厚。',
      '这是做的好事，看的书不少。',
      '扎实的推进方案，有效的改善途径。',
      '大力地推进，认真地落实。',
      '以更好的服务赢得口碑，更好的服务会让群众满意。',
    ],
  },
  check({ model: { plain }, data: { particles }, report }) {
    const emit = (index: number, right: string, reason: string) =>
      report({
        start: index,
        end: index + 1,
        message: `“${plain[index]}”应为“${right}”：${reason}。`,
        fix: { text: right, safe: true },
      })
    for (let index = plain.indexOf('的'); index >= 0; index = plain.indexOf('的', index + 1)) {
      if (wantsDi(plain, index, particles)) emit(index, '地', '状语修饰动词用“地”')
      else if (wantsDeComplement(plain, index, particles)) emit(index, '得', '补语前用“得”')
    }
    for (let index = plain.indexOf('地'); index >= 0; index = plain.indexOf('地', index + 1)) {
      if (wantsDe(plain, index, particles)) emit(index, '的', '定语修饰名词用“的”')
    }
  },
}
