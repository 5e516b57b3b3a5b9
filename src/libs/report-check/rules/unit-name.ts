import { changes } from '../model/authors.ts'
import { foreignPassages } from '../model/passages.ts'
import type { Rule } from '../rule.ts'

export const unitName: Rule = {
  id: 'U-NAME',
  severity: 'blocker',
  title: '单位名称前后不一',
  why: '自称换来换去，或用了已经停用的旧名、写错一个字的名称，说明套用了旧稿。',
  examples: {
    bad: [
      '我局高度重视，⟦我校⟧师生参加，我局给予支持。',
      {
        text: '⟦示例市旅游局⟧扎实开展工作。',
        options: {
          registry: { own: { full: '示例市文化和旅游局', former: [{ name: '示例市旅游局', until: '2018-12-31' }] } },
        },
      },
      { text: '⟦示例市教肓局⟧扎实开展工作。', options: { registry: { own: { full: '示例市教育局' } } } },
    ],
    good: [
      {
        text: '示例市教育局扎实开展工作，原示例市教委同志参加。',
        options: { registry: { own: { full: '示例市教育局', former: [{ name: '示例市教委' }] } } },
      },
      '我局高度重视，我市、我省均予肯定。',
      '澄和街道创建工作汇报\n我街道现有注册志愿者523人。社区建立了台账，工作有序。',
    ],
  },
  check({ model, data, options, report }) {
    const spliced = foreignPassages(model, data, options)
    for (const { self, own, passage } of changes(model)) {
      if (!passage && !spliced.some(({ start, stop }) => self.start >= start && self.start < stop))
        report({ start: self.start, end: self.end, message: `本文自称“${own.text}”，这里是“${self.text}”。` })
    }
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
