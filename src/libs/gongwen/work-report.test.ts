import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checker } from '../report-check/test-support.ts'
import { type Gongwen, gongwenText, type Part, ReportTemplate, renderTemplate, templateNames } from './index.ts'
import { emptyYear, readWorkReportTemplate, streetYear } from './test-support.ts'

const template = ReportTemplate.parse(readWorkReportTemplate())
const report = renderTemplate(template, streetYear())
const text = gongwenText(report)

/** Unit by figure id, from the shipped definitions. */
function figureUnits(): Map<string, string> {
  const folder = new URL('../../../content/figures/', import.meta.url)
  const files = readdirSync(folder).map((name) => parse(readFileSync(new URL(name, folder), 'utf8')))
  return new Map(
    files.flatMap((file) => file.figures.map((figure: { id: string; unit: string }) => [figure.id, figure.unit])),
  )
}

function paragraphs(document: Gongwen): Part[][] {
  return document.blocks.flatMap((block) => {
    if (block.type === 'table') return block.rows.flat()
    return block.type === 'list' ? block.items : [block.parts]
  })
}

function faultsOf(content: string) {
  return checker
    .check({ text: content, format: 'text' })
    .map(({ rule, start, end }) => `${rule}: ${content.slice(start, end)}`)
}

describe('the work report template', () => {
  test('has the five sections of a work report, in order', () => {
    const sections = text.split('\n').filter((line) => /^[一二三四五六七八九十]+、/.test(line))
    expect(sections).toEqual(['一、组织领导', '二、主要做法', '三、工作成效', '四、问题与不足', '五、下一步打算'])
  })

  test('is as long as such a report is and quotes at least 24 figures', () => {
    const length = text.replace(/\s/g, '').length
    expect(length).toBeGreaterThanOrEqual(2000)
    expect(length).toBeLessThanOrEqual(3000)
    const ids = paragraphs(report)
      .flat()
      .flatMap((part) => (part.type === 'figure' ? [part.id] : []))
    expect(new Set(ids).size).toBeGreaterThanOrEqual(24)
  })

  test('knows every figure it names, and writes each with its own unit', () => {
    const units = figureUnits()
    const quoted = paragraphs(report).flatMap((parts) =>
      parts.flatMap((part, index) =>
        part.type === 'figure' ? [{ id: part.id, after: parts[index + 1]?.text ?? '' }] : [],
      ),
    )
    expect(quoted.filter(({ id, after }) => !after.startsWith(units.get(id) ?? '\u0000'))).toEqual([])
    const facts = new Set(Object.keys(streetYear().facts))
    const unknown = templateNames(template).filter(
      (name) => !units.has(name) && !facts.has(name) && !/^topLost\.count$/.test(name),
    )
    expect(unknown).toEqual([])
  })

  test('carries no number of its own: every digit comes from the data', () => {
    const words = JSON.stringify(template.blocks.map((block) => ('paragraph' in block ? block.paragraph : block.text)))
    expect(words.replace(/"when":(\[[^\]]*\]|"[^"]*")/g, '')).not.toMatch(/\d/)
  })

  test('passes the report check', () => {
    expect(faultsOf(text)).toEqual([])
  })

  test('lists at most five lost criteria and says how many there are', () => {
    expect(text).toContain('共有6项标准失分。失分较多的有以下5项')
    expect(text.match(/^[一二三四五六]是“/gm)).toHaveLength(5)
    expect(text.match(/^[一二三四五六]是对照“/gm)).toHaveLength(5)
  })
})

describe('a year unlike others', () => {
  const render = (change: (data: ReturnType<typeof streetYear>) => void) => {
    const data = streetYear()
    change(data)
    return gongwenText(renderTemplate(template, data))
  }

  test('nothing recorded yet: no zeros are reported and the check is silent', () => {
    const empty = gongwenText(renderTemplate(template, emptyYear()))
    expect(empty.match(/(?<!\d)0(?!分)[^\d年.]/g)).toBeNull()
    expect(empty).not.toContain('荣誉')
    expect(faultsOf(empty)).toEqual([])
  })

  test('all lost criteria fit: none is called the larger part', () => {
    const few = render((data) => {
      data.lists.lostCriteria = data.lists.lostCriteria?.slice(0, 3) ?? []
      data.facts['score.lost_count'] = '3'
    })
    expect(few).toContain('共有以下3项标准失分')
    expect(few).not.toContain('失分较多')
    expect(faultsOf(few)).toEqual([])
  })

  test('a single lost criterion is told in a sentence, without 一是', () => {
    const one = render((data) => {
      data.lists.lostCriteria = data.lists.lostCriteria?.slice(0, 1) ?? []
      data.facts['score.lost_count'] = '1'
    })
    expect(one).toContain('对照测评标准自查，“集中整治全年不少于48次”还有差距')
    expect(one).not.toMatch(/^一是/m)
    expect(faultsOf(one)).toEqual([])
  })

  test('inspections without findings claim no rate', () => {
    const clean = render((data) => {
      for (const id of ['inspection.found', 'inspection.fixed']) data.figures[id] = { value: '0' }
      data.figures['inspection.fix_rate'] = { value: null }
    })
    expect(clean).toContain('开展日常检查52次，未发现需要整改的问题。')
    expect(clean).not.toContain('，整改率')
    expect(faultsOf(clean)).toEqual([])
  })

  test('a quarter is named as one', () => {
    const quarter = render((data) => {
      data.facts['period.label'] = '2026年第三季度'
    })
    expect(quarter.split('\n')[0]).toBe('澄和街道（示例）2026年第三季度文明单位创建工作汇报')
  })
})
