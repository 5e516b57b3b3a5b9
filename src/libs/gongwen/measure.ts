/**
 * Measures a rendered document against the page of GB/T 9704-2012, from the word boxes `pdftotext -bbox-layout` prints.
 * What counts is the page a reader holds, not the settings in the file. Lengths are points (1/72 inch), y grows downwards.
 */
import { SaxesParser } from 'saxes'

export interface WordBox {
  left: number
  top: number
  right: number
  bottom: number
  text: string
}

export interface MeasuredPage {
  width: number
  height: number
  words: WordBox[]
}

/** One line of the report: what the standard asks, what the page has. */
export interface Measurement {
  id: 'text' | 'lines' | 'characters' | 'left' | 'right' | 'top' | 'bottom' | 'page-numbers' | 'page-number-place'
  expected: string
  measured: string
  ok: boolean
}

interface Line {
  middle: number
  left: number
  right: number
  text: string
}

const POINTS_PER_MM = 72 / 25.4
const TEXT_AREA = { top: 37, right: 26, bottom: 35, left: 28 }
const TOLERANCE = 1
const LINES = 22
const CHARACTERS = 28
const CHARACTER = 16
const PITCH = (225 / LINES) * POINTS_PER_MM
/** 7 mm under the text area, with as much play as a margin and the ascent of a substitute font need. */
const PAGE_NUMBER_DROP = { distance: 7, tolerance: 1.5 }

/**
 * Reads the output of `pdftotext -bbox-layout`.
 * @throws Error when it is not well-formed
 */
export function readWordBoxes(xhtml: string): MeasuredPage[] {
  const pages: MeasuredPage[] = []
  let word: WordBox | undefined
  const parser = new SaxesParser()
  const number = (value: string | undefined) => Number(value ?? Number.NaN)
  parser.on('opentag', ({ name, attributes: a }) => {
    if (name === 'page') pages.push({ width: number(a.width), height: number(a.height), words: [] })
    if (name === 'word') {
      word = { left: number(a.xMin), top: number(a.yMin), right: number(a.xMax), bottom: number(a.yMax), text: '' }
    }
  })
  parser.on('text', (text) => {
    if (word !== undefined) word.text += text
  })
  parser.on('closetag', ({ name }) => {
    if (name !== 'word' || word === undefined) return
    pages.at(-1)?.words.push(word)
    word = undefined
  })
  parser.write(xhtml).close()
  return pages
}

function mm(points: number): number {
  return points / POINTS_PER_MM
}

function middle(word: WordBox): number {
  return (word.top + word.bottom) / 2
}

function textBottom(page: MeasuredPage): number {
  return page.height - TEXT_AREA.bottom * POINTS_PER_MM
}

/** Joins words that stand on one line, left to right. */
function toLines(words: WordBox[]): Line[] {
  const lines: WordBox[][] = []
  for (const word of words.toSorted((a, b) => middle(a) - middle(b))) {
    const current = lines.at(-1)?.[0]
    if (current !== undefined && middle(word) - middle(current) < PITCH / 3) lines.at(-1)?.push(word)
    else lines.push([word])
  }
  return lines.map((line) => {
    const ordered = line.toSorted((a, b) => a.left - b.left)
    return {
      middle: middle(ordered[0] as WordBox),
      left: Math.min(...ordered.map((word) => word.left)),
      right: Math.max(...ordered.map((word) => word.right)),
      text: ordered.map((word) => word.text).join(''),
    }
  })
}

function bodyLines(page: MeasuredPage): Line[] {
  return toLines(page.words.filter((word) => middle(word) <= textBottom(page)))
}

/** Lines of the page counted by their pitch, blank ones too; undefined when a table or a red head breaks the rhythm. */
function countLines(lines: Line[]): number | undefined {
  const steps = lines.slice(1).map((line, index) => (line.middle - (lines[index]?.middle ?? 0)) / PITCH)
  const regular = steps.every((step) => Math.abs(step - Math.round(step)) < 0.1 * Math.max(1, Math.round(step)))
  return regular ? steps.reduce((sum, step) => sum + Math.round(step), 1) : undefined
}

/** Pages whose text runs to the last line: only they show how many lines a page holds. */
function fullPages(pages: MeasuredPage[]): { page: MeasuredPage; lines: Line[]; count: number }[] {
  return pages.flatMap((page) => {
    const lines = bodyLines(page)
    const last = lines.at(-1)
    const count = countLines(lines)
    const reachesBottom = last !== undefined && last.middle + 1.5 * PITCH > textBottom(page)
    return count !== undefined && reachesBottom ? [{ page, lines, count }] : []
  })
}

/** Lines of full-width characters only, from edge to edge: only they show how many characters a line holds. */
function fullLines(pages: MeasuredPage[]): Line[] {
  return pages.flatMap((page) => {
    const left = TEXT_AREA.left * POINTS_PER_MM
    const right = page.width - TEXT_AREA.right * POINTS_PER_MM
    return bodyLines(page).filter(
      (line) => !/[\x20-\x7e]/.test(line.text) && line.left < left + CHARACTER && line.right > right - 1.5 * CHARACTER,
    )
  })
}

