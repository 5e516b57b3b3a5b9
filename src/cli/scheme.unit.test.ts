import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { registerScheme } from './scheme.ts'

const example = fileURLToPath(new URL('../../content/schemes/danwei-shili.yaml', import.meta.url))
let folder: string
const path = (name: string) => join(folder, name)
const write = (name: string, text: string) => {
  writeFileSync(path(name), text)
  return path(name)
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), '体系 '))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += String(text)
    return true
  })
  const program = new Command()
  registerScheme(program)
  await program.parseAsync(['scheme', ...words], { from: 'user' })
  vi.restoreAllMocks()
  return { code: Number(process.exitCode ?? 0), ...said }
}

const local = fileURLToPath(new URL('../../content/overlays/danwei-yunzhou-shili.yaml', import.meta.url))

const small = `key: small
version: 1
title: 小体系
levels: [项目, 标准]
classes: [{ name: 合格, atLeast: 3 }]
nodes:
  - number: Ⅰ-1
    name: 组织
    points: 4
    children:
      - { number: 1), name: 计划, points: 1.5, methods: [材料审核], department: 办公室 }
      - { number: 2), name: 会议, points: 2.5, rule: { form: missing, figure: meeting.count, required: 4, each: 0.5 } }
`

describe('scheme check', () => {
  it('lists the nodes in document order with exit 0 when clean', async () => {
    const { code, out } = await run('check', write('小.yaml', small), '--format', 'json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      total: '4',
      nodes: [
        { path: 'Ⅰ-1', depth: 1, name: '组织', points: '4', kind: 'normal', methods: [], department: null },
        {
          path: 'Ⅰ-1/1)',
          depth: 2,
          name: '计划',
          points: '1.5',
          kind: 'normal',
          methods: ['材料审核'],
          department: '办公室',
        },
        { path: 'Ⅰ-1/2)', depth: 2, name: '会议', points: '2.5', kind: 'normal', methods: [], department: null },
      ],
      faults: [],
    })
  })

  it('shows a deduction with the points as they are written, outside the total', async () => {
    const { code, out } = await run(
      'check',
      write('扣.csv', '层级,编号,名称,分值,类别\n1,1,甲,5,\n1,2,乙,-10,扣分'),
      '--format',
      'json',
    )
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      total: '5',
      nodes: [{ points: '5' }, { points: '-10', kind: 'deduction' }],
    })
  })

  it('exits 1 on faults and still shows the tree', async () => {
    const { code, out } = await run(
      'check',
      write('错.csv', '层级,编号,名称,分值\n1,1,甲,5\n2,1,乙,4'),
      '--format',
      'json',
    )
    expect(code).toBe(1)
    const { nodes, faults } = JSON.parse(out)
    expect(nodes).toHaveLength(2)
    expect(faults).toEqual([
      { sheet: 'Sheet1', row: 2, column: 'D', severity: 'error', message: expect.stringContaining('下级少 1 分') },
    ])
  })

  it.each([
    ['a missing file', () => path('没有.xlsx'), '没有这个文件'],
    ['a folder', () => folder, '不是文件'],
    ['a broken table', () => write('坏.xlsx', 'PK\u0003\u0004坏'), '打不开'],
    ['a text that is no scheme table', () => write('文.csv', '甲,乙\n1,2'), '找不到表头'],
  ])('exits 2 with one sentence for %s', async (_, file, sentence) => {
    const { code, out, err } = await run('check', file())
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

describe('scheme score', () => {
  it('explains every node', async () => {
    const answers = write('答.json', '{"figures":{"meeting.count":"3"},"answers":{"Ⅰ-1/1)":{"self":"1.5"}}}')
    const { code, out } = await run('score', write('小.yaml', small), '--answers', answers, '--format', 'json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      full: '4',
      got: '3.5',
      class: '合格',
      nodes: [
        { path: 'Ⅰ-1', full: '4', got: '3.5', lost: '0.5', why: expect.stringContaining('会议') },
        { path: 'Ⅰ-1/1)', full: '1.5', got: '1.5', lost: '0', why: expect.any(String) },
        { path: 'Ⅰ-1/2)', full: '2.5', got: '2', lost: '0.5', why: expect.stringContaining('缺 1') },
      ],
    })
  })

  it('names answers to criteria that do not exist, and answers that make no sense', async () => {
    const scheme = write('小.yaml', small)
    const stray = await run('score', scheme, '--answers', write('答.yaml', 'Ⅰ-9: true'))
    expect(stray).toMatchObject({ code: 1, err: expect.stringContaining('没有“Ⅰ-9”这个条目') })
    const wrong = await run('score', scheme, '--answers', write('答.json', '{"answers":{"Ⅰ-1/1)":{"self":"很好"}}}'))
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('Ⅰ-1/1) › self：应为数字') })
    const broken = await run('score', scheme, '--answers', write('答.json', '{"answers":'))
    expect(broken).toMatchObject({ code: 2, err: expect.stringContaining('答案文件') })
  })
})

