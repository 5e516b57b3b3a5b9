import { filledLines } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { NOTICE, TAIL } from './data-boiler.words.ts'

const ADDRESS = /(?:https?:\/\/|www\.)[\w./?=&%#:;,!~+-]{1,300}/g
const LINES_AT_END = 6
const LINES_AT_START = 4

export const dataBoiler: Rule = {
  id: 'D-BOILER',
  severity: 'blocker',
  title: '残留网页尾巴、版权声明或来源网址',
  why: '从网上复制时带来的声明和网址，会直接暴露抄袭。',
  check({ model, report }) {
    const filled = filledLines(model)
    for (const match of model.plain.matchAll(NOTICE))
      report({ start: match.index, end: match.index + match[0].length, message: '网页残留内容，应删去。' })
    filled.forEach((line, index) => {
      const atEdge = index < LINES_AT_START || index >= filled.length - LINES_AT_END
      const text = model.plain.slice(line.start, line.end)
      const tail = text.length <= 100 ? TAIL.exec(text) : null
      const addresses = [...text.matchAll(ADDRESS)]
      const bareAddress = addresses.some((match) => match[0].length >= text.length - 6)
      const isWhole = tail !== null && text.length <= 60 && (tail.index < 2 || /^[（【[]/.test(text))
      if (!(tail && (atEdge || isWhole)) && !bareAddress) return
      // Prose in front of the tail stays.
      let from = tail ? line.start + text.lastIndexOf('。', tail.index) + 1 : line.start
      const emit = (start: number, end: number) => {
        if (/[\u4e00-\u9fffA-Za-z]/.test(model.plain.slice(start, end)))
          report({ start, end, message: '网页残留内容，应删去。' })
      }
      for (const match of addresses) {
        emit(from, line.start + match.index)
        emit(line.start + match.index, line.start + match.index + match[0].length)
        from = line.start + match.index + match[0].length
      }
      emit(from, line.end)
    })
  },
}

/** True for a line that a web site left behind; it is no part of the report. */
export function isBoilerLine(text: string): boolean {
  return text.length <= 100 && (TAIL.test(text) || /^(?:https?:\/\/|www\.)\S+$/.test(text))
}
