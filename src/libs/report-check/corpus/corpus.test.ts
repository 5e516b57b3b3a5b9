import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checker } from '../test-support.ts'
import { generate } from './generate.ts'
import { injectors } from './injectors/index.ts'
import { factNumbers, factPercentages, paragraphs } from './places.ts'
import { seededRandom } from './random.ts'
import { toCleanReports } from './reports.ts'
import { followingCounts, inlineCounts } from './statements/counts.ts'
import { formsOf } from './statements/forms.ts'
import { growthStatements } from './statements/growth.ts'
import { shareStatements } from './statements/shares.ts'
import type { CleanReport, Fact } from './types.ts'
import { toWrittenReport } from './written.ts'

const folder = path.resolve(import.meta.dirname, '../../../../tests/golden/clean-reports')
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')
const reports = toCleanReports(JSON.parse(read('index.json')), read)

function agrees(report: CleanReport, fact: Fact): boolean {
  const values = factNumbers(report, fact).map(({ value }) => value)
  const rates = factPercentages(report, fact)
  const low = Math.min(...values)
  const high = Math.max(...values)
  const isRate = (rate: number) => {
    const { value, decimals } = rates[0]!
    return rates.length === 1 && values.length === 2 && Math.abs(rate * 100 - value) <= 0.5001 / 10 ** decimals
  }
  switch (fact.kind) {
    case 'sum':
      return values.length > 2 && Math.abs(values.reduce((a, b) => a + b, 0) - 2 * high) < 1e-6
    case 'within':
      return values.length > 1 && values.every((value) => value <= values[0]!)
    case 'share':
      return isRate(low / high)
    case 'growth':
      return isRate((high - low) / low)
    case 'drop':
      return isRate((high - low) / high)
    case 'same':
      return new Set(values).size < values.length
    case 'announce':
      return true
  }
}

describe('the clean reports', () => {
  it('are at least sixty different texts of 700 to 2500 characters', () => {
    expect(reports.length).toBeGreaterThanOrEqual(60)
    expect(new Set(reports.map(({ text }) => text)).size).toBe(reports.length)
    expect(new Set(reports.map(({ unit }) => unit)).size).toBe(reports.length)
    const odd = reports.filter(({ text }) => text.length < 700 || text.length > 2500)
    expect(odd.map(({ file }) => file)).toEqual([])
  })

  it('share no paragraph of prose', () => {
    const long = reports.flatMap(({ text }) => text.split('\n').filter((line) => line.length > 30))
    expect(long.filter((line, i) => long.indexOf(line) !== i)).toEqual([])
  })

  it('hold out the newest', () => {
    const splits = reports.map(({ split }) => split)
    expect(splits).toEqual(splits.toSorted().reverse())
  })

  it('quote their facts exactly once', () => {
    const broken = reports.flatMap(({ file, text, facts }) =>
      facts
        .flatMap(({ quotes }) => quotes)
        .filter((quote) => text.split(quote).length !== 2)
        .map((quote) => `${file}: ${quote}`),
    )
    expect(broken).toEqual([])
  })

  it('have numbers that agree', () => {
    const wrong = reports.flatMap((report) =>
      report.facts.filter((fact) => !agrees(report, fact)).map(({ quotes }) => `${report.file}: ${quotes.join(' / ')}`),
    )
    expect(wrong).toEqual([])
  })

  it('name the true weekday of every dated day', () => {
    const dated = reports.flatMap(({ text }) => [...text.matchAll(/(\d{4})年(\d+)月(\d+)日（星期(.)）/g)])
    expect(dated.length).toBeGreaterThan(3)
    const wrong = dated.filter(([, year, month, day, weekday]) => {
      const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
      return '日一二三四五六'[date.getUTCDay()] !== weekday
    })
    expect(wrong.map(([text]) => text)).toEqual([])
  })

  it('record which formal elements they do without', () => {
    const isDate = /^\d{4}年\d{1,2}月\d{1,2}日$/
    const wrong = reports.filter(
      ({ text, lacks }) => isDate.test(paragraphs(text).at(-1)!.text) === lacks.includes('date'),
    )
    expect(wrong.map(({ file }) => file)).toEqual([])
  })
})

