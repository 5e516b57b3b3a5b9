import { isProse } from '../model/lines.ts'
import { vocabularyOf } from '../model/vocabulary.ts'
import type { Rule } from '../rule.ts'

const SPACED = /(?<=[\u4e00-\u9fff]) {1,4}(?=[\u4e00-\u9fff])/g
const PROSE_LENGTH = 12

const isDated = (plain: string, at: number) => /(?:星期|周)$/.test(plain.slice(Math.max(0, at - 2), at))

export const punctuationSpace: Rule = {
  id: 'P-SPACE',
  severity: 'warning',
  title: '词中间多了空格',
  why: '复制网页或PDF时留下的空格会把词断开，也妨碍检索。',
  check({ model: { plain, lines, document }, data, report }) {
    const words = vocabularyOf(data)
    for (const line of lines) {
      if (!isProse(line) || line.end - line.start < PROSE_LENGTH) continue
      const text = document.text.slice(line.start, line.end)
      if (!text.includes(' ') && !text.includes('\u3000')) continue
      for (const match of plain.slice(line.start, line.end).matchAll(SPACED)) {
        const start = line.start + match.index - 1
        const end = start + match[0].length + 2
        const word = `${plain[start]}${plain[end - 1]}`
        // 2月12日 元宵节; 星期五　大雨: fields of a log stand apart by a wide space.
        if (/\d/.test(plain[start - 1] ?? '')) continue
        if (document.text.slice(start + 1, end - 1).includes('\u3000') && isDated(plain, start)) continue
        // 新人 文明: two words, of which the halves happen to make a third.
        if (words.has(plain.slice(start - 1, start + 1)) && words.has(plain.slice(end - 1, end + 1))) continue
        if (words.has(word)) report({ start, end, message: `“${word}”中间多了空格。`, fix: { text: word, safe: true } })
      }
    }
  },
}

const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ％．]+/g

export const conventionWidth: Rule = {
  id: 'C-WIDTH',
  severity: 'warning',
  title: '数字、字母用了全角',
  why: '阿拉伯数字和拉丁字母用半角，全角的在不同字体下宽窄不一，也无法检索、计算。',
  source: 'GB/T 15835—2011《出版物上数字用法》',
  check({ model: { text, plain }, report }) {
    for (const match of text.matchAll(FULL_WIDTH)) {
      if (match[0] === '．') continue
      const end = match.index + match[0].length
      report({
        start: match.index,
        end,
        message: '数字、字母应用半角。',
        fix: { text: plain.slice(match.index, end), safe: true },
      })
    }
  },
}
