import { filledLines, indexWithin, quantitiesWithin, sentenceAt } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { AMOUNT, SHORTENED, VAGUE_TIME } from './substance-vague.words.ts'

/** 若干处, 许多名: a measure without its number. */
const COUNTED = /[次场名户件处项起家批]$/

export const substanceNoFigure: Rule = {
  id: 'S-NOFIGURE',
  severity: 'hint',
  title: '只说多少，没有数字',
  why: '“大部分”“多次”没有数字和时间，核查时无从印证。',
  check({ model, report }) {
    for (const match of model.plain.matchAll(AMOUNT)) {
      const { start, end } = sentenceAt(model, match.index)
      // 由12名代表组成的委员会，大部分家长……: what was counted before is another thing; times add up in one sentence.
      const isCounted = COUNTED.test(match[0])
      const from = isCounted || match[0].startsWith('大') ? model.plain.lastIndexOf('，', match.index) : -1
      // 办了很多件实事，流失率降到6%: 很多件 wants a number of its own.
      const stop = isCounted ? indexWithin(model.plain, '，', match.index, end - match.index) : -1
      if (
        quantitiesWithin(model, Math.max(start, from), stop > 0 ? stop : end).some(
          (quantity) => quantity.start < match.index || quantity.start >= match.index + match[0].length,
        )
      )
        continue
      report({
        start: match.index,
        end: match.index + match[0].length,
        message: `“${match[0]}”没有数字，请写明数量或次数。`,
      })
    }
  },
}

export const substanceVague: Rule = {
  id: 'S-VAGUE',
  severity: 'hint',
  title: '时间笼统，全文没有年份',
  why: '全文找不到一个年份，只说“近年来”，看不出汇报的是哪一段时间。',
  check({ model, options, report }) {
    if (
      model.years.size > 0 ||
      options.registry?.period ||
      /[二一][〇○零九][〇○零一二三四五六七八九]{2}年/.test(model.plain)
    )
      return
    const seen = new Set<string>()
    for (const match of model.plain.matchAll(VAGUE_TIME)) {
      if (seen.has(match[0])) continue
      seen.add(match[0])
      report({
        start: match.index,
        end: match.index + match[0].length,
        message: `“${match[0]}”没有写明起止时间，全文也没有年份。`,
      })
    }
  },
}
/** 三结合 right behind a list, or spelled out elsewhere, is expanded. */
const EXPANDED_BEFORE = /[\u4e00-\u9fff]{2,12}、[^。；\n]{2,40}$/

export const substanceUnexpanded: Rule = {
  id: 'S-UNEXPANDED',
  severity: 'hint',
  title: '数字简称没有展开',
  why: '“六型”“五有”之类的简称，外人不知道是哪几样，第一次出现时应写出内容。',
  check({ model, data: { abbreviations }, report }) {
    const { plain } = model
    const known = new Set(abbreviations)
    const seen = new Set<string>()
    for (const match of plain.matchAll(SHORTENED)) {
      const name = match[1] as string
      // 三抓三促 says of itself what is done.
      if (known.has(name) || seen.has(name) || name.lastIndexOf(name[0] as string) > 0) continue
      seen.add(name)
      const { start, end } = sentenceAt(model, match.index)
      const after = plain.slice(
        match.index + match[0].length,
        Math.min(plain.length, match.index + match[0].length + 60),
      )
      if (EXPANDED_BEFORE.test(plain.slice(Math.max(start, match.index - 60), match.index))) continue
      if (
        /^[^。\n]{0,12}(?:（[^）]{4,}|[，\n]即|：|——|[，。\n]一是|，就是)/.test(after) ||
        unfolds(after, name.slice(1).replace(/^个(?!一)/, '')) ||
        /^[^。，\n]{0,8}，[^。，\n]{2,14}(?:、[^。，\n]{2,14}){1,8}，/.test(after) ||
        // 三城一区, 两中心两地: counts of what the name itself says.
        /^.[\u4e00-\u9fff]{1,2}[一二三四五六七八九十]/.test(name) ||
        isExplained(plain, name, match.index)
      )
        continue
      if (end <= match.index) continue
      report({ start: match.index, end: match.index + match[0].length, message: `“${name}”没有写出是哪几样。` })
    }
  },
}

/** “三走进”活动，走进企业……，走进乡村……: the clauses behind it repeat its word. */
const unfolds = (after: string, word: string) => after.split(word === '个一' ? '一' : word).length > 2

/** The name stands elsewhere with an explanation behind it, or its words head the sections of the text. */
function isExplained(plain: string, name: string, from: number): boolean {
  for (
    let index = plain.indexOf(name), tries = 0;
    index >= 0 && tries < 20;
    index = plain.indexOf(name, index + 1), tries++
  ) {
    if (index === from + 1) continue
    if (/^[”\u4e00-\u9fff]{0,8}(?:（|，即|即|：|——)/.test(plain.slice(index + name.length, index + name.length + 10)))
      return true
  }
  return false
}

export const substanceLength: Rule = {
  id: 'S-LENGTH',
  severity: 'hint',
  title: '超过规定的字数',
  why: '申报说明常有字数上限（如每项指标500字），超出的部分可能不被采信。',
  check({ model, options, report }) {
    const { sectionLimit, totalLimit } = options.templates ?? {}
    if (totalLimit !== undefined) {
      const count = countCharacters(model.plain)
      if (count > totalLimit)
        report({
          start: 0,
          end: Math.min(model.plain.length, 1),
          message: `全文${count}字，超过${totalLimit}字的上限。`,
        })
    }
    if (sectionLimit === undefined) return
    let start = -1
    let end = -1
    const flush = () => {
      if (start < 0) return
      const count = countCharacters(model.plain.slice(start, end))
      if (count > sectionLimit) report({ start, end, message: `本节${count}字，超过${sectionLimit}字的上限。` })
      start = -1
    }
    for (const line of filledLines(model)) {
      const isHeading =
        line.info.kind === 'heading' ||
        (line.label && ['cn', 'cnParen', 'chapter'].includes(line.label.style) && line.end - line.start < 40)
      if (isHeading) flush()
      else {
        if (start < 0) start = line.start
        end = line.end
      }
    }
    flush()
  },
}

function countCharacters(text: string): number {
  return text.replace(/\s/g, '').length
}