describe('scheme convert', () => {
  it('goes to .xlsx and back without loss, in a path with spaces and hanzi', async () => {
    expect(await run('convert', example, path('中 间.xlsx'))).toMatchObject({ code: 0, err: '' })
    expect(await run('convert', path('中 间.xlsx'), path('回来.yaml'))).toMatchObject({ code: 0, err: '' })
    const difference = await run('diff', example, path('回来.yaml'), '--format', 'json')
    expect(JSON.parse(difference.out)).toEqual({ before: '100', after: '100', nodes: [] })
    const head = (file: string) => ({ ...parse(readFileSync(file, 'utf8')), nodes: undefined })
    expect(head(path('回来.yaml'))).toEqual(head(example))
  })

  it('writes nothing when the scheme has errors, and never over its own source', async () => {
    const faulty = write('错.csv', '层级,编号,名称,分值\n1,1,甲,很多')
    expect(await run('convert', faulty, path('不该有.yaml'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('D2'),
    })
    expect(() => readFileSync(path('不该有.yaml'))).toThrow('ENOENT')
    const source = write('小.yaml', small)
    expect(await run('convert', source, source)).toMatchObject({ code: 2 })
    expect(readFileSync(source, 'utf8')).toBe(small)
    expect(await run('convert', source, path('x.docx'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('.xlsx'),
    })
  })
})

describe('scheme diff', () => {
  it('tells what changed and what it does to the score', async () => {
    const before = write('旧.yaml', small)
    const after = write(
      '新.yaml',
      small.replace('points: 4', 'points: 5').replace('points: 1.5', 'points: 2.5').replace('办公室', '综合科'),
    )
    const answers = write('答.json', '{"Ⅰ-1/1)": 2.5}')
    const { code, out } = await run('diff', before, after, '--answers', answers, '--format', 'json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      before: '4',
      after: '5',
      nodes: [
        { path: 'Ⅰ-1', name: '组织', change: 'changed', fields: [{ field: 'points', before: '4', after: '5' }] },
        {
          path: 'Ⅰ-1/1)',
          name: '计划',
          change: 'changed',
          fields: [
            { field: 'points', before: '1.5', after: '2.5' },
            { field: 'department', before: '办公室', after: '综合科' },
          ],
        },
      ],
      score: { before: { got: '2', class: '未达标' }, after: { got: '3', class: '合格' } },
    })
  })
})

describe('scheme diff of faulty schemes', () => {
  it('still compares them, says the faults of each file and exits 1', async () => {
    const before = write('重号.csv', '层级,编号,名称,分值\n1,1,甲,5\n1,1,乙,5')
    const { code, out, err } = await run(
      'diff',
      before,
      write('新.csv', '层级,编号,名称,分值\n1,1,甲,6'),
      '--format',
      'json',
    )
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ before: '10', after: '6' })
    expect(err).toMatch(/重号\.csv：.*重复/)
  })
})

describe('scheme overlay', () => {
  it('lays local rules over their base, writes the scheme, and the scheme remembers', async () => {
    expect(await run('overlay', example, local, path('合成.xlsx'))).toMatchObject({ code: 0, err: '' })
    const { code, out } = await run('check', path('合成.xlsx'), '--format', 'json')
    expect(code).toBe(0)
    const { total, nodes } = JSON.parse(out) as { total: string; nodes: { path: string; points: string }[] }
    const points = (wanted: string) => nodes.find((node) => node.path === wanted)?.points
    expect(total).toBe('100')
    expect(['Ⅰ-4/Ⅱ-6/1)', 'Ⅰ-4/Ⅱ-6/2)', 'Ⅰ-4/Ⅱ-6/3)', 'Ⅰ-4/Ⅱ-6', 'Ⅰ-5'].map(points)).toEqual([
      '12',
      undefined,
      '3',
      '15',
      '20',
    ])
    await run('convert', path('合成.xlsx'), path('合成.yaml'))
    expect(parse(readFileSync(path('合成.yaml'), 'utf8')).base).toEqual({
      key: 'danwei-shili',
      version: '2026.1',
      title: '文明单位测评体系（示例）',
      added: ['Ⅰ-4/Ⅱ-6/3)', 'Ⅰ-5/Ⅱ-8/3)'],
      changed: ['Ⅰ-4/Ⅱ-6/1)', 'Ⅰ-5/Ⅱ-7/1)', 'Ⅰ-5/Ⅱ-8/2)'],
      hidden: ['Ⅰ-4/Ⅱ-6/2)'],
    })
  })

  it('turns local rules into a table and back', async () => {
    expect(await run('convert', local, path('细则.xlsx'))).toMatchObject({ code: 0 })
    expect(await run('convert', path('细则.xlsx'), path('细则.yaml'))).toMatchObject({ code: 0 })
    expect(parse(readFileSync(path('细则.yaml'), 'utf8'))).toEqual({
      ...parse(readFileSync(local, 'utf8')),
      upper: 'follow',
    })
  })

  it('checks local rules alone or with their base, and writes nothing when they do not fit', async () => {
    expect(await run('check', local)).toMatchObject({ code: 0 })
    expect(JSON.parse((await run('check', local, '--base', example, '--format', 'json')).out).total).toBe('100')
    const wrong = write(
      '错细则.yaml',
      readFileSync(local, 'utf8').replace('Ⅰ-5/Ⅱ-7/1), points: 5', 'Ⅰ-5/Ⅱ-7/9), points: 5'),
    )
    const { code, err } = await run('overlay', example, wrong, path('没有.yaml'))
    expect(code).toBe(1)
    expect(err).toMatch(/第 15 行.*没有“Ⅰ-5\/Ⅱ-7\/9\)”/)
    expect(() => readFileSync(path('没有.yaml'))).toThrow('ENOENT')
    expect(await run('overlay', path('不在.yaml'), local, path('没有.yaml'))).toMatchObject({ code: 2 })
    expect(await run('overlay', example, example, path('没有.yaml'))).toMatchObject({ code: 1 })
  })
})
