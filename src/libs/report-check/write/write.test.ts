import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { applyFixes } from '../apply-fixes.ts'
import { buildDocx, level, numbered, paragraph } from '../read/fixtures/build-docx.ts'
import { readDocument } from '../read/index.ts'
import type { Fault } from '../types.ts'
import { writeCommented, writeCorrected } from './index.ts'

/** A fault on the first occurrence of `wrong`, fixed to `right`. */
function fault(text: string, wrong: string, right: string): Fault {
  const start = text.indexOf(wrong)
  expect(start).toBeGreaterThanOrEqual(0)
  return {
    rule: 'W-TYPO',
    severity: 'error',
    start,
    end: start + wrong.length,
    message: '错字。',
    fix: { text: right, safe: true },
  }
}

async function correct(bytes: Uint8Array, name: string, changes: [string, string][]) {
  const read = await readDocument(bytes, name)
  return writeCorrected(
    bytes,
    read,
    changes.map(([wrong, right]) => fault(read.document.text, wrong, right)),
  )
}

async function correctBody(body: string, changes: [string, string][], numbering?: string) {
  const result = await correct(buildDocx({ body, numbering }), 'a.docx', changes)
  const entries = unzipSync(result.bytes)
  const xml = strFromU8(entries['word/document.xml'] as Uint8Array)
  return {
    ...result,
    body: xml.slice(xml.indexOf('<w:body>') + 8, xml.indexOf('</w:body>')),
    text: (await readDocument(result.bytes, 'a.docx')).document.text,
  }
}

const run = (text: string, properties = '') => `<w:r>${properties}<w:t>${text}</w:t></w:r>`
const BOLD = '<w:rPr><w:b/></w:rPr>'

describe('a corrected text file', () => {
  const text = '第一行帐号\r\n第二行12\r\n8场𠮷次\r\n'
  it.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'])('keeps %s, its mark and its line ends', async (encoding) => {
    for (const addBOM of [true, false]) {
      if (addBOM && encoding === 'gb18030') continue
      const bytes = new Uint8Array(iconv.encode(text, encoding, { addBOM }))
      const { bytes: out, applied } = await correct(bytes, 'a.txt', [
        ['帐号', '账号'],
        ['12\n8', '128'],
      ])
      const expected = iconv.encode('第一行账号\r\n第二行128场𠮷次\r\n', encoding, { addBOM })
      expect(Buffer.from(out).equals(expected)).toBe(true)
      expect(applied).toHaveLength(2)
    }
  })

  it('writes every character GB18030 has, also those of four bytes', async () => {
    const rare = '王㐂同志在社区工作，帐目€清楚，全年无一差错。ḿ'
    const { bytes } = await correct(new Uint8Array(iconv.encode(rare, 'gb18030')), 'a.txt', [['帐', '账']])
    expect(new TextDecoder('gb18030', { fatal: true }).decode(bytes)).toBe(rare.replace('帐', '账'))
  })

  it('applies the first of two overlapping fixes and says why the other is left', async () => {
    const { bytes, skipped } = await correct(new TextEncoder().encode('甲乙丙'), 'a.txt', [
      ['甲乙', '子丑'],
      ['乙丙', '寅卯'],
    ])
    expect(new TextDecoder().decode(bytes)).toBe('子丑丙')
    expect(skipped.map((one) => one.reason)).toEqual(['与前一处修改重叠，改完请再校核一次'])
  })

  it('mends two commas by one correction, and does not call the comma in it left over', async () => {
    const { bytes, applied, skipped } = await correct(new TextEncoder().encode('问题,,推动'), 'a.txt', [
      [',', '，'],
      [',,', '，'],
    ])
    expect(new TextDecoder().decode(bytes)).toBe('问题，推动')
    expect([applied.length, skipped.length]).toEqual([2, 0])
  })
})

