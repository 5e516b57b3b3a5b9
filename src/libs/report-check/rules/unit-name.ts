import type { Divisions } from '../data.ts'
import { changes } from '../model/authors.ts'
import { ownNames } from '../model/identity.ts'
import type { Line } from '../model/lines.ts'
import { ownUnits } from '../model/own-name.ts'
import { foreignPassages } from '../model/passages.ts'
import { firstMatches, type TextModel } from '../model/text-model.ts'
import type { CheckOptions } from '../options.ts'
import type { Rule } from '../rule.ts'
import { strangeActors } from './unit-name-actor.ts'
import { wrongForms } from './unit-name-forms.ts'
import { nearNames } from './unit-name-near.ts'

export const unitName: Rule = {
  id: 'U-NAME',
  severity: 'blocker',
  title: '单位名称前后不一',
  why: '自称换来换去，或用了已经停用的旧名、写错一个字的名称，说明套用了旧稿。',
  check({ model, data, options, report }) {
    const spliced = foreignPassages(model, data, options)
    for (const { self, own, passage } of changes(model)) {
      if (
        !passage &&
        !isAddressee(model, self.line) &&
        !spliced.some(({ start, stop }) => self.start >= start && self.start < stop)
      )
        report({ start: self.start, end: self.end, message: `本文自称“${own.text}”，这里是“${self.text}”。` })
    }
    for (const { start, end, name } of slips(model))
      report({ start, end, message: `前文都写“${name}”，这里差一个字。`, fix: { text: name, safe: false } })
    for (const { start, end } of strangeHopes(model))
      report({ start, end, message: `本文写的不是“${model.plain.slice(start, end)}”，疑为抄自别家。` })
    for (const { start, end, name } of [
      ...wrongForms(model, options),
      ...strangeActors(model, options, data.divisions),
      ...nearOnes(model, options, data.divisions),
    ])
      report({ start, end, message: `本单位名称是“${name}”，这里写成了“${model.plain.slice(start, end)}”，请核对。` })
    const own = options.registry?.own
    if (!own) return
    for (const { name, until } of own.former ?? []) {
      for (const start of placesOf(model.plain, name)) {
        if (own.full.includes(name) && model.plain.startsWith(own.full, start - own.full.indexOf(name))) continue
        if (/(?:原|时称|前身为?)$/.test(model.plain.slice(Math.max(0, start - 3), start))) continue
        report({
          start,
          end: start + name.length,
          message: `“${name}”${until ? `已于${until}停用` : '已停用'}，现名“${own.full}”。`,
        })
      }
    }
    for (const { start, end } of misspelt(model.plain, own.full)) {
      report({ start, end, message: `本单位全称是“${own.full}”。`, fix: { text: own.full, safe: false } })
    }
  },
}

function nearOnes(model: TextModel, options: CheckOptions, divisions: Divisions) {
  const units = ownUnits(model, options)
  const own = units.filter(({ source }) => source !== 'signature')
  const [lead] = own.length > 0 ? own : units
  return lead
    ? nearNames(model, own.length > 0 ? own : units, divisions).map((span) => ({ ...span, name: lead.full }))
    : []
}

const HEAD_LINES = 5

/** 街道党政综合办公室： under the title is whom the text is written to. */
const isAddressee = ({ plain }: TextModel, { index, start, end }: Line) =>
  index > 0 && index < HEAD_LINES && end - start < 30 && plain[end - 1] === '：'

/** The place or house with which a title begins: 石沟峪村, 杏林社区. */
const NAME = /(?:^|[—\n])([\u4e00-\u9fff]{2,8}?(村|社区|街道|景区|林场|水库|图书馆|博物馆))/
const OFTEN = 3
/** 石沟南村 is another village. */
const OTHER = /[东西南北上下中前后大小新老一二三四五六七八九十]/

/** Our own name, written often, once with one character changed. */
function slips(model: TextModel): { start: number; end: number; name: string }[] {
  const [, name, kind = ''] = NAME.exec(ownNames(model).slice(0, 2).join('\n')) ?? []
  if (!name || name.length < 4 || placesOf(model.plain, name).length < OFTEN) return []
  const found = misspelt(model.plain, name, 4)
  return found.length === 1
    ? // 柳浪地区 around 柳浪社区.
      found
        .filter(({ start, end }) => model.plain.slice(start, end).endsWith(kind))
        .filter(({ start }) => !OTHER.test(changed(model.plain, start, name)))
        .map((span) => ({ ...span, name }))
    : []
}

const changed = (plain: string, start: number, name: string) =>
  [...name].map((character, at) => (plain[start + at] === character ? '' : plain[start + at])).join('')

/** More hopes than this prove no more. */
const MOST = 20
const HOPE = /(?:谱写|书写|描绘|开创)([\u4e00-\u9fff]{1,5}[行局院校厂站馆所])(?=高质量|改革|事业|发展|工作)/g

/** 谱写农商行高质量发展新篇章 in the report of another bank. */
function strangeHopes(model: TextModel): { start: number; end: number }[] {
  const [title = '', tail = '', head = ''] = ownNames(model)
  const names = title + tail || head
  if (!/[行局院校厂站馆所]/.test(names)) return []
  return firstMatches(model.plain, HOPE, MOST).flatMap(({ 0: text, 1: house = '', index }) => {
    if (/[我本全各新现]/.test(house) || model.plain.indexOf(house) !== model.plain.lastIndexOf(house)) return []
    let at = -1
    for (const character of house) at = names.indexOf(character, at + 1)
    const isOurs = [...house].every((character) => names.includes(character)) && at >= 0
    return isOurs ? [] : [{ start: index + text.length - house.length, end: index + text.length }]
  })
}

function placesOf(plain: string, name: string): number[] {
  const found: number[] = []
  for (let index = plain.indexOf(name); index >= 0; index = plain.indexOf(name, index + name.length)) found.push(index)
  return found
}

const MIN_NAME = 6

/** Places where the full name stands with exactly one character changed; found by its unchanged half. */
function misspelt(plain: string, full: string, least = MIN_NAME): { start: number; end: number }[] {
  if (full.length < least) return []
  const half = full.length >> 1
  const candidates = new Set([
    ...placesOf(plain, full.slice(0, half)),
    ...placesOf(plain, full.slice(half)).map((index) => index - half),
  ])
  return [...candidates].flatMap((start) => {
    const text = plain.slice(start, start + full.length)
    if (start < 0 || text.length < full.length) return []
    const different = [...text].filter((character, index) => character !== full[index])
    return different.length === 1 && /[\u4e00-\u9fff]/.test(different[0] as string) && text.at(-1) === full.at(-1)
      ? [{ start, end: start + full.length }]
      : []
  })
}
