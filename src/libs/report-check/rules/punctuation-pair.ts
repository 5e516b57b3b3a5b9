import { lastIndexWithin } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'

const CLOSE_OF: Record<string, string> = {
  '“': '”',
  '‘': '’',
  '《': '》',
  '（': '）',
  '〈': '〉',
  '【': '】',
  '〔': '〕',
  '「': '」',
}
const OPEN_OF = new Map(Object.entries(CLOSE_OF).map(([open, close]) => [close, open]))
const MARKS = /[“”‘’《》（）〈〉【】〔〕「」\n]/g

interface Open {
  mark: string
  index: number
}

/** 1） or a） at the head of an item is no half of a pair. */
function isItemNumber(plain: string, index: number): boolean {
  const numeral = '一二三四五六七八九十'.indexOf(plain[index - 1] as string)
  // 四） among （三） and （五） lost its half.
  if (numeral > 0 && lastIndexWithin(plain, `（${'一二三四五六七八九十'[numeral - 1]}）`, index, 3000) >= 0)
    return false
  return /(?:^|[\s。；：，、])[\dA-Za-z一二三四五六七八九十①-⑳]{1,2}$/.test(plain.slice(Math.max(0, index - 3), index))
}

export const punctuationPair: Rule = {
  id: 'P-PAIR',
  severity: 'warning',
  title: '引号、书名号、括号不成对',
  why: '只有一半的引号、书名号、括号，读者不知道引到哪里为止。',
  source: 'GB/T 15834—2011《标点符号用法》',
  check({ model: { plain }, report }) {
    let open: Open[] = []
    const flush = (following: string) => {
      // A quotation of several paragraphs opens anew in each and closes in the last.
      for (const { mark, index } of open) {
        if (mark === '“' && following === '“') continue
        report({ start: index, end: index + 1, message: `“${mark}”没有配对的“${CLOSE_OF[mark]}”。` })
      }
      open = []
    }
    for (const match of plain.matchAll(MARKS)) {
      const mark = match[0]
      const index = match.index
      if (mark === '\n') flush(plain[index + 1] ?? '')
      else if (CLOSE_OF[mark]) open.push({ mark, index })
      else {
        const last = open.findLastIndex((item) => item.mark === OPEN_OF.get(mark))
        if (last < 0) {
          if (!(mark === '）' && isItemNumber(plain, index)))
            report({ start: index, end: index + 1, message: `“${mark}”没有配对的“${OPEN_OF.get(mark)}”。` })
          continue
        }
        for (const { mark: inner, index: at } of open.splice(last).slice(1)) {
          report({ start: at, end: at + 1, message: `“${inner}”没有配对的“${CLOSE_OF[inner]}”。` })
        }
      }
    }
    flush('')
  },
}
