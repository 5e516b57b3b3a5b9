import type { Divisions } from '../data.ts'
import { changes } from '../model/authors.ts'
import type { Line } from '../model/lines.ts'
import { ownUnits } from '../model/own-name.ts'
import { foreignPassages } from '../model/passages.ts'
import type { TextModel } from '../model/text-model.ts'
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

function placesOf(plain: string, name: string): number[] {
  const found: number[] = []
  for (let index = plain.indexOf(name); index >= 0; index = plain.indexOf(name, index + name.length)) found.push(index)
  return found
}

const MIN_NAME = 6

/** Places where the full name stands with exactly one character changed; found by its unchanged half. */
function misspelt(plain: string, full: string): { start: number; end: number }[] {
  if (full.length < MIN_NAME) return []
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
