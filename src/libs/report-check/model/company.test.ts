import { expect, test } from 'vitest'
import { loadContent } from '../test-support.ts'
import { companyOf, EDGE, NEVER, PAIR_LEVELS } from './company.ts'
import { encodeRows } from './neighbours.ts'
import { companyWordsOf } from './vocabulary.ts'

test('pairs come back with their level, words with what stands beside them', () => {
  const characters = ['创', '建', '文', EDGE]
  const levels = (text: string, level: number) =>
    Array.from({ length: PAIR_LEVELS }, (_, at) => (at === level ? text : ''))
  const company = {
    characters: characters.join(''),
    common: 'KKKK'.replaceAll('K', String.fromCharCode(NEVER.charCodeAt(0) + 10)),
    pairs: encodeRows([...levels('建', 2), ...levels('文', 0), ...levels('', 0), ...levels('', 0)], characters),
    rows: encodeRows(['文', EDGE], characters),
  }
  const vocabulary = { words: [[], [], [], []], office: '创建' }
  const { seen, likely, common, goesWith } = companyOf({ vocabulary, company })
  expect([seen('创', '建'), seen('建', '文'), seen('文', '建')]).toEqual([128, 8, 0])
  expect(likely('创', '建')).toBeGreaterThan(likely('文', '建') + 3)
  expect(common('文')).toBeCloseTo(Math.log(1 / 4), 2)
  expect(common('猫')).toBeLessThan(common('文') - 5)
  expect([goesWith('创建', 0, '文'), goesWith('创建', 0, EDGE), goesWith('创建', 1, EDGE)]).toEqual([true, false, true])
})

test('the shipped rows belong to the shipped words and characters', () => {
  const data = loadContent()
  expect(data.company.rows.split(' ')).toHaveLength(companyWordsOf(data).size * 2)
  expect(data.company.pairs.split(' ')).toHaveLength(data.company.characters.length * PAIR_LEVELS)
  expect(data.company.common).toHaveLength(data.company.characters.length)
  expect(companyOf(data).goesWith('创建', 1, '文')).toBe(true)
})
