import { describe, expect, it } from 'vitest'
import { buildDocx, level, numbered, paragraph } from '../fixtures/build-docx.ts'
import { formatNumber } from '../numerals.ts'
import type { DocxMap } from '../types.ts'
import { readDocx } from './index.ts'

const lines = (bytes: Uint8Array) => readDocx(bytes).document.text.split('\n')
const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`

const OFFICIAL = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimal', '（%4）')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`

describe('automatic numbering', () => {
  it('rebuilds 一、（一）1.（1） and restarts the deeper levels', () => {
    const body = [
      paragraph('加强领导', numbered(1, 0)),
      paragraph('建立机制', numbered(1, 1)),
      paragraph('制定方案', numbered(1, 2)),
      paragraph('明确责任', numbered(1, 2)),
      paragraph('压实责任', numbered(1, 1)),
      paragraph('落实到人', numbered(1, 2)),
      paragraph('突出重点', numbered(1, 0)),
      paragraph('开展活动', numbered(1, 1)),
    ].join('')
    expect(lines(buildDocx({ body, numbering: OFFICIAL }))).toEqual([
      '一、加强领导',
      '（一）建立机制',
      '1.制定方案',
      '2.明确责任',
      '（二）压实责任',
      '1.落实到人',
      '二、突出重点',
      '（一）开展活动',
    ])
  })

  it('tells how many characters of the line nobody typed', () => {
    const { document } = readDocx(buildDocx({ body: paragraph('加强领导', numbered(1, 1)), numbering: OFFICIAL }))
    expect(document.lines).toEqual([{ kind: 'list', autoNumber: 3 }])
  })

  it('counts on across instances of one definition, and restarts with startOverride', () => {
    const numbering = `${OFFICIAL}<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`
    const body = [1, 2, 3, 3, 1].map((id) => paragraph('甲', numbered(id, 0))).join('')
    expect(lines(buildDocx({ body, numbering }))).toEqual(['一、甲', '二、甲', '一、甲', '二、甲', '三、甲'])
  })

  it('follows a level redefined by an override', () => {
    const numbering = `${OFFICIAL}<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">${level(0, 'ideographTraditional', '%1项')}</w:lvlOverride></w:num>`
    const body = paragraph('内容', numbered(2, 0)) + paragraph('内容', numbered(2, 0))
    expect(lines(buildDocx({ body, numbering }))).toEqual(['甲项内容', '乙项内容'])
  })

  it('inherits numbering and level from styles, along basedOn and pStyle', () => {
    const styles = `<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="单位二级标题"/><w:basedOn w:val="H2"/></w:style>`
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'japaneseCounting', '%1、', '<w:pStyle w:val="H1"/>')}${level(1, 'japaneseCounting', '（%2）', '<w:pStyle w:val="H2"/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
    const style = (id: string) => `<w:pStyle w:val="${id}"/>`
    const body = [
      paragraph('总则', style('H1')),
      paragraph('职责', style('H2')),
      paragraph('分工', style('Mine')),
      paragraph('无号', style('H1') + numbered(0)),
      paragraph('附则', style('H1')),
    ].join('')
    const { document } = readDocx(buildDocx({ body, styles, numbering }))
    expect(document.text.split('\n')).toEqual(['一、总则', '（一）职责', '（二）分工', '无号', '二、附则'])
    expect(document.lines?.map((line) => line.level)).toEqual([1, 2, 2, 1, 1])
  })

  it('resolves a numbering style link', () => {
    const numbering = `<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="公文编号"/></w:abstractNum><w:abstractNum w:abstractNumId="6"><w:styleLink w:val="公文编号"/>${level(0, 'chineseCounting', '第%1条')}</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="5"/></w:num>`
    expect(lines(buildDocx({ body: paragraph('　目的', numbered(4, 0)), numbering }))).toEqual(['第一条　目的'])
  })

  it('prints multi-level and legal labels and keeps them off the text', () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
    const body = paragraph('概况', numbered(1, 0)) + paragraph('2025年建成', numbered(1, 1))
    expect(lines(buildDocx({ body, numbering }))).toEqual(['一概况', '1.1 2025年建成'])
  })

  it.each([
    ['chineseCountingThousand', 21, '二十一'],
    ['japaneseCounting', 110, '一百一十'],
    ['chineseLegalSimplified', 12, '壹拾贰'],
    ['ideographDigital', 10, '一〇'],
    ['ideographTraditional', 3, '丙'],
    ['decimalEnclosedCircle', 21, '㉑'],
    ['decimalEnclosedCircleChinese', 3, '③'],
    ['upperRoman', 14, 'XIV'],
    ['lowerLetter', 27, 'aa'],
    ['decimalFullWidth', 12, '１２'],
    ['decimalZero', 7, '07'],
    ['chineseCounting', 1e21, '1e+21'],
    ['chineseCounting', 2.5, '2.5'],
    ['lowerLetter', -30, '-30'],
    ['lowerLetter', 1e9, '1000000000'],
  ])('prints %s %d as %s', (format, value, printed) => {
    expect(formatNumber(format, value)).toBe(printed)
  })

  it('gives bullets no label and an unknown numbering no number', () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'bullet', '')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
    const body = paragraph('要点', numbered(1, 0)) + paragraph('悬空', numbered(99, 0))
    const { document } = readDocx(buildDocx({ body, numbering }))
    expect(document.text).toBe('要点\n悬空')
    expect(document.lines).toEqual([{ kind: 'list' }, { kind: 'paragraph' }])
  })
})