describe('a corrected .docx', () => {
  it('changes the text of the touched run only', async () => {
    const body = `<w:p w:rsidR="00A1"><w:pPr><w:jc w:val="both"/></w:pPr>${run('帐号&amp;', BOLD)}${run('其他')}</w:p>`
    expect((await correctBody(body, [['帐', '账']])).body).toBe(body.replace('帐', '账'))
  })

  it('spreads a fix over runs: new text in the first, the rest shortened', async () => {
    const body = `<w:p>${run('共1', BOLD)}${run('2 8')}${run('场')}</w:p>`
    const { body: out } = await correctBody(body, [['12 8', '128']])
    expect(out).toBe(`<w:p>${run('共1', BOLD)}${run('28')}${run('场')}</w:p>`)
  })

  it('changes the copy of a text box that older programs show, and no other box', async () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}${paragraph('其他')}</w:txbxContent>`
    const both = (text: string) =>
      `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box(text)}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>${box(text)}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
    const body = `${paragraph('帐本')}${both('帐册')}${both('帐目')}${both('帐目')}`
    const { body: out } = await correctBody(body, [
      ['帐册', '账册'],
      ['帐目', '账目'],
    ])
    expect(out).toBe(`${paragraph('帐本')}${both('账册')}${both('账目')}${both('帐目')}`)
  })

  it('keeps every other entry byte for byte', async () => {
    const picture = Uint8Array.from({ length: 300 }, (_, index) => (index * 7) % 256)
    const bytes = buildDocx({ body: paragraph('帐'), extra: { 'word/media/image1.png': picture } })
    const out = unzipSync((await correct(bytes, 'a.docx', [['帐', '账']])).bytes)
    const before = unzipSync(bytes)
    expect(Object.keys(out)).toEqual(Object.keys(before))
    for (const name of Object.keys(before)) if (name !== 'word/document.xml') expect(out[name]).toEqual(before[name])
  })

  it('takes a soft line break out of a number', async () => {
    const body = `<w:p><w:r><w:t>共12</w:t><w:br/><w:t>8场</w:t></w:r></w:p>`
    expect((await correctBody(body, [['12\n8', '128']])).body).toBe(
      '<w:p><w:r><w:t>共12</w:t><w:t>8场</w:t></w:r></w:p>',
    )
  })

  it('joins two paragraphs that a number was cut between, with the layout of the first', async () => {
    const first = `<w:p><w:pPr><w:ind w:firstLine="480"/></w:pPr>${run('共12')}</w:p>`
    const { body, text } = await correctBody(`${first}<w:p><w:pPr/>${run('8场')}</w:p>`, [['12\n8', '128']])
    expect(text).toBe('共128场')
    expect(body).toBe(`<w:p><w:pPr><w:ind w:firstLine="480"/></w:pPr>${run('共12')}${run('8场')}</w:p>`)
  })

  it('removes a whole line, its automatic number too, and leaves the next line its own layout', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1、')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
    const next = paragraph('正文', '<w:jc w:val="both"/>')
    const { body, text } = await correctBody(paragraph('重复', numbered(1, 0)) + next, [['1、重复\n', '']], numbering)
    expect(text).toBe('正文')
    expect(body).toContain('<w:p><w:pPr><w:jc w:val="both"/></w:pPr>')
    expect(body).not.toContain('w:numPr')
  })

  it('leaves the second of two adjoining line removals for the next round', async () => {
    const body = paragraph('甲') + paragraph('乙') + paragraph('丙')
    const { text, skipped } = await correctBody(body, [
      ['甲\n', ''],
      ['乙\n', ''],
    ])
    expect(text).toBe('乙\n丙')
    expect(skipped[0]?.reason).toContain('再校核一次')
  })

  it('refuses to join across a table, a section or anything between', async () => {
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
    const section = paragraph('共12', '<w:sectPr/>')
    for (const body of [
      `<w:tbl><w:tr>${cell('共12')}${cell('8场')}</w:tr></w:tbl>`,
      section + paragraph('8场'),
      `${paragraph('共12')}<w:bookmarkEnd w:id="1"/>${paragraph('8场')}`,
    ]) {
      const { body: out, skipped } = await correctBody(body, [['12\n8', '128']])
      expect(out).toBe(body)
      expect(skipped[0]?.reason).toContain('手工合并')
    }
  })

  it('leaves automatic numbers alone and says so, but edits the text behind them', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1、')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
    const body = paragraph('帐目', numbered(1, 0))
    const { text, skipped } = await correctBody(
      body,
      [
        ['1、', '1.'],
        ['帐', '账'],
      ],
      numbering,
    )
    expect(text).toBe('1、账目')
    expect(skipped[0]?.reason).toContain('自动编号')
  })

  it('inserts at the edges of text and keeps new spaces', async () => {
    const body = `<w:p>${run('甲')}${run('乙', BOLD)}</w:p>`
    const { text, body: out } = await correctBody(body, [
      ['甲', '甲 '],
      ['乙', '“乙”&'],
    ])
    expect(text).toBe('甲 “乙”&')
    expect(out).toContain('<w:t xml:space="preserve">甲 </w:t>')
  })

  it('writes plain digits back into a raised run', async () => {
    const body = `<w:p>${run('面积1.5m')}${run('2错', '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')}</w:p>`
    const { body: out, text } = await correctBody(body, [['错', '']])
    expect(out).toContain('<w:t>2</w:t>')
    expect(text).toBe('面积1.5m²')
  })

  it('repairs every place of a long document at once', async () => {
    const body = Array.from({ length: 200 }, (_, index) => paragraph(`第${index}段帐目`)).join('')
    const bytes = buildDocx({ body })
    const read = await readDocument(bytes, 'a.docx')
    const faults = [...read.document.text.matchAll(/帐/g)].map(
      (match): Fault => ({
        rule: 'W-TYPO',
        severity: 'error',
        start: match.index,
        end: match.index + 1,
        message: '错字。',
        fix: { text: '账', safe: true },
      }),
    )
    const out = writeCorrected(bytes, read, faults)
    expect((await readDocument(out.bytes, 'a.docx')).document.text).toBe(read.document.text.replaceAll('帐', '账'))
  })
})

