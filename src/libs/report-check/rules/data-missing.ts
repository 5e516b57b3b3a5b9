import { bodyLines, lineText, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { isBoilerLine } from './data-boiler.ts'

type Element = 'recipients' | 'signature' | 'date'

const NAMES: Record<Element, string> = { recipients: '主送机关', signature: '署名', date: '成文日期' }
const RECIPIENTS = /^[\u4e00-\u9fff、，（）“”]{2,60}：$/
const DATE =
  /^(?:（|\()?(?:\d{4}年\d{1,2}月\d{1,2}日|[二一][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)(?:）|\))?$/
const SIGNATURE =
  /^(?:(?:述职|汇报|报告|填报|填表|总结|申报)(?:人|单位)：[\u4e00-\u9fff·]{2,20}|[\u4e00-\u9fff（）()\s×XＸx*＊○〇_]{3,40})$/
/** A contribution to a newsletter is no letter. */
const CONTRIBUTED = /(?:供稿|撰稿)[）)]?$/
const AFTER_TEXT = /^(?:附件|附：|附表|（?联系|抄送|印发|主题词|（此件|注：)/

interface Elements {
  found: Set<Element>
  isContributed: boolean
  titleHasDate: boolean
}

function elementsOf(model: TextModel): Elements {
  const filled = bodyLines(model).filter((line) => !isBoilerLine(lineText(model, line)))
  const found = new Set<Element>()
  const head = filled.slice(0, 5)
  if (
    head.some(
      (line, index) =>
        index > 0 &&
        RECIPIENTS.test(lineText(model, line)) &&
        !/如下|汇报|报告|情况|总结|各位|同志|朋友|你们好|大家/.test(lineText(model, line)),
    )
  )
    found.add('recipients')
  const tail = filled.slice(-8)
  const dateIndex = tail.findIndex((line) => DATE.test(lineText(model, line)))
  if (dateIndex >= 0) found.add('date')
  tail.forEach((line, index) => {
    const text = lineText(model, line)
    const beforeDate = index === dateIndex - 1
    const closes = index === tail.length - 1 || AFTER_TEXT.test(lineText(model, tail[index + 1] as typeof line))
    if ((beforeDate || (dateIndex < 0 && closes)) && SIGNATURE.test(text) && !line.label) found.add('signature')
  })
  const isContributed = tail.some((line) => CONTRIBUTED.test(lineText(model, line)))
  return { found, isContributed, titleHasDate: head.slice(0, 4).some((line) => DATE.test(lineText(model, line))) }
}

/** What the document itself shows that it should have: with an addressee it is a letter that is signed and dated. */
function required({ found, isContributed, titleHasDate }: Elements): Element[] {
  if (isContributed) return []
  if (found.has('recipients')) return ['signature', 'date']
  if (found.has('signature') && !titleHasDate) return ['date']
  return []
}

export const dataMissing: Rule = {
  id: 'D-MISSING',
  severity: 'hint',
  title: '缺主送、署名或成文日期',
  why: '报送的公文要写明给谁、谁写的、什么时候写的。',
  source: 'GB/T 9704—2012《党政机关公文格式》7.3',
  check({ model, options, report }) {
    const elements = elementsOf(model)
    const wanted = options.templates?.required ?? required(elements)
    const missing = wanted.filter((element) => !elements.found.has(element))
    const last = bodyLines(model).at(-1)
    if (missing.length === 0 || !last) return
    report({
      start: Math.max(last.start, last.end - 12),
      end: last.end,
      message: `缺少${missing.map((element) => NAMES[element]).join('、')}。`,
    })
  },
}
