import type { Severity } from '../types.ts'

/** A rule about layout, as people see it. */
export interface LayoutRule {
  id: string
  severity: Severity
  title: string
  why: string
  source: string
}

const SOURCE = 'GB/T 9704-2012《党政机关公文格式》'

/** Layout rules by id; they run only on demand and only on .docx. */
export const LAYOUT_RULES: readonly LayoutRule[] = [
  {
    id: 'L-PAPER',
    severity: 'error',
    title: '纸张不是 A4',
    why: '公文用纸为 A4（210 mm × 297 mm）。',
    source: `${SOURCE} 5.1`,
  },
  {
    id: 'L-MARGIN',
    severity: 'error',
    title: '页边距不合要求',
    why: '天头 37 mm、订口 28 mm，版心 156 mm × 225 mm，即上 37、下 35、左 28、右 26 mm，允许相差 1 mm。',
    source: `${SOURCE} 5.2.1`,
  },
  {
    id: 'L-PITCH',
    severity: 'warning',
    title: '行距不合要求',
    why: '每面排 22 行，行距约 29 磅；习惯上用固定值 28 至 29 磅，或用文档网格每页 22 行。',
    source: `${SOURCE} 5.2.3`,
  },
  {
    id: 'L-FONT',
    severity: 'warning',
    title: '字体不合要求',
    why: '标题小标宋体，一级标题黑体，二级标题楷体，其余正文仿宋体。',
    source: `${SOURCE} 5.2.2、7.3.1、7.3.3`,
  },
  {
    id: 'L-SIZE',
    severity: 'warning',
    title: '字号不合要求',
    why: '标题 2 号（22 磅），正文和各级标题 3 号（16 磅）。',
    source: `${SOURCE} 5.2.2、7.3.1`,
  },
  {
    id: 'L-COLOR',
    severity: 'warning',
    title: '文字不是黑色',
    why: '除版头外，公文文字为黑色。',
    source: `${SOURCE} 5.2.4`,
  },
  {
    id: 'L-HEADING',
    severity: 'hint',
    title: '标题没有用标题样式',
    why: '用“标题 1、标题 2”样式，导航窗格和目录才能显示结构，改格式时也只改一处。',
    source: '常用做法',
  },
  {
    id: 'L-PAGENO',
    severity: 'warning',
    title: '没有页码',
    why: '页码用 4 号半角宋体阿拉伯数字，左右各放一条一字线。',
    source: `${SOURCE} 7.5`,
  },
  {
    id: 'L-PAGENO-STYLE',
    severity: 'hint',
    title: '页码样式与标准不同',
    why: '页码 4 号（14 磅），写作“— 1 —”，单页码居右、双页码居左；居中也有单位采用，故只作提示。',
    source: `${SOURCE} 7.5`,
  },
]

/** What a paragraph is in an official document. */
export type Role = 'title' | 'level1' | 'level2' | 'body'

/** Fonts that pass for each role; besides the standard's own also what offices without that font are known to use. */
export const FONTS: Record<Role, { name: string; accepted: RegExp }> = {
  title: { name: '小标宋体', accepted: /小标宋|xiaobiaosong|华文中宋|stzhongsong/i },
  level1: { name: '黑体', accepted: /黑体|simhei|heiti|hei_?gb/i },
  level2: { name: '楷体', accepted: /楷|kai/i },
  body: { name: '仿宋体', accepted: /仿宋|fangsong/i },
}

/** Half-points. */
export const SIZES: Record<Role, { name: string; size: number }> = {
  title: { name: '2 号（22 磅）', size: 44 },
  level1: { name: '3 号（16 磅）', size: 32 },
  level2: { name: '3 号（16 磅）', size: 32 },
  body: { name: '3 号（16 磅）', size: 32 },
}

const TWIPS_PER_MM = 1440 / 25.4
export const toMillimetres = (twips: number) => Math.round((twips / TWIPS_PER_MM) * 10) / 10

export const A4 = { width: 210, height: 297 }
/** Millimetres. */
export const MARGINS = { top: 37, bottom: 35, left: 28, right: 26 } as const
export const MARGIN_NAMES = { top: '上', bottom: '下', left: '左', right: '右' } as const
export const MARGIN_TOLERANCE = 1
/** Twips: fixed line spacing of 28–29 pt, and a grid of 22 lines on 225 mm within the tolerance of the margins. */
export const PITCH = { min: 555, max: 585 }