describe('any .docx, any fixes', () => {
  const piece = fc.oneof(
    fc
      .string({ unit: fc.constantFrom(...'甲乙丙12 &<𠮷'), minLength: 1, maxLength: 6 })
      .map((text) => run(escapeText(text))),
    fc.constantFrom('<w:r><w:br/></w:r>', '<w:r><w:tab/></w:r>', `<w:r>${BOLD}<w:t>粗</w:t><w:br/><w:t>体</w:t></w:r>`),
  )
  const bodies = fc
    .array(fc.array(piece, { maxLength: 3 }), { minLength: 1, maxLength: 5 })
    .map((paragraphs) =>
      paragraphs.map((pieces) => (pieces.length === 0 ? '<w:p/>' : `<w:p>${pieces.join('')}</w:p>`)).join(''),
    )
  const spans = fc.array(
    fc.record({
      at: fc.nat(60),
      length: fc.nat(5),
      text: fc.string({ unit: fc.constantFrom(...'改𠮷& '), maxLength: 3 }),
    }),
    { maxLength: 6 },
  )

  it('reads back as the text with exactly the applied fixes in it', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, spans, async (body, wanted) => {
        const bytes = buildDocx({ body: body.replaceAll('<w:t>', '<w:t xml:space="preserve">') })
        const read = await readDocument(bytes, 'a.docx').catch(() => undefined)
        if (!read) return
        const { text } = read.document
        const lineFault = removeFirstLine(text)
        const faults = wanted.map(({ at, length, text: fix }): Fault => {
          const start = wholeCharacter(text, at % text.length)
          const end = wholeCharacter(text, Math.min(start + length, text.length))
          return { rule: 'X', severity: 'error', start, end, message: '。', fix: { text: fix, safe: true } }
        })
        if (lineFault) faults.push(lineFault)
        const { bytes: out, applied, skipped } = writeCorrected(bytes, read, faults)
        expect(applied.length + skipped.length).toBe(faults.length)
        const after = await readDocument(out, 'a.docx').catch(() => undefined)
        expect((after?.document.text ?? '').trimEnd()).toBe(applyFixes(text, applied).trimEnd())
        const commented = await readDocument(writeCommented(bytes, read, faults), 'a.docx')
        expect(commented.document).toEqual(read.document)
      }),
      { numRuns: 300, seed: 7 },
    )
  })
})

function removeFirstLine(text: string): Fault | undefined {
  const end = text.indexOf('\n') + 1
  return end === 0
    ? undefined
    : { rule: 'X', severity: 'error', start: 0, end, message: '。', fix: { text: '', safe: true } }
}

/** Not in the middle of a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset)
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}

it('does not pretend to correct a PDF or a .doc', async () => {
  const read = { document: { text: '帐', format: 'pdf' as const }, map: { kind: 'pdf' as const, pages: [1] } }
  expect(() => writeCorrected(new Uint8Array(), read, [])).toThrow('另存为 .docx')
})
