import { halfWidth } from '../scheme-files/cells.ts'

export const GROUP_ROLES = ['组长', '总指挥', '副组长', '组员', '办公室主任', '办公室成员'] as const
export type RosterRole = (typeof GROUP_ROLES)[number]

/** What the place column says of posts that belong to no department. */
export const LEADERSHIP = '领导班子'
export const isLeadership = (text: string) =>
  /^(领导班子|班子成员|领导|(街道|单位|局|镇|乡|党政)领导|党政班子)$/.test(text)

/** Two spellings that mean the same: widths of characters and spaces do not count. */
export const sameWord = (text: string) => halfWidth(text).replace(/\s/g, '')

/** `张 三`, `张三（女）`, `张三(兼)` → 张三. */
export function cleanName(text: string): string {
  return halfWidth(text)
    .replace(/\((女|男|兼|兼任|挂职|主持工作|借调|[^()]{1,4}族|女,[^()]{1,4}族)\)/g, '')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .trim()
}

export const isVacant = (name: string) => /^(空缺|暂缺|缺|缺位|待定|无|暂无|[-—–/\\]+)$/.test(name)

const noRole = /^(否|无|不是|×|✗|x|[-—–/\\]+)?$/i
const synonyms: Record<string, RosterRole> = {
  是: '组员',
  成员: '组员',
  '√': '组员',
  '✓': '组员',
  第一组长: '组长',
  常务副组长: '副组长',
  副总指挥: '副组长',
  办主任: '办公室主任',
  办公室副主任: '办公室成员',
}

/** The seats a cell names. @returns what it could not understand as `unknown` */
export function readRoles(text: string): { roles: RosterRole[]; unknown: string[] } {
  const roles = new Set<RosterRole>()
  const unknown: string[] = []
  for (const word of halfWidth(text).split(/[、,;\n]/)) {
    const bare = word.replace(/\s/g, '').replace(/^(文明)?(单位)?(创建)?(工作)?领导小组/, '')
    if (noRole.test(bare)) continue
    const role = GROUP_ROLES.find((each) => each === bare) ?? synonyms[bare]
    if (role) roles.add(role)
    else unknown.push(word.trim().slice(0, 20))
  }
  return { roles: [...roles], unknown }
}

/** What a place is, by its name when the table does not say. */
export function placeKind(name: string, said: string): 'department' | 'community' {
  if (/社区|村|居/.test(said)) return 'community'
  if (/部门|科室|机关/.test(said)) return 'department'
  return /(社区|村|居委会|村委会)$/.test(name) ? 'community' : 'department'
}