describe('tracked changes', () => {
  it('leaves deletions and moved-away text out and reads insertions', () => {
    const body = `<w:p>${run('共')}<w:del w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del><w:ins w:id="2">${run('15')}</w:ins><w:moveFrom w:id="3">${run('旧')}</w:moveFrom><w:moveTo w:id="4">${run('新')}</w:moveTo>${run('场')}</w:p>`
    expect(lines(buildDocx({ body }))).toEqual(['共15新场'])
  })

  it('joins paragraphs whose mark is deleted and does not count a deleted list item', () => {
    const gone = `<w:p><w:pPr>${numbered(1, 0)}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>`
    const half = `<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${run('前半句，')}</w:p>`
    const body = paragraph('甲', numbered(1, 0)) + gone + paragraph('乙', numbered(1, 0)) + half + paragraph('后半句。')
    expect(lines(buildDocx({ body, numbering: OFFICIAL }))).toEqual(['一、甲', '二、乙', '前半句，后半句。'])
  })

  it('leaves a deleted table row out', () => {
    const row = (text: string, more = '') => `<w:tr>${more}<w:tc>${paragraph(text)}</w:tc></w:tr>`
    const body = `<w:tbl>${row('留')}${row('删', '<w:trPr><w:del w:id="1"/></w:trPr>')}</w:tbl>`
    expect(lines(buildDocx({ body }))).toEqual(['留'])
  })
})

