import { readFileSync } from 'node:fs'
import { strToU8, zipSync, zlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { buildDocx, paragraph } from './fixtures/build-docx.ts'
import { checkSize, readDocument } from './index.ts'

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
const lines = async (name: string) => (await readDocument(fixture(name), name)).document.text.split('\n')

/** A compound file with nothing but a header and a directory entry of this name. */
function compound(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  new DataView(bytes.buffer).setUint16(30, 9, true)
  bytes.set(utf16(stream), 1024)
  return bytes
}

/** A one-page PDF whose page paints nothing. */
const BLANK_PDF = strToU8(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
)

/** A small file with more pieces of text than a year of reports. */
const endlessPdf = () => {
  const content = zlibSync(strToU8('BT /F1 12 Tf 10 10 Td (ab) Tj ET\n'.repeat(450_000)), { level: 1 })
  const head = strToU8(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n4 0 obj<</Length ${content.length}/Filter/FlateDecode>>\nstream\n`,
  )
  const tail = strToU8('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF')
  return new Uint8Array(Buffer.concat([head, content, tail]))
}

describe('kinds are told by content, not by name', () => {
  it('reads a .docx named .txt and a text named .docx', async () => {
    const docx = buildDocx({ body: paragraph('示例正文') })
    expect((await readDocument(docx, 'a.txt')).document).toMatchObject({ text: '示例正文', format: 'docx' })
    expect((await readDocument(strToU8('示例正文'), 'a.docx')).document).toMatchObject({
      text: '示例正文',
      format: 'text',
    })
  })

  it('unifies line ends and keeps where they were two characters', async () => {
    const { document, map } = await readDocument(strToU8('一\r\n二\r三\n四\r\n'), 'a.txt')
    expect(document.text).toBe('一\n二\n三\n四\n')
    expect(map).toMatchObject({ source: '一\r\n二\r三\n四\r\n', collapsed: [1, 7] })
  })

  it('knows headings, lists and tables of Markdown without changing its text', async () => {
    const text = '# 总标题\n\n## 一、领导\n- 要点\n| 场次 | 128 |\n正文'
    const { document } = await readDocument(strToU8(text), 'a.md')
    expect(document.text).toBe(text)
    expect(document.lines).toEqual([
      { kind: 'heading', level: 1 },
      { kind: 'paragraph' },
      { kind: 'heading', level: 2 },
      { kind: 'list' },
      { kind: 'table' },
      { kind: 'paragraph' },
    ])
  })
})

describe('.doc', () => {
  it('reads body, table cells and footnotes with Chinese punctuation kept', async () => {
    const { document } = await readDocument(fixture('report.doc'), 'report.doc')
    const text = document.text.split('\n')
    expect(text[0]).toBe('示例街道创建工作汇报')
    expect(text[2]).toMatch(/^示例街道坚持把文明创建作为一项长期任务，全年共开展志愿服务128场次，/)
    expect(text.slice(5, 9)).toEqual(['项目', '场次', '道德讲堂', '36'])
    expect(document.lines?.slice(5, 9)).toEqual(Array(4).fill({ kind: 'table' }))
    expect(text.at(-1)?.trim()).toBe('截至六月底数据。')
    expect(document.lines?.at(-1)).toEqual({ kind: 'footnote' })
  })

  it('leaves out tracked deletions, hidden text and field codes, and puts text boxes after the body', async () => {
    const { document } = await readDocument(fixture('revised.doc'), 'revised.doc')
    expect(document.text.split('\n')).toEqual([
      '示例街道“创建”汇报',
      '共开展新15场次。',
      expect.stringMatching(/^日期：\d{4}年，上$/),
      '下',
      '第1段，开展志愿服务0场次ABC café。',
      '第2段，开展志愿服务1场次ABC café。',
      '框内文字',
    ])
    expect(document.lines?.at(-1)).toEqual({ kind: 'textbox' })
  })

  it('rebuilds automatic numbers of every level and knows headings', async () => {
    const { document } = await readDocument(fixture('numbered.doc'), 'numbered.doc')
    const seen = document.text.split('\n').map((text, index) => [text, document.lines?.[index]] as const)
    expect(seen.slice(0, 11)).toEqual([
      ['示例街道创建工作汇报', { kind: 'heading' }],
      ['一、加强组织领导', { kind: 'list', autoNumber: 2 }],
      ['示例正文一段。', { kind: 'paragraph' }],
      ['（一）健全机制', { kind: 'list', autoNumber: 3 }],
      ['（二）压实责任', { kind: 'list', autoNumber: 3 }],
      ['1.主要领导负总责。', { kind: 'list', autoNumber: 2 }],
      ['2.分管领导抓落实。', { kind: 'list', autoNumber: 2 }],
      ['（1）每月一会。', { kind: 'list', autoNumber: 3 }],
      ['（2）每季一评。', { kind: 'list', autoNumber: 3 }],
      ['（三）强化保障', { kind: 'list', autoNumber: 3 }],
      ['1.从一重新编号。', { kind: 'list', autoNumber: 2 }],
    ])
    const texts = seen.map(([text]) => text)
    expect(texts.slice(13, 15)).toEqual(['三、有软换行', '的第二行'])
    expect(seen[17]).toEqual(['第一章总则', { kind: 'heading', level: 1, autoNumber: 3 }])
    expect(seen[22]).toEqual(['取消编号的标题', { kind: 'heading', level: 1 }])
    expect(texts.slice(23, 26)).toEqual(['①第一项', '圆点', '②第二项'])
    expect(seen.slice(28, 30)).toEqual([
      ['③', { kind: 'table', autoNumber: 1 }],
      ['道德讲堂1', { kind: 'table' }],
    ])
  })

  it('refuses a file whose sector chain runs in a circle', async () => {
    const bytes = fixture('report.doc')
    const view = new DataView(bytes.buffer)
    const table = (view.getInt32(76, true) + 1) * 512
    const directory = view.getInt32(48, true)
    const second = view.getInt32(table + directory * 4, true)
    view.setInt32(table + second * 4, directory, true)
    await expect(readDocument(bytes, 'a.doc')).rejects.toMatchObject({ code: 'broken' })
  })

  it('refuses a file cut short', async () => {
    await expect(readDocument(fixture('report.doc').subarray(0, 6000), 'a.doc')).rejects.toMatchObject({
      name: 'ReadError',
    })
  })
})

describe('.pdf', () => {
  it('rejoins printed lines into paragraphs, across pages too', async () => {
    const text = await lines('report.pdf')
    expect(text.slice(0, 2)).toEqual(['示例街道创建工作汇报', '一、加强组织领导'])
    expect(text[2]).toMatch(/^示例街道坚持.*志愿服务128场次，参与群众3600人次，投入经费1\.5万元.*日益浓厚。$/)
    const body = text.filter((line) => line.startsWith('示例街道坚持'))
    expect(new Set(body).size).toBe(1)
  })

  it('keeps footnote marks and exponents off the figures', async () => {
    const text = await lines('report.pdf')
    expect(text[4]).toMatch(/^全年开展活动128场次，面积1\.5²，/)
    expect(text.at(-1)).toBe('截至六月底数据。')
  })

  it('reads a table cell by cell', async () => {
    expect((await lines('report.pdf')).slice(5, 9)).toEqual(['项目', '场次', '道德讲堂', '36'])
  })

  it('tells on which page a line begins', async () => {
    const { map } = await readDocument(fixture('report.pdf'), 'report.pdf')
    expect(map).toMatchObject({ kind: 'pdf' })
    const pages = map.kind === 'pdf' ? map.pages : []
    expect([pages[0], pages.at(-2)]).toEqual([1, 3])
  })
})

describe('damaged files', () => {
  it.each([
    'report.doc',
    'revised.doc',
    'numbered.doc',
    'a.docx',
  ])('%s with flipped bytes is read or refused in words, never more', async (name) => {
    const whole = name.endsWith('.doc') ? fixture(name) : buildDocx({ body: paragraph('示例正文').repeat(20) })
    let seed = 1
    const random = (below: number) => {
      seed = (seed * 48271) % 2147483647
      return seed % below
    }
    for (let round = 0; round < 150; round++) {
      const bytes = whole.slice(0, random(4) === 0 ? random(whole.length) + 1 : whole.length)
      for (let flips = 0; flips < 8; flips++)
        bytes[random(Math.min(bytes.length, random(2) ? 1024 : bytes.length))] = random(256)
      await readDocument(bytes, name).catch((error: unknown) => {
        expect(error).toMatchObject({ name: 'ReadError' })
      })
    }
  })
})

describe('bad input gets one clear sentence', () => {
  const docx = buildDocx({ body: paragraph('示例') })
  const lockedZip = docx.slice()
  lockedZip[6] = 1
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(200 * 2 ** 20) }, { level: 1 })
  const many = zipSync(Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`x/${index}`, new Uint8Array()])))
  it.each([
    ['empty', new Uint8Array(), '文件是空的'],
    ['encrypted', compound('EncryptedPackage'), '文件已加密'],
    ['encrypted', lockedZip, '文件已加密'],
    ['encrypted', fixture('locked.pdf'), 'PDF 设有打开密码'],
    ['broken', docx.subarray(0, docx.length - 40), '文件已损坏'],
    ['broken', buildDocx({ body: '<w:p><w:r>' }), '文件已损坏'],
    ['broken', strToU8('%PDF-1.7\n乱写'), 'PDF 已损坏'],
    ['zip-bomb', bomb, '压缩炸弹'],
    ['zip-bomb', many, '压缩炸弹'],
    ['zip-bomb', zipSync({ 'word/document.xml': new Uint8Array(20 * 2 ** 20) }), '压缩炸弹'],
    ['too-large', buildDocx({ body: '<w:p/>'.repeat(600_001) }), '段落和文字片段太多'],
    ['no-text', BLANK_PDF, 'PDF 里没有文字'],
    ['too-large', endlessPdf(), 'PDF 里的文字片段太多'],
    ['no-text', buildDocx({ body: '<w:p/>' }), '文件里没有文字'],
    ['no-text', strToU8(' \r\n'), '文件里没有文字'],
    ['binary', Uint8Array.from({ length: 600 }, (_, index) => (index * 73) % 256), '不是文本文件'],
    ['unsupported', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), '这是 Excel 表格'],
    ['unsupported', zipSync({ 'a.txt': strToU8('甲') }), '这是压缩包'],
    ['unsupported', compound('Workbook'), '这是 Excel 表格'],
    ['unsupported', strToU8('{\\rtf1 x}'), '这是 RTF 文档'],
    ['unsupported', strToU8('<!DOCTYPE html><p>甲'), '这是网页或 XML 文件'],
  ])('%s (%#)', async (code, bytes, sentence) => {
    const error = await readDocument(bytes, 'a.txt').catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'ReadError', code })
    expect((error as Error).message).toContain(sentence)
    expect((error as Error).message).toMatch(/[：，].*。$/)
  })

  it('refuses 500 MB by size alone', () => {
    expect(() => checkSize(500 * 2 ** 20)).toThrow('文件有 500 MB')
  })

  it('stops at an entry that unpacks to more than it declares', async () => {
    const lying = zipSync({ 'word/document.xml': new Uint8Array(8 * 2 ** 20) })
    const view = new DataView(lying.buffer)
    for (let at = 0; at < lying.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
    }
    await expect(readDocument(lying, 'a.docx')).rejects.toMatchObject({ name: 'ReadError' })
  })
})
