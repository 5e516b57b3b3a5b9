import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ended, openFolder, run } from '../support/process.ts'

interface FigureRow {
  id: string
  name: string
  value: string
  unit: string
  period: { from: string; to: string }
  definition: string
  records: string[]
}

let folder: string
let ended: Ended
const file = (name: string) => path.join(folder, 'out', name)
beforeAll(async () => {
  folder = openFolder('example')
  ended = await run(['src/cli/main.ts', 'example', '--out', path.join(folder, 'out')])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the example without a browser', () => {
  it('ends well and tells score and places of the files', () => {
    expect(ended.code, ended.stderr).toBe(0)
    expect(ended.stdout).toMatch(/自评得分：\d+(\.\d+)? \/ 100/)
    for (const name of ['创建工作汇报.docx', 'figures.json', 'check.json']) {
      expect(ended.stdout).toContain(file(name))
      expect(existsSync(file(name)), name).toBe(true)
    }
  })

  it('writes figures that name their records, and a bookmark of each in the document', () => {
    const figures = JSON.parse(readFileSync(file('figures.json'), 'utf8')) as FigureRow[]
    const xml = strFromU8(unzipSync(readFileSync(file('创建工作汇报.docx')))['word/document.xml']!)
    const bookmarks = new Set([...xml.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]+)"/g)].map((m) => m[1]))
    expect(figures.length).toBeGreaterThanOrEqual(20)
    for (const figure of figures) {
      expect(figure.value).toMatch(/^-?\d+(\.\d+)?$/)
      expect(figure.definition).not.toBe('')
      expect(bookmarks, figure.id).toContain(figure.id)
    }
    const activities = figures.find((f) => f.id === 'volunteer.activities')!
    expect(activities.records).toHaveLength(Number(activities.value))
    expect(Number(activities.value)).toBeGreaterThanOrEqual(150)
    const participations = figures.find((f) => f.id === 'volunteer.participations')!
    expect(Number(participations.value)).toBeGreaterThanOrEqual(3000)
  })

  it('finds no fault in its own report, and the command line agrees', async () => {
    expect(JSON.parse(readFileSync(file('check.json'), 'utf8'))).toEqual([])
    const checked = await run([
      'src/cli/main.ts',
      'check',
      file('创建工作汇报.docx'),
      '--own',
      '澄和街道办事处（示例）,澄和街道',
      '--place',
      '云州市,澄南区',
      '--format',
      'json',
    ])
    expect(checked.stdout.trim()).toBe('[]')
    expect(checked.code).toBe(0)
  })
})