/** Punctuation that Word and LibreOffice hang into the margin instead of moving a character to the next line. */
const HANGING = /[，。、；：！？]$/

function lengthWithoutHanging(line: Line, page: { width: number }): number {
  const edge = page.width - TEXT_AREA.right * POINTS_PER_MM
  const hangs = HANGING.test(line.text) && line.right > edge + 2
  return [...line.text].length - (hangs ? 1 : 0)
}

/** Characters of the text that are not on the pages, spaces aside. More than the text has is no loss: page numbers, repeated table heads. */
function lostCharacters(pages: MeasuredPage[], text: string): string {
  const shown = new Map<string, number>()
  for (const character of pages.flatMap((page) => page.words).flatMap((word) => [...word.text])) {
    shown.set(character, (shown.get(character) ?? 0) + 1)
  }
  return [...text.replace(/\s/g, '')]
    .filter((character) => {
      const left = shown.get(character) ?? 0
      shown.set(character, left - 1)
      return left <= 0
    })
    .join('')
}

function mostFrequent(values: number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

function countOf(values: number[], value: number | undefined): string {
  return `${values.filter((other) => other === value).length}/${values.length}`
}

function margin(id: 'left' | 'right' | 'top' | 'bottom', points: number): Measurement {
  const measured = mm(points)
  return {
    id,
    expected: `${TEXT_AREA[id]}±${TOLERANCE} mm`,
    measured: Number.isFinite(measured) ? `${measured.toFixed(1)} mm` : '—',
    ok: Math.abs(measured - TEXT_AREA[id]) <= TOLERANCE,
  }
}

function pageNumbers(pages: MeasuredPage[]): Measurement[] {
  const wrongNumber: number[] = []
  const wrongPlace: number[] = []
  pages.forEach((page, index) => {
    const footer = toLines(page.words.filter((word) => middle(word) > textBottom(page)))[0]
    if (footer?.text.replace(/\s/g, '') !== `—${index + 1}—`) {
      wrongNumber.push(index + 1)
      wrongPlace.push(index + 1)
      return
    }
    const oneCharacter = 14
    const edge = TEXT_AREA[index % 2 === 0 ? 'right' : 'left'] * POINTS_PER_MM + oneCharacter
    const distance = index % 2 === 0 ? page.width - footer.right : footer.left
    const drop = mm(footer.middle - textBottom(page))
    const dropIsRight = Math.abs(drop - PAGE_NUMBER_DROP.distance) <= PAGE_NUMBER_DROP.tolerance
    if (Math.abs(mm(distance - edge)) > TOLERANCE || !dropIsRight) wrongPlace.push(index + 1)
  })
  const report = (wrong: number[]) => (wrong.length === 0 ? `${pages.length}/${pages.length}` : `✗ ${wrong.join(', ')}`)
  return [
    { id: 'page-numbers', expected: '— 1 —', measured: report(wrongNumber), ok: wrongNumber.length === 0 },
    {
      id: 'page-number-place',
      expected: '单右双左，版心下 7 mm',
      measured: report(wrongPlace),
      ok: wrongPlace.length === 0,
    },
  ]
}

/**
 * Compares a rendered document with GB/T 9704-2012: 22 lines a full page, 28 characters a full line, margins 37/28/35/26 mm,
 * page numbers, and no character lost on the way. Needs at least one full page of running text; without one the measurements
 * say so by failing.
 *
 * @param text the words of the document as its file holds them, see `docxText`
 */
export function measurePages(pages: MeasuredPage[], text: string): Measurement[] {
  const full = fullPages(pages)
  const counts = full.map(({ count }) => count)
  const lines = mostFrequent(counts)
  const edges = fullLines(pages)
  const width = pages[0]?.width ?? Number.NaN
  const lengths = edges.map((line) => lengthWithoutHanging(line, { width }))
  const characters = mostFrequent(lengths)
  const plainEdges = edges.filter((line) => !HANGING.test(line.text))
  const lost = lostCharacters(pages, text)
  return [
    { id: 'text', expected: '0', measured: lost === '' ? '0' : `${[...lost].length}：${lost}`, ok: lost === '' },
    {
      id: 'lines',
      expected: String(LINES),
      measured: lines === undefined ? '—' : `${lines} (${countOf(counts, lines)})`,
      // A heading that moves to the next page with its text may leave a line free; a page may never hold more.
      ok: lines === LINES && Math.max(...counts) === LINES,
    },
    {
      id: 'characters',
      expected: String(CHARACTERS),
      measured: characters === undefined ? '—' : `${characters} (${countOf(lengths, characters)})`,
      ok: characters === CHARACTERS,
    },
    margin('top', Math.min(...full.map(({ lines }) => (lines[0]?.middle ?? 0) - PITCH / 2))),
    margin('bottom', Math.min(...full.map(({ page, lines }) => page.height - (lines.at(-1)?.middle ?? 0) - PITCH / 2))),
    margin('left', Math.min(...edges.map((line) => line.left))),
    margin('right', width - Math.max(...plainEdges.map((line) => line.right))),
    ...pageNumbers(pages),
  ]
}
