import type { Rule } from '../rule.ts'
import { LETTERS } from './convention-case.words.ts'

const GRADE = /(?:(?<=[\u4e00-\u9fff])|(?<![0-9A-Za-z])(?<digit>[1-5]))(?<letter>a{1,5}) ?级/g

export const conventionCase: Rule = {
  id: 'C-CASE',
  severity: 'warning',
  title: '字母大小写不规范',
  why: '等级和通用缩写用大写字母：5A级景区、LED屏。',
  source: 'GB/T 17775《旅游景区质量等级划分》等',
  check({ model: { plain }, data: { latin }, report }) {
    for (const match of plain.matchAll(GRADE)) {
      const { digit = '', letter = '' } = match.groups ?? {}
      const right = `${digit}${letter.toUpperCase()}级`
      report({
        start: match.index,
        end: match.index + match[0].length,
        message: `等级字母应大写：“${right}”。`,
        fix: { text: right, safe: true },
      })
    }
    for (const match of plain.matchAll(/(?<![A-Za-z])gb(?:\/t)?(?= ?\d)/gi)) {
      const right = match[0].toUpperCase()
      if (match[0] !== right)
        report({
          start: match.index,
          end: match.index + match[0].length,
          message: `标准代号应写作“${right}”。`,
          fix: { text: right, safe: true },
        })
    }
    for (const { index, 0: text } of plain.matchAll(LETTERS))
      report({
        start: index,
        end: index + text.length,
        message: `缩写应写作“${text.toUpperCase()}”。`,
        fix: { text: text.toUpperCase(), safe: true },
      })
    const spellings = new Map(latin.map((word) => [word.toLowerCase(), word]))
    for (const match of plain.matchAll(/(?<![A-Za-z0-9./@_-])[a-z]{2,5}(?:2\.5)?(?![A-Za-z0-9./@_-])/g)) {
      const right = spellings.get(match[0])
      if (
        !right ||
        !/[\u4e00-\u9fff]/.test((plain[match.index - 1] ?? '') + (plain[match.index + match[0].length] ?? ''))
      )
        continue
      report({
        start: match.index,
        end: match.index + match[0].length,
        message: `缩写应写作“${right}”。`,
        fix: { text: right, safe: true },
      })
    }
  },
}
