import { ordinalSeries } from '../model/ordinals.ts'
import type { Rule } from '../rule.ts'

const ANNOUNCES = /(?:方面|措施|做法|问题|如下|以下|主要|具体|体现在|表现在|原因|重点|任务|要求)$/

/** 以创建文明校园为目标，一要……, 究其原因，一是……, 当前的不足，一是……: no statement of its own. */
const ADVERBIAL =
  /(?:^|[，。；\n])(?:以[^，。；\n]{2,24}为[^，。；\n]{1,8}|究其原因|(?:总的|总体|具体|概括|归纳|分析)[^，。；\n]{0,3}|(?:同时|此外|另外|其中|为此|对此|因此)|(?:围绕|针对|按照|根据|对照|随着|鉴于|对于|关于|结合)(?:(?![了过\d])[^，。；\n]){2,20})$/
const TOPIC =
  /(?:^|[。；！？\n])(?:(?!存在(?!的)|[有是了采取抓出到])[\u4e00-\u9fff]){3,10}(?<=不足|问题|短板|差距|原因|体会|经验|打算|教训|启示|难点)$/

/** 下半年，一要……: only a time or a place stands before the comma. */
const TIME = /(?:^|[。；：！\n）”])[\u4e00-\u9fff\d]{1,8}(?:年|月|季度|步|中|(?<![如以])下|后|时|上|期|里|方面)$/

export const punctuationSplice: Rule = {
  id: 'P-PUNCT-SPLICE',
  severity: 'warning',
  title: '“一是”之前用了逗号',
  why: '分述开始前，总述应当用句号或冒号收住，用逗号会把总述和第一条连成一句。',
  source: 'GB/T 15834—2011《标点符号用法》4.7',
  check({ model, report }) {
    for (const series of ordinalSeries(model)) {
      const first = series[0]
      if (!first || !/[是要]/.test(first.kind) || series.length < 2 || series[1]?.value === 1 || first.value !== 1)
        continue
      let comma = first.start - 1
      while (model.plain[comma] === ' ') comma--
      if (model.plain[comma] !== '，') continue
      const before = model.plain.slice(Math.max(0, comma - 36), comma)
      if (ADVERBIAL.test(before) || TOPIC.test(before)) continue
      if (TIME.test(model.plain.slice(Math.max(0, comma - 12), comma))) continue
      const mark = ANNOUNCES.test(model.plain.slice(Math.max(0, comma - 6), comma)) ? '：' : '。'
      report({
        start: comma,
        end: comma + 1,
        message: `“${model.plain.slice(first.start, first.end)}”之前的总述应以“${mark}”结束。`,
        fix: { text: mark, safe: false },
      })
    }
  },
}
