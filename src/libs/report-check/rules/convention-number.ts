import type { Rule } from '../rule.ts'

const DOCNO = /(?<=[\u4e00-\u9fff])([[（【［〔])((?:19|20)?\d{2})([\]）】］〕])(第)?(\d{1,4})号/g

export const conventionDocumentNumber: Rule = {
  id: 'C-DOCNO',
  severity: 'warning',
  title: '发文字号不规范',
  why: '年份用全称，放在六角括号〔〕里；序号不加“第”，不编虚位。',
  source: 'GB/T 9704—2012《党政机关公文格式》7.2.5',
  check({ model: { plain }, report }) {
    for (const match of plain.matchAll(DOCNO)) {
      const [whole, open, year = '', close, ordinal, number = ''] = match
      const right = `〔${year}〕${number.replace(/^0+(?=\d)/, '')}号`
      if (whole === right && open === '〔' && close === '〕' && !ordinal && year.length === 4) continue
      const complete = year.length === 4
      report({
        start: match.index,
        end: match.index + whole.length,
        message: complete ? `发文字号应写作“${right}”。` : '发文字号的年份应写四位数字。',
        ...(complete ? { fix: { text: right, safe: true } } : {}),
      })
    }
    for (const { index, 0: text, 1: number = '', 2: measure = '' } of plain.matchAll(ISSUE)) {
      const right = `第${Number(number)}${measure}`
      report({
        start: index,
        end: index + text.length,
        message: `期数不编虚位，应写作“${right}”。`,
        fix: { text: right, safe: true },
      })
    }
  },
}

/** 简报第08期 */
const ISSUE = /第(0\d)(期|辑)/g

const RANGE =
  /(?<![\d.~\-/A-Za-z]|(?<!—)—)(\d{1,4}(?:\.\d+)?)(%|月|年|日|人|元|万元)?(-|－|–|--)(\d{1,4}(?:\.\d+)?)(?=月(?!\d{1,2}日)|年|日|人|名|元|万元|%|个|次|场|天|岁|小时|公里|米|户|周)/g

export const conventionRange: Rule = {
  id: 'C-RANGE',
  severity: 'warning',
  title: '数值、时间范围用了短横',
  why: '起止用一字线“—”或浪纹线“～”，短横会被看成减号或编号。',
  source: 'GB/T 15834—2011 4.13；GB/T 15835—2011',
  check({ model: { plain }, report }) {
    for (const match of plain.matchAll(RANGE)) {
      const [whole, from = '', unit = '', , to = ''] = match
      if (Number(from) >= Number(to)) continue
      const right = `${from}${unit}—${to}`
      report({
        start: match.index,
        end: match.index + whole.length,
        message: `范围应写作“${right}”。`,
        fix: { text: right, safe: true },
      })
    }
  },
}
