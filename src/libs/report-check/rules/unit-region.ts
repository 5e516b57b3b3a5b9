import { type Home, homeOf, isHome, isSettled } from '../model/home.ts'
import { housesOf, ownNames } from '../model/identity.ts'
import { foreignPassages } from '../model/passages.ts'
import { placesOfName } from '../model/places.ts'
import { lineAt, type TextModel } from '../model/text-model.ts'
import type { Rule, RuleContext } from '../rule.ts'

const SELF = /(?<![自忘])我([县区镇乡])(?!长|委(?!、|和|宣)|级|域|间|里|人民政府)/g
/** 镇党委、政府 at the head of a clause, as only a town and its people say. */
const TOWN = /(?<=[。，；：\n])(?:全(?=[镇乡]上下))?([镇乡])(?:党委、[镇乡]?政府|(?<=全.)上下)/g
/** Names of places of each level; 全县 and 各区 name none. */
const NAMED: Record<string, RegExp> = {
  县: /(?<![全各我本邻该外])[县旗](?![\u4e00-\u9fff]{0,2}区)/,
  区: /[\u4e00-\u9fff](?<![全各我本邻该外社小校园景城山辖片病库])区|自治区/,
  镇: /[\u4e00-\u9fff](?<![全各我本邻该外城乡集])镇/,
  乡: /[\u4e00-\u9fff](?<![全各我本邻该外城下返家故离])乡(?!村|镇|土|亲|情|愁)/,
}
const NEAR = 3000
/** So many are no slip. */
const MANY = 3

/** What the document calls its own region, as far as it is known. */
function ownRegion(model: TextModel, home: Home): string {
  const [title, signature] = ownNames(model)
  return [home.county, home.city, home.province, ...home.names, title, signature].filter(Boolean).join('\n')
}

export const unitRegion: Rule = {
  id: 'U-NAME-REGION',
  severity: 'error',
  title: '“我县”“我区”与本地建制不符',
  why: '本地是县却自称“我区”，或本地是区却自称“我县”，说明这句话抄自别处。',
  check(context) {
    const { model, data, options, report } = context
    const found = [...model.plain.matchAll(SELF), ...model.plain.matchAll(TOWN)]
    if (found.length === 0) return
    const home = homeOf(model, data.divisions, options)
    const [title = '', signature = ''] = ownNames(model)
    // A house that names no place anywhere still does not turn into a town.
    const settled = isSettled(home) && (home.city !== undefined || home.names.size > 0)
    if (!settled && (housesOf(title).length === 0 || TOWNS.test(title + signature))) return
    const region = ownRegion(model, home)
    const ofCity =
      [home.city ?? '', ...home.names].some((own) => /市$/.test(own) && title.includes(own)) && !LOWER.test(title)
    const spliced = foreignPassages(model, data, options)
    const counts = new Map<string, number>()
    for (const { 1: level = '' } of found) counts.set(level, (counts.get(level) ?? 0) + 1)
    for (const match of found) {
      const level = match[1] as string
      const named = NAMED[level] as RegExp
      const again = counts.get(level) ?? 0
      // A whole passage of another unit is told as such.
      if (spliced.some(({ start, stop }) => match.index >= start && match.index < stop)) continue
      if (!settled && (!isTown(level) || NAMED_TOWN.test(model.plain))) continue
      if (
        again >= MANY ||
        named.test(region) ||
        (isNamedHere(context, home, level, match.index) && !(ofCity && level === '县')) ||
        isSaid(model, match.index)
      )
        continue
      report({
        start: match.index,
        end: match.index + match[0].length,
        message: settled
          ? `本地是${homeOwn(home)}，这里却自称“${match[0]}”，疑为抄自别处。`
          : `全文没有写到哪个${level}，这里却自称“${match[0]}”，疑为抄自别处。`,
      })
    }
  },
}

/** A unit of the city itself has no county of its own. */
const LOWER = /[县区旗镇乡](?!域|级|别)|街道|社区|村/
const isTown = (level: string) => level === '镇' || level === '乡'
const TOWNS = /[镇乡村]|街道|社区/
const NAMED_TOWN = /[\u4e00-\u9fff]{2}(?<![全各我本邻该外城乡集古小市])[镇乡](?=[\u4e00-\u9fff])(?!镇|村|土|亲|情|愁)/
const COUNTY = /[\u4e00-\u9fff]{2,3}(?<![全各我本邻该外这])县(?!级|市|城|域|处|委宣)/g

/** A place of that level is named in the text: the unit may lie in it, unless it is a known place far away. */
function isNamedHere({ model, data }: RuleContext, home: Home, level: string, index: number): boolean {
  const named = NAMED[level] as RegExp
  const before = model.plain.slice(Math.max(0, index - NEAR), index)
  if (isTown(level)) return named.test(before)
  if (level !== '县') return false
  return [...before.matchAll(COUNTY)].some(([text]) => {
    const names = [text, text.slice(1)].map((name) => ({ name, places: placesOfName(name, data.divisions) }))
    const known = names.filter(({ places }) => places.length > 0)
    return known.length === 0 || known.some((name) => isHome(name, home))
  })
}

function isSaid(model: TextModel, index: number): boolean {
  const before = model.plain.slice(lineAt(model, index).start, index)
  return before.lastIndexOf('“') > before.lastIndexOf('”')
}

function homeOwn(home: Home): string {
  return home.county ?? [...home.names].at(-1) ?? home.city ?? ''
}
