import { expect, test } from 'vitest'
import type { Block } from './model.ts'
import { outlineBlocks, plainText, recipientsLine } from './outline.ts'

const heading = (level: 1 | 2 | 3 | 4): Block => ({ type: 'heading', level, parts: [{ type: 'text', text: '题' }] })

test('each level counts again under the next higher one', () => {
  const lines = outlineBlocks([1, 2, 2, 3, 4, 4, 3, 2, 1, 2].map((level) => heading(level as 1 | 2 | 3 | 4)))
  const labels = lines.map((line) => (line.kind === 'table' ? '' : line.label))
  expect(labels).toEqual(['一、', '（一）', '（二）', '1.', '（1）', '（2）', '2.', '（三）', '二、', '（一）'])
})

test('items are led by 一是 or （1） and keep their parts', () => {
  const items = [[{ type: 'text' as const, text: '甲' }], [{ type: 'text' as const, text: '乙' }]]
  const read = (marker: 'is' | 'paren' | 'none') =>
    outlineBlocks([{ type: 'list', marker, items }]).map((line) =>
      line.kind === 'table' ? '' : line.label + plainText(line.parts),
    )
  expect([read('is'), read('paren'), read('none')]).toEqual([
    ['一是甲', '二是乙'],
    ['（1）甲', '（2）乙'],
    ['甲', '乙'],
  ])
})

test('recipients are joined and closed by one colon', () => {
  expect(recipientsLine(['区委', '区文明办：'])).toBe('区委、区文明办：')
})
