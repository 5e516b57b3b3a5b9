import { describe, expect, it } from 'vitest'
import { type PdfItem, visualLines } from './lines.ts'
import { rebuildParagraphs } from './paragraphs.ts'

const LEFT = 80
const SIZE = 16
const WIDTH = 28

/** A printed line of hanzi, `indent` characters in, on the n-th line of its page. */
function item(text: string, row: number, indent = 0, size = SIZE): PdfItem {
  return { text, x: LEFT + indent * SIZE, y: 700 - row * 29, width: [...text].length * size, size }
}
const full = (start: string) => start + '字'.repeat(WIDTH - start.length)
const texts = (...pages: PdfItem[][]) =>
  rebuildParagraphs(pages.map((items, index) => visualLines(items, index + 1))).map(
    ({ text, kind }) => `${kind}:${text}`,
  )

describe('paragraphs from printed lines', () => {
  it('joins full lines and starts anew at an indent or after a short line', () => {
    const first = full('甲').slice(2)
    expect(
      texts([item(first, 0, 2), item(full('乙'), 1), item('丙。', 2), item(first, 3, 2), item('丁。', 4)]),
    ).toEqual([`paragraph:${first}${full('乙')}丙。`, `paragraph:${first}丁。`])
  })

  it('starts anew at a number even when the line before is full', () => {
    expect(texts([item(`${full('甲').slice(1)}。`, 0), item('一、加强领导', 1)])).toHaveLength(2)
    expect(texts([item(full('共'), 0), item('12.5万元。', 1)])).toHaveLength(1)
  })

  it('goes on over a page break and drops page numbers', () => {
    const number = (text: string): PdfItem => ({ text, x: 270, y: 40, width: 60, size: 14 })
    expect(texts([item(full('甲'), 0), number('— 1 —')], [item('乙。', 0), number('— 2 —')])).toEqual([
      `paragraph:${full('甲')}乙。`,
    ])
  })

  it('keeps a running head once, at the end', () => {
    const page = (body: string) => [item('示例街道汇报材料', -2, 3), item(body, 0)]
    expect(texts(page('甲。'), page('乙。'), page('丙。'))).toEqual([
      'paragraph:甲。',
      'paragraph:乙。',
      'paragraph:丙。',
      'header:示例街道汇报材料',
    ])
  })

  it('joins the lines of a centred title', () => {
    const title = (text: string, row: number): PdfItem => {
      const width = text.length * 22
      return { text, x: LEFT + (WIDTH * SIZE - width) / 2, y: 780 - row * 33, width, size: 22 }
    }
    const body = [item(full('甲'), 0), item(full('乙'), 1), item('丙。', 2)]
    expect(texts([title('示例街道创建文明单位', 0), title('工作情况汇报', 1), ...body])[0]).toBe(
      'paragraph:示例街道创建文明单位工作情况汇报',
    )
  })

  it('drops the gap between hanzi and digits, keeps that of Latin words, parts columns', () => {
    const at = (text: string, x: number, width: number): PdfItem => ({ text, x, y: 700, width, size: SIZE })
    expect(
      visualLines(
        [at('共', 80, 16), at('128', 100, 24), at('场', 128, 16), at('open', 144, 32), at('data', 182, 32)],
        1,
      )[0]?.text,
    ).toBe('共128场open data')
    expect(visualLines([at('项目', 80, 32), at('场次', 300, 32)], 1)[0]?.text).toBe('项目\t场次')
  })

  it('never reads an exponent or a footnote mark into a figure', () => {
    const raised = (text: string, x: number): PdfItem => ({ text, x, y: 706, width: 5, size: 9 })
    const line = [item('面积1.5', 0), raised('2', 160), { ...item('亩', 0), x: 166 }]
    expect(visualLines(line, 1)[0]?.text).toBe('面积1.5²亩')
    const note: PdfItem[] = [
      { ...item('2', 20), size: 9 },
      { ...item('据统计。', 20), x: 100 },
    ]
    expect(visualLines([...line, ...note], 1).map(({ text, note: isNote }) => [text, isNote])).toEqual([
      ['面积1.5亩', false],
      ['据统计。', true],
    ])
  })
})
