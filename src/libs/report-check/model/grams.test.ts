import { expect, test } from 'vitest'
import { loadContent } from '../test-support.ts'
import { encodeGrams, type Grams, gramsOf } from './grams.ts'
import { lexiconOf } from './lexicon.ts'

const data = loadContent()
const { pairNumber } = lexiconOf(data)
const ask = (asked: Grams['seen'], texts: string[]) =>
  texts.map((text) => asked(pairNumber(text, 0), pairNumber(text, 2)))

test('words that stand side by side come back, far ones too', () => {
  const texts = ['长效机制', '长效创建', '文明单位']
  const { seen, often } = gramsOf({
    ...data,
    grams: { seen: encodeGrams(data, texts), often: encodeGrams(data, ['文明单位']) },
  })
  expect(ask(seen, ['长效机制', '长效创建', '长效单位', '机制长效', '长效机'])).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
  expect(ask(often, texts)).toEqual([false, false, true])
})

test('the shipped rows belong to the shipped words', () => {
  const { seen, often } = gramsOf(data)
  expect(ask(seen, ['文明单位', '志愿服务', '单位文明家'])).toEqual([true, true, false])
  expect(ask(often, ['志愿服务'])).toEqual([true])
})