describe('the statements', () => {
  const all = [...shareStatements, ...growthStatements, ...inlineCounts, ...followingCounts]

  it('have a true and a false form', () => {
    const forms = all.map(formsOf)
    expect(forms.filter(({ right, wrong }) => right === wrong || /[⟦⟧|]/.test(right + wrong))).toEqual([])
  })

  it('raise nothing when they are true', () => {
    const alarms = all.map(formsOf).flatMap(({ right }) => {
      const text = `创建工作总结\n一年来，单位认真开展文明创建，取得新的进步。\n${right}\n示例单位\n2025年1月5日`
      const faults = checker.check({ text, format: 'text' }, { rules: { off: ['D-MISSING'] } })
      return faults.map(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`)
    })
    expect(alarms).toEqual([])
  })
})

describe('the reports with hand-written faults', () => {
  const faultyFolder = path.resolve(folder, '../faulty-reports')
  const files = readdirSync(faultyFolder).filter((file) => file.endsWith('.txt'))
  const written = files.map((file) => toWrittenReport(file, readFileSync(path.join(faultyFolder, file), 'utf8')))

  it('mark their faults by classes that some rule has', () => {
    const classes = new Set(checker.rules.map(({ id }) => id.split('-').slice(0, 2).join('-')))
    const unknown = written.flatMap(({ file, faults }) =>
      faults
        .filter((fault) => !fault.classes.some((name) => classes.has(name)))
        .map((fault) => `${file} ${fault.classes}`),
    )
    expect(unknown).toEqual([])
  })

  it('are plain text once the marks are read', () => {
    expect(
      written.filter(({ text, faults }) => /[⟦⟧¦]/.test(text) || faults.length < 5).map(({ file }) => file),
    ).toEqual([])
  })
})

describe('the generator', () => {
  const faulty = generate(reports, injectors, 6, seededRandom(1))

  it('knows at least 35 kinds of fault, each with a name of its own', () => {
    expect(new Set(injectors.map(({ kind }) => kind)).size).toBe(injectors.length)
    expect(injectors.length).toBeGreaterThanOrEqual(35)
  })

  it.each(
    injectors.map((injector) => [injector.kind, injector] as const),
  )('%s suits three reports or more', (_, injector) => {
    let suited = 0
    for (const report of reports) {
      const others = reports.filter((other) => other !== report)
      if (injector.candidates(report, others).length > 0) suited++
      if (suited === 3) break
    }
    expect(suited).toBe(3)
  })

  it('gives the same result for the same seed and another for another seed', () => {
    const texts = (seed: number) => generate(reports, injectors, 2, seededRandom(seed)).map(({ text }) => text)
    expect(texts(7)).toEqual(texts(7))
    expect(texts(7)).not.toEqual(texts(8))
  })

  it('never leaves the text as it was', () => {
    expect(faulty.filter(({ text, report }) => text === report.text).map(({ kind }) => kind)).toEqual([])
  })

  it('marks places inside the text, at or next to the first or last changed character', () => {
    const misplaced = faulty.filter(({ text, report, places }) => {
      const { start, end } = places[0]!
      if (start < 0 || end <= start || end > text.length) return true
      const { first, last } = changedRange(report.text, text)
      return first > end || last < start - 1
    })
    expect(misplaced.map(({ kind, report }) => `${kind} ${report.file}`)).toEqual([])
  })

  it('fills every kind with as many different texts as were asked for', () => {
    const short = injectors.filter(({ kind }) => {
      const texts = new Set(faulty.filter((item) => item.kind === kind).map(({ text }) => text))
      return texts.size < 5
    })
    expect(short.map(({ kind }) => kind)).toEqual([])
  })

  it('gives a registry exactly to the kinds that need one', () => {
    const needy = new Set(injectors.filter(({ needs }) => needs).map(({ kind }) => kind))
    expect(faulty.filter(({ kind, registry }) => needy.has(kind) !== (registry !== undefined))).toEqual([])
  })
})

/** The range of `after` outside of the common beginning and the common end with `before`. */
function changedRange(before: string, after: string): { first: number; last: number } {
  let first = 0
  while (first < after.length && before[first] === after[first]) first++
  let tail = 0
  while (tail < after.length - first && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return { first, last: after.length - tail }
}
