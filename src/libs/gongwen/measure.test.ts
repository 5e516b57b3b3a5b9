import { describe, expect, test } from 'vitest'
import { type Measurement, measurePages, readWordBoxes } from './index.ts'

const MM = 72 / 25.4
const PITCH = (225 / 22) * MM

interface Layout {
  lines?: number
  characters?: number
  left?: number
  top?: number
  pitch?: number
  /** Side of the page number by page index. */
  side?: (index: number) => 'left' | 'right'
  number?: (index: number) => string
}

/** Pages as `pdftotext -bbox-layout` would describe them: solid text in 3号, page numbers outside. */
function pdftotextOutput(layout: Layout = {}): string {
  const { lines = 22, characters = 28, left = 28, top = 37, pitch = PITCH } = layout
  const word = (x: number, y: number, right: number, text: string) =>
    `<word xMin="${x}" yMin="${y}" xMax="${right}" yMax="${y + 16}">${text}</word>`
  const page = (index: number) => {
    const body = Array.from({ length: lines }, (_, line) => {
      const y = top * MM + line * pitch + (pitch - 16) / 2
      return word(left * MM, y, left * MM + characters * 15.75, '文'.repeat(characters))
    })
    const side = layout.side?.(index) ?? (index % 2 === 0 ? 'right' : 'left')
    const x = side === 'right' ? (210 - 26) * MM - 14 - 30 : 28 * MM + 14
    const footer = word(x, (297 - 35 + 7) * MM - 8, x + 30, layout.number?.(index) ?? `—${index + 1}—`)
    return `<page width="${210 * MM}" height="${297 * MM}"><flow><block>${body.join('')}${footer}</block></flow></page>`
  }
  return `<!DOCTYPE html><html><body><doc>${[0, 1, 2].map(page).join('')}</doc></body></html>`
}

const text = (layout: Layout = {}) => '文'.repeat(3 * (layout.lines ?? 22) * (layout.characters ?? 28))

function wrong(layout: Layout, words = text(layout)): Measurement['id'][] {
  return measurePages(readWordBoxes(pdftotextOutput(layout)), words)
    .filter(({ ok }) => !ok)
    .map(({ id }) => id)
}

test('boxes are read with place and text', () => {
  const pages = readWordBoxes(
    '<doc><page width="595" height="842"><word xMin="1" yMin="2" xMax="3" yMax="4">甲&amp;乙</word></page></doc>',
  )
  expect(pages).toEqual([{ width: 595, height: 842, words: [{ left: 1, top: 2, right: 3, bottom: 4, text: '甲&乙' }] }])
})

describe('measurePages', () => {
  test('accepts a page of 22 lines of 28 characters', () => {
    expect(wrong({})).toEqual([])
  })

  test.each<[string, Layout, Measurement['id']]>([
    ['27 characters a line', { characters: 27 }, 'characters'],
    ['a left margin of 25 mm', { left: 25 }, 'left'],
    ['a top margin of 35 mm', { top: 35 }, 'top'],
    ['21 lines a page', { lines: 21 }, 'lines'],
    ['every number on the right', { side: () => 'right' }, 'page-number-place'],
    ['numbers without dashes', { number: (index) => String(index + 1) }, 'page-numbers'],
    ['numbers that start at 2', { number: (index) => `—${index + 2}—` }, 'page-numbers'],
  ])('finds %s', (_, layout, id) => {
    expect(wrong(layout)).toContain(id)
  })

  test('finds and names characters that did not reach the page', () => {
    const lost = measurePages(readWordBoxes(pdftotextOutput()), `${text()}；，`).find(({ id }) => id === 'text')
    expect(lost).toMatchObject({ ok: false, measured: '2：；，' })
  })

  test('a document without pages fails instead of passing', () => {
    const failed = measurePages([], '')
      .filter(({ ok }) => !ok)
      .map(({ id }) => id)
    expect(failed).toEqual(expect.arrayContaining(['lines', 'characters', 'left', 'right', 'top', 'bottom']))
  })
})
