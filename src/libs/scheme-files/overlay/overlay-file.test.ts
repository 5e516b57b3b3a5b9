import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Overlay } from '../../scoring/index.ts'
import { UnreadableTable, writeWorkbook } from '../../spreadsheet/index.ts'
import { isOverlayFile, readOverlayFile, writeOverlayWorkbook, writeOverlayYaml } from '../index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const head = { base: { key: 'guojia', version: '2026' }, key: 'sheng', version: '1', title: '省细则（示例）' }
const text = fc
  .string({
    unit: fc.constantFrom('甲', '乙', '1', 'A', '=', '：', '（', '「', '」', '；', ' ', '#', '"'),
    minLength: 1,
    maxLength: 8,
  })
  .map((each) => each.trim())
  .filter((each) => each !== '')
const word = fc.constantFrom('办公室', '宣传科', '材料审核')
const number = fc.integer({ min: 0, max: 9999 }).map((tenths) => String(tenths / 10))
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const said = {
  points: optional(number),
  methods: optional(fc.uniqueArray(word, { minLength: 1, maxLength: 2 })),
  department: optional(word),
  evidence: optional(fc.constantFrom({ text: '红头文件' }, { kinds: ['图片资料'], min: 2, reason: '要看现场' })),
  rule: optional(
    fc.constantFrom({ form: 'yes_no' as const }, { form: 'coverage' as const, figure: 'a.b', atLeast: '40' }),
  ),
  note: optional(text),
}
const overlays = fc.record({
  issuer: optional(text),
  cohort: optional(text),
  effectiveFrom: optional(fc.constant('2026-01-01')),
  effectiveTo: optional(fc.constant('2027-12-31')),
  termYears: optional(fc.integer({ min: 1, max: 10 })),
  note: optional(text),
  total: optional(number),
  upper: fc.constantFrom('follow' as const, 'keep' as const),
  classes: optional(fc.constant([{ name: '标兵', atLeast: '95' }])),
  departments: optional(fc.constant(['办公室', '宣传科'])),
  changes: fc.array(
    fc.oneof(
      fc.record({ path: text, hide: fc.constant(true as const), note: optional(text) }),
      fc.record({ path: text, name: optional(text), weight: optional(fc.constant('12.5')), ...said }),
    ),
    { maxLength: 4 },
  ),
  additions: fc.array(
    fc.record({
      under: optional(text),
      after: optional(text),
      number: text,
      name: text,
      kind: optional(fc.constantFrom('bonus' as const, 'veto' as const)),
      ...said,
    }),
    { maxLength: 4 },
  ),
})

describe('a file of local rules', () => {
  it('goes to .xlsx and to YAML and back without loss', () => {
    fc.assert(
      fc.property(overlays, (given) => {
        const overlay = Overlay.parse(JSON.parse(JSON.stringify({ ...head, ...given })))
        const xlsx = writeOverlayWorkbook(overlay)
        expect(readOverlayFile(xlsx, '细则.xlsx')).toMatchObject({ overlay, faults: [] })
        expect(readOverlayFile(bytes(writeOverlayYaml(overlay)), '细则.yaml')).toMatchObject({ overlay, faults: [] })
        expect(isOverlayFile(xlsx, '细则.xlsx')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('is known from a scheme', () => {
    expect(isOverlayFile(bytes('base: { key: a, version: 1 }\nchanges: []'), 'a.yaml')).toBe(true)
    expect(isOverlayFile(bytes('key: a\nnodes: []'), 'a.yaml')).toBe(false)
    const scheme = writeWorkbook([
      { name: '细则', header: ['层级', '编号', '名称', '分值'], rows: [['1', '1', '甲', '1']] },
    ])
    expect(isOverlayFile(scheme, 'a.xlsx')).toBe(false)
  })

  it('names every fault by sheet, row and column', () => {
    const file = writeWorkbook([
      {
        name: '地方细则',
        header: ['操作', '路径', '编号', '名称', '分值', '权重', '类别'],
        rows: [
          ['调整', 'Ⅰ/1', null, null, '两分'],
          ['取消', 'Ⅰ/2'],
          ['增加', 'Ⅰ', null, '没有编号', '1'],
          ['调整', null, null, null, '1'],
          ['调整', 'Ⅱ', null, null, null, '120%'],
          ['增加', 'Ⅰ', '9', '甲', '1', null, '别的'],
        ],
      },
      {
        name: '细则信息',
        header: ['项目', '内容'],
        rows: [
          ['体系代号', 'A B'],
          ['随便', '1'],
        ],
      },
    ])
    const { overlay, faults } = readOverlayFile(file, '细则.xlsx')
    expect(overlay).toBeUndefined()
    const places = faults.map(({ sheet, row, column }) => `${sheet}!${column}${row}`)
    for (const place of [
      '地方细则!E2',
      '地方细则!A3',
      '地方细则!C4',
      '地方细则!B5',
      '地方细则!F6',
      '地方细则!G7',
      '细则信息!B2',
      '细则信息!A3',
    ]) {
      expect(places).toContain(place)
    }
    for (const { message } of faults) expect(message).toMatch(/[一-龥]{3}/)
  })

  it('that is none is refused with a sentence', () => {
    const other = writeWorkbook([{ name: '表', header: ['甲', '乙'], rows: [['1', '2']] }])
    expect(() => readOverlayFile(other, 'a.xlsx')).toThrow(UnreadableTable)
    const { overlay, faults } = readOverlayFile(bytes('base: 3\nchanges: [{ path: 甲, points: 二 }]'), 'a.yaml')
    expect(overlay).toBeUndefined()
    expect(faults.map(({ row }) => row)).toEqual(expect.arrayContaining([1, 2]))
  })
})
