import { isHanzi } from '../model/normalize.ts'
import { ALL_SURNAMES } from '../model/surnames.ts'
import { indexWithin, lastIndexWithin } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'

/** Masked years, runs of mask characters and unfilled blanks. Every alternative starts with a rare character and is bounded. */
const PATTERNS: { pattern: RegExp; what: string }[] = [
  {
    pattern: /(?<![\dA-Za-z])(?:19|20)(?:\d[xX×*＊_○〇?]|[xX×*＊_○〇]{1,2}\d?)(?=年|—|～|~|-|\]|〕|）|】)/g,
    what: '年份没有填写',
  },
  { pattern: /(?<![A-Za-z0-9+×])[xX]{2,6}(?![A-Za-z0-9+])/g, what: '名称或数字没有填写' },
  // “数据要素×” multiplies what stands before it.
  { pattern: /(?<![A-Za-z0-9] ?)(?!(?<=[\u4e00-\u9fff])×”)[×]{1,6}(?! ?[A-Za-z0-9])/g, what: '名称或数字没有填写' },
  { pattern: /(?<![A-Za-z0-9])[xX](?=月)|(?<=月)[xX](?=日)/g, what: '日期没有填写' },
  { pattern: /(?<=[\u4e00-\u9fff，、])[Nn](?=(?:名|户|人次|余?人|场次)[\u4e00-\u9fff])/g, what: '数字没有填写' },
  {
    pattern:
      /（(?:本?单位(?:名称|全称|简称)|具体(?:数字|时间|地点|名称|日期|单位)|此处[\u4e00-\u9fff]{1,10}|[年月]份|写明[\u4e00-\u9fff]{1,10})）/g,
    what: '提示文字没有替换',
  },
  { pattern: /(?<=[\u4e00-\u9fff])[xX](?=[批次名个场项期届])/g, what: '数字没有填写' },
  { pattern: /[□▢]{2,6}/g, what: '名称没有填写' },
  {
    pattern: /[*＊]{1,6}(?=(?:省|市|县|区|街道|镇|乡|村|局|社区|单位|学校|公司|同志|年|月|日|人|个|项|次|万|场|名))/g,
    what: '名称或数字没有填写',
  },
  { pattern: /（ {0,8}）(?=[\u4e00-\u9fff])|【 {1,8}】|\[ {1,8}\]/g, what: '空白没有填写' },
  { pattern: /(?<=[\u4e00-\u9fff])[*＊]{2,6}(?=[\u4e00-\u9fff])/g, what: '名称或数字没有填写' },
  { pattern: /[○◯〇]{2,6}(?=[\u4e00-\u9fff])(?![一二三四五六七八九年])/g, what: '名称没有填写' },
  // 李某某, 某某某 behind a surname is how a person stays unnamed.
  { pattern: new RegExp(`(?<![${ALL_SURNAMES}])某某+`, 'g'), what: '名称没有填写' },
  { pattern: /_{2,}|＿{2,}/g, what: '空白没有填写' },
  // 联系人：　　　电话：　　　: fields of a form.
  {
    pattern:
      /(?<=^|\n)[ 　]*(?:联系人|联系电话|电话|填报人|负责人|审核人|单位负责人|填报单位|盖章)：[ 　]{2,20}(?:(?:联系人|联系电话|电话|手机|审核人|日期|填报日期|签字|邮箱)：[ 　]{0,20}){0,3}(?=\n|$)/g,
    what: '空白没有填写',
  },
  {
    pattern: /[〔【[（{]{1,2}(?:此处|请|待)?(?:填写|插入|输入|补充|替换|填入)[^〕】\]）}\n]{0,16}[〕】\]）}]{1,2}/g,
    what: '提示文字没有替换',
  },
  {
    // 【数字】 at the head of a line is a label of what follows.
    pattern:
      /(?!(?<![^\n])【(?:数字|数据|时间|日期)】)[【[{]{1,2}(?:单位|地名|姓名|日期|年份|数字|数据|名称|时间)(?:名称|全称)?[】\]}]{1,2}/g,
    what: '提示文字没有替换',
  },
  { pattern: /[（【[](?:待补充?|待定|待核实?|略|TBD|TODO)[）】\]]/g, what: '内容没有补上' },
]

const FACTOR = /[\d）)米厘]/

/** 3×5 and 长×宽 are products; ×…× beside digits or units is no mask. */
function isProduct(plain: string, start: number, end: number): boolean {
  return (
    plain[start] === '×' &&
    end - start === 1 &&
    (FACTOR.test(plain[start - 1] ?? '') || /[\d（]/.test(plain[end] ?? ''))
  )
}

const EMPHASIS = 60

/** **重点** is emphasis in Markdown. */
function isEmphasis(plain: string, start: number, end: number): boolean {
  if (end - start !== 2 || plain[start] !== '*') return false
  const lineStart = lastIndexWithin(plain, '\n', start, EMPHASIS) + 1
  const open = lastIndexWithin(plain, '**', start, EMPHASIS)
  // The closing pair of **重点**.
  if (open >= lineStart && start - open < 60 && !/[，。]/.test(plain.slice(open, start))) return true
  const close = indexWithin(plain, '**', end, EMPHASIS)
  return (
    close > 0 && close - end < 60 && !plain.slice(end, close).includes('\n') && !/[，。]/.test(plain.slice(end, close))
  )
}

export const unitPlaceholder: Rule = {
  id: 'U-PLACEHOLDER',
  severity: 'blocker',
  title: '占位符没有替换',
  why: '套用模板时留下的“xx街道”“201X年”“**市”等，说明名称、年份或数字没有填写。',
  check({ model: { plain, document }, report }) {
    for (const { pattern, what } of PATTERNS) {
      for (const match of plain.matchAll(pattern)) {
        const start = match.index
        const end = start + match[0].length
        if (isProduct(plain, start, end) || (document.format !== 'docx' && isEmphasis(plain, start, end))) continue
        if (/[xX]/.test(plain[start] as string) && !touchesText(plain, start, end)) continue
        report({ start, end, message: `占位符“${document.text.slice(start, end)}”没有替换：${what}。` })
      }
    }
  },
}

function touchesText(plain: string, start: number, end: number): boolean {
  return (
    isHanzi(plain.charCodeAt(start - 1)) ||
    isHanzi(plain.charCodeAt(end)) ||
    /[～~—〔，。：“]/.test(plain[start - 1] ?? '')
  )
}