describe('structure', () => {
  it('reads tables cell by cell', () => {
    const cell = (text: string) => `<w:tc><w:tcPr/>${text ? paragraph(text) : '<w:p/>'}</w:tc>`
    const body = `${paragraph('下表：')}<w:tbl><w:tr>${cell('场次')}${cell('128')}</w:tr><w:tr>${cell('')}${cell('36')}</w:tr></w:tbl>${paragraph('如上。')}`
    const { document } = readDocx(buildDocx({ body }))
    expect(document.text).toBe('下表：\n场次\n128\n36\n如上。')
    expect(document.lines?.map((line) => line.kind)).toEqual(['paragraph', 'table', 'table', 'table', 'paragraph'])
  })

  it('reads a text box once, after the paragraph that anchors it', () => {
    const alternate = `<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box('框内文字')}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box('框内文字')}</v:textbox></mc:Fallback></mc:AlternateContent>`
    const body = `<w:p>${run('框前')}<w:r>${alternate}<w:t>框后</w:t></w:r></w:p>${paragraph('下一段')}`
    const { document, map } = readDocx(buildDocx({ body }))
    expect(document.text).toBe('框前框后\n框内文字\n下一段')
    expect(document.lines?.[1]).toEqual({ kind: 'textbox' })
    const runs = (map as DocxMap).spans.map((span) => span.run?.start)
    expect(new Set(runs).size).toBe(4)
  })

  it('reads an old VML text box that has no alternative', () => {
    const body = `<w:p><w:r><w:pict><v:shape><v:textbox>${box('老框')}</v:textbox></v:shape></w:pict></w:r></w:p>`
    expect(lines(buildDocx({ body }))).toEqual(['', '老框'])
  })

  it('reads content controls and hyperlinks, and field results without their codes', () => {
    const body = `<w:sdt><w:sdtContent><w:p>${run('控件')}<w:hyperlink>${run('链接')}</w:hyperlink>${field('begin')}<w:r><w:instrText> REF 总数 </w:instrText></w:r>${field('separate')}${run('128')}${field('end')}<w:fldSimple w:instr=" DOCPROPERTY x ">${run('场')}</w:fldSimple></w:p></w:sdtContent></w:sdt>`
    expect(lines(buildDocx({ body }))).toEqual(['控件链接128场'])
  })

  it('leaves the generated table of contents out but nothing after it', () => {
    const body = `<w:p>${field('begin')}<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>${field('separate')}${run('一、领导')}</w:p>${paragraph('二、做法')}<w:p>${field('end')}</w:p>${paragraph('正文')}`
    expect(lines(buildDocx({ body }))).toEqual(['', '正文'])
  })

  it('hides nothing when a field is never closed', () => {
    const toc = `<w:p>${field('begin')}<w:r><w:instrText>TOC</w:instrText></w:r>${field('separate')}${run('目录项')}</w:p>`
    const code = `<w:p>${field('begin')}<w:r><w:instrText>REF</w:instrText></w:r></w:p>`
    expect(lines(buildDocx({ body: `${toc}${paragraph('正文')}` }))).toEqual(['目录项', '正文'])
    expect(lines(buildDocx({ body: `${code}${paragraph('正文')}` }))).toEqual(['', '正文'])
  })

  it('keeps soft line breaks as lines and tabs as tabs, drops page breaks at the edge and hidden text', () => {
    const body = `<w:p><w:r><w:br w:type="page"/><w:t>上</w:t><w:br/><w:t>下</w:t><w:tab/><w:t>右</w:t></w:r><w:r><w:br w:type="page"/></w:r>${run('隐', '<w:vanish/>')}</w:p>`
    const { document } = readDocx(buildDocx({ body }))
    expect(document.text).toBe('上\n下\t右')
    expect(document.lines).toHaveLength(2)
  })

  it('never glues a footnote mark to a figure, and puts the note after the body', () => {
    const footnotes = `<w:footnote w:type="separator" w:id="-1"><w:p>${run('线')}</w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>${run('截至六月底。')}</w:p></w:footnote>`
    const body = `<w:p>${run('开展128')}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>${run('场次')}</w:p>`
    const { document } = readDocx(buildDocx({ body, footnotes }))
    expect(document.text).toBe('开展128场次\n截至六月底。')
    expect(document.lines?.[1]).toEqual({ kind: 'footnote' })
  })

  it('reads a header once, without page numbers', () => {
    const header = paragraph('示例街道办事处')
    const pages = `<w:p>${run('第')}<w:fldSimple w:instr="PAGE">${run('3')}</w:fldSimple>${run('页')}</w:p>`
    const { document } = readDocx(
      buildDocx({ body: paragraph('正文'), headers: [header, header, pages, paragraph('— 1 —')] }),
    )
    expect(document.text).toBe('正文\n示例街道办事处\n第页')
    expect(document.lines?.[1]).toEqual({ kind: 'header' })
  })

  it('takes heading levels from outline levels and knows the title', () => {
    const styles = `<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="自定"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>`
    const body = [
      paragraph('题', '<w:pStyle w:val="a"/>'),
      paragraph('二级', '<w:pStyle w:val="b"/>'),
      paragraph('一级', '<w:outlineLvl w:val="0"/>'),
      paragraph('正文', '<w:pStyle w:val="b"/><w:outlineLvl w:val="9"/>'),
    ].join('')
    expect(readDocx(buildDocx({ body, styles })).document.lines).toEqual([
      { kind: 'heading' },
      { kind: 'heading', level: 2 },
      { kind: 'heading', level: 1 },
      { kind: 'paragraph' },
    ])
  })

  it('understands other namespace prefixes and the strict namespace', () => {
    const strict =
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:pPr><x:outlineLvl x:val="0"/></x:pPr><x:r><x:t>标题</x:t></x:r></x:p></x:body></x:document>'
    const { document } = readDocx(
      buildDocx({ body: '', extra: { 'word/document.xml': new TextEncoder().encode(strict) } }),
    )
    expect(document).toEqual({ text: '标题', lines: [{ kind: 'heading', level: 1 }], format: 'docx' })
  })
})

describe('mapping back', () => {
  it('points every piece of text at its place in the XML', () => {
    const body = `${paragraph('甲&amp;乙', numbered(1, 0))}<w:p>${run('一段')}<w:r><w:br/></w:r>${run('两行')}</w:p>`
    const { document, map } = readDocx(buildDocx({ body, numbering: OFFICIAL }))
    const { parts, spans } = map as DocxMap
    const xml = parts['word/document.xml'] as string
    expect(spans.map((span) => [document.text.slice(span.start, span.end), xml.slice(span.from, span.to)])).toEqual([
      ['一、', ''],
      ['甲&乙', '甲&amp;乙'],
      ['一段', '一段'],
      ['\n', '<w:br/>'],
      ['两行', '两行'],
    ])
  })
})
