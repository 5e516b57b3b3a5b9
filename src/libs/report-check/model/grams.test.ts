import { expect, test } from 'vitest'
import { loadContent } from '../test-support.ts'
import { encodeGrams, gramsOf } from './grams.ts'

test('words that stand side by side come back, far ones too', () => {
  const data = loadContent()
  const texts = ['长效机制', '长效创建', '文明单位']
  const { seen, often } = gramsOf({
    ...data,
    grams: { seen: encodeGrams(data, texts), often: encodeGrams(data, ['文明单位']) },
  })
  expect(['长效机制', '长效创建', '长效单位', '机制长效', '长效机'].map(seen)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
  expect(texts.map(often)).toEqual([false, false, true])
})

test('the shipped rows belong to the shipped words', () => {
  const { seen, often } = gramsOf(loadContent())
  expect(['文明单位', '志愿服务', '单位文明家'].map(seen)).toEqual([true, true, false])
  expect(often('志愿服务')).toBe(true)
})
