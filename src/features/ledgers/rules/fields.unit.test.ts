import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LedgerDefinition } from '../contract/index.ts'
import { readFields } from './fields.ts'

const definition = LedgerDefinition.parse({
  key: 'sample',
  name: '示例台账',
  group: '组',
  description: '说明',
  fields: [
    { key: 'line', label: '文字', type: 'text', max: 20 },
    { key: 'lines', label: '段落', type: 'prose', max: 40 },
    { key: 'whole', label: '整数', type: 'integer', min: -5, max: 1000, unit: '个' },
    { key: 'exact', label: '小数', type: 'decimal', decimals: 3, min: -10 },
    { key: 'one', label: '单选', type: 'choice', options: ['甲', '乙'] },
    { key: 'some', label: '多选', type: 'choices', options: ['甲', '乙', '丙'] },
    { key: 'day', label: '日期', type: 'date' },
    { key: 'yes', label: '是否', type: 'boolean', required: true },
  ],
})
const read = (entered: Record<string, unknown>) => readFields(definition, { yes: true, ...entered })
const stored = (key: string, value: unknown) => read({ [key]: value }).fields[key]

describe('fields', () => {
  it.each([
    ['line', '  两端空白 ', '两端空白'],
    ['lines', '一\n二', '一\n二'],
    ['whole', '0012', 12],
    ['whole', -5, -5],
    ['exact', '007.500', '7.5'],
    ['exact', 0.3, '0.3'],
    ['exact', '-0.000', '0'],
    ['exact', '999999999999.999', '999999999999.999'],
    ['some', ['丙', '甲', '丙'], ['甲', '丙']],
    ['day', ' 2026-05-01 ', '2026-05-01'],
    ['yes', false, false],
  ])('%s: %j is kept as %j', (key, value, expected) => {
    expect(stored(key, value)).toEqual(expected)
  })

  it.each([
    ['whole', 1.5, '整数应为整数'],
    ['whole', 1001, '整数应在 -5个 到 1000个 之间'],
    ['exact', 1e21, '小数应为数字，最多 3 位小数'],
    ['exact', 0.1 + 0.2, '小数应为数字，最多 3 位小数'],
    ['one', '丙', '单选应为“甲”“乙”之一'],
    ['some', '甲', '多选应为多项选择'],
    ['some', ['丁'], '多选只能选“甲”“乙”“丙”'],
    ['day', '2026-02-29', '应为日期，如 2026-05-01'],
    ['yes', 'true', '是否应为是或否'],
    ['yes', null, '请填写是否'],
    ['line', 5, '文字应为文字'],
  ])('%s: %j is refused with “%s”', (key, value, message) => {
    expect(read({ [key]: value }).faults).toEqual([{ path: `fields.${key}`, message }])
  })

  it('take any JSON without failing, and keep only what reads the same when entered again', () => {
    const key = fc.constantFrom(...definition.fields.map((field) => field.key), '__proto__', 'toString')
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('甲', ['甲', '甲'], '12.5', '-0', '1e5', '2026-05-01', '\ud800', 'a\u0000'),
      fc.double().map(String),
    )
    fc.assert(
      fc.property(fc.dictionary(key, value), (entered) => {
        const { fields } = read(entered)
        expect(JSON.parse(JSON.stringify(fields))).toEqual(fields)
        expect(JSON.stringify(fields)).not.toMatch(/\\u0000|\\ud[89a-f]/)
        const again = readFields(definition, fields)
        expect(again.fields).toEqual(fields)
        expect(again.faults.filter(({ path }) => Object.hasOwn(fields, path.slice(7)))).toEqual([])
      }),
      { seed: 20_261_122, numRuns: 500 },
    )
  })
})
