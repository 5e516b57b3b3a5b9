import type { Rule } from '../rule.ts'

/** Words that end an adverbial 在……下. */
const UNDER =
  '(?:领导|指导|帮助|支持|关心|关怀|推动|努力|带领|配合|影响|鼓励|号召|重视|协助|引领|感召|见证|监督|统筹|部署)'
const ENDS_UNDER = new RegExp(`(?<=[，。\\n]|^)在[^，。；：\\n]{2,60}?${UNDER}下。`, 'gm')
const WHOLE =
  /(?<=[。！？\n]|^)(?:通过|随着|为了|围绕|按照|根据|由于|对于|鉴于)[^，。；：！？\n]{6,50}(?:活动|要求|发展|提高|深入|推进|精神|部署|建设|工作|开展|原因|问题)。/gm

export const grammarFragment: Rule = {
  id: 'G-FRAGMENT',
  severity: 'error',
  title: '句子没有说完就用了句号',
  why: '“在……帮助下”“通过……活动”只是状语，后面没有主句就用了句号。',
  check({ model: { plain }, report }) {
    for (const match of plain.matchAll(ENDS_UNDER)) {
      const end = match.index + match[0].length
      report({ start: end - 4, end, message: '“在……下”之后没有主句，句子不完整，应改为逗号并补上主句。' })
    }
    for (const match of plain.matchAll(WHOLE)) {
      report({ start: match.index, end: match.index + match[0].length, message: '这句话只有状语，没有主句。' })
    }
  },
}
