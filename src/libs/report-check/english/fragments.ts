import { REASONS } from './reasons.ts'

/** Fixed Chinese words that rules put into their sentences. */
const WORDS: Record<string, string> = {
  ...REASONS,
  年份没有填写: 'the year is not filled in',
  名称没有填写: 'the name is not filled in',
  名称或数字没有填写: 'a name or number is not filled in',
  数字没有填写: 'the number is not filled in',
  空白没有填写: 'the blank is not filled in',
  提示文字没有替换: 'the prompt is still there',
  内容没有补上: 'the content is still missing',
  主送机关: 'recipient',
  署名: 'signature',
  成文日期: 'date',
  重复或倒退: 'repeats or goes back',
  跳号: 'skips a number',
  '没有从“一”开始': 'does not begin with one',
  标题: 'title',
  段落: 'paragraph',
  一级标题: 'first-level heading',
  二级标题: 'second-level heading',
  正文: 'text',
  本单位: 'our own',
  外单位: 'another unit’s',
  本单位名称: 'the name of the unit',
  正文写的单位: 'the unit of the text',
  变大: 'rises',
  变小: 'falls',
  已经: 'is',
  没有: 'is not',
  本单位用语: 'the unit’s own word',
  '状语修饰动词用“地”': '地 after an adverbial',
  '补语前用“得”': '得 before a complement',
  '定语修饰名词用“的”': '的 after an attribute',
  数字两边没有一字线: 'no dashes beside the number',
  没有分单双页左右排列: 'not set right and left on odd and even pages',
  '2 号（22 磅）': '22 pt',
  '3 号（16 磅）': '16 pt',
}

/** A fixed word in English; anything else is the text's own and stays. */
export const word = (chinese: string) => WORDS[chinese] ?? chinese
export const listed = (chinese: string) => chinese.split('、').map(word).join(', ')
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const SIDES: Record<string, string> = { 上: 'top', 下: 'bottom', 左: 'left', 右: 'right' }
export const inEnglishSides = (sides: string) =>
  sides
    .replaceAll(/[上下左右](?= )/g, (side) => SIDES[side] as string)
    .replaceAll(/（应为 (.*?)）/g, ' (should be $1)')
    .replaceAll('、', ', ')
export const inEnglishPageNumber = (what: string) =>
  listed(what).replace(/字号为 (.*?) 磅（应为 4 号，14 磅）/, 'the size is $1 pt (should be 14 pt)')
