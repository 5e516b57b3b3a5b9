import { vocabularyOf } from '../model/vocabulary.ts'
import { matcherOf } from '../model/word-matcher.ts'
import type { Rule } from '../rule.ts'

/** 克服|物资 holds 服物: the two characters belong to different words. */
function crossesBoundary(plain: string, start: number, words: Set<string>): boolean {
  return words.has(plain.slice(start - 1, start + 1)) || words.has(plain.slice(start + 1, start + 3))
}

const NAME_AROUND = /[”“《》·]/
/** 丰乐镇, 宏达路 are names, whatever they sound like. */
const NAME_END = /[镇村乡路街巷湖河山岭县市区州园苑府]/

export const wordHomophone: Rule = {
  id: 'W-TYPO-HOMOPHONE',
  severity: 'blocker',
  title: '同音错字',
  why: '拼音输入选错了字，写出来的不成词。',
  examples: {
    bad: [{ text: '微笑⟦服物⟧抽检得分97分，巩固⟦创健⟧成果。', fixed: '微笑服务抽检得分97分，巩固创建成果。' }],
    good: ['克服物资短缺的困难，创健康单位。', '服务群众，文明创建。', '富裕文明的丰乐镇。'],
  },
  check({ model: { plain }, data, report }) {
    const words = vocabularyOf(data)
    const { confusions } = data.vocabulary
    const listed = new Set(data.words.map((entry) => entry.wrong))
    const places = new Map<string, number[]>()
    matcherOf(confusions, (map) => Object.keys(map)).scan(plain, (wrong, start) => {
      if (listed.has(wrong) || crossesBoundary(plain, start, words) || NAME_AROUND.test(plain[start - 1] ?? '')) return
      if (NAME_END.test(plain[start + 2] ?? '')) return
      places.set(wrong, [...(places.get(wrong) ?? []), start])
    })
    for (const [wrong, [start = 0, ...more]] of places) {
      // Written twice or more it is a word of the author's trade or a name, not a slip.
      if (more.length > 0) continue
      const right = confusions[wrong] as string
      report({
        start,
        end: start + 2,
        message: `“${wrong}”不成词，疑为“${right}”。`,
        fix: { text: right, safe: false },
      })
    }
  },
}
