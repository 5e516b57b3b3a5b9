import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test, vi } from 'vitest'
import { docxText, type Gongwen, gongwenText, type Part, renderGongwen } from './index.ts'

const words = (text: string): Part => ({ type: 'text', text })
const figure = (id: string, text: string): Part => ({ type: 'figure', id, text })

const sample: Gongwen = {
  title: '示例街道文明单位创建工作汇报',
  recipients: ['示例区文明办', '示例区委宣传部'],
  blocks: [
    { type: 'heading', level: 1, parts: [words('组织领导')] },
    { type: 'heading', level: 2, parts: [words('健全机制')] },
    { type: 'heading', level: 3, parts: [words('领导小组')] },
    { type: 'heading', level: 4, parts: [words('分工')] },
    {
      type: 'paragraph',
      parts: [
        words('服务'),
        figure('volunteer.hours', '8456.5'),
        words('小时，开会'),
        figure('meeting.count', '26'),
        words('次。'),
      ],
    },
    { type: 'heading', level: 1, parts: [words('成效')] },
    {
      type: 'list',
      marker: 'is',
      items: [[words('服务'), figure('volunteer.hours', '8456.5'), words('小时。')], [words('好。')]],
    },
    {
      type: 'table',
      caption: '主要数据',
      columns: [{ title: '项目', width: 2, align: 'left' }, { title: '数值' }],
      rows: [
        [[words('会议')], [figure('meeting.count', '26')]],
        [[words('空')], []],
      ],
    },
    { type: 'paragraph', parts: [words('特此汇报。')] },
  ],
  attachments: ['数据表', '佐证目录'],
  signature: '示例街道办事处',
  date: '2026-05-01',
}

async function parts(document: unknown): Promise<Record<string, string>> {
  const files = unzipSync(await renderGongwen(document))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

const part = async (name: string, document: unknown = sample) => (await parts(document))[name] ?? ''
const body = (document: unknown = sample) => part('word/document.xml', document)

function style(xml: string, id: string): string {
  return new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`).exec(xml)?.[0] ?? ''
}

/** The paragraph of the body that holds a text. */
function paragraphWith(xml: string, text: string): string {
  return xml.match(/<w:p>.*?<\/w:p>/g)?.find((paragraph) => paragraph.replace(/<[^>]+>/g, '').includes(text)) ?? ''
}

describe('page', () => {
  test('A4 with 37/28/35/26 mm in twips and 22 lines', async () => {
    const xml = await body()
    expect(xml).toMatch(/<w:pgSz [^>]*w:w="11906" w:h="16838"/)
    const margin = /<w:pgMar [^>]*>/.exec(xml)?.[0]
    expect(margin).toContain('w:top="2098"')
    expect(margin).toContain('w:right="1474"')
    expect(margin).toContain('w:bottom="1984"')
    expect(margin).toContain('w:left="1587"')
    expect(xml).toMatch(/<w:docGrid [^>]*w:type="lines"/)
    expect(xml).toContain('w:linePitch="579"')
  })

  test('page numbers stand right on odd and left on even pages', async () => {
    const files = await parts(sample)
    expect(files['word/settings.xml']).toMatch(/<w:evenAndOddHeaders(\/>| w:val="(true|1)")/)
    const relations = files['word/_rels/document.xml.rels'] ?? ''
    const footer = (type: string) => {
      const id = new RegExp(`<w:footerReference[^>]*w:type="${type}"[^>]*>`)
        .exec(files['word/document.xml'] ?? '')?.[0]
        .match(/r:id="(\w+)"/)?.[1]
      const target = new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`)
        .exec(relations)?.[0]
        .match(/Target="([^"]+)"/)?.[1]
      return files[`word/${target}`] ?? ''
    }
    expect(footer('default')).toContain('<w:jc w:val="right"/>')
    expect(footer('even')).toContain('<w:jc w:val="left"/>')
    for (const type of ['default', 'even']) {
      expect(
        footer(type)
          .replace(/<w:fldChar[^>]*>|<w:instrText[^>]*>PAGE<\/w:instrText>/g, '')
          .replace(/<[^>]+>/g, ''),
      ).toBe('—  —')
      expect(footer(type)).toContain('PAGE')
    }
  })
})

describe('styles', () => {
  test('body, title and heading levels name the fonts of the standard and embed none', async () => {
    const files = await parts(sample)
    const styles = files['word/styles.xml'] ?? ''
    const fonts = {
      Normal: '仿宋_GB2312',
      Title: '方正小标宋简体',
      Heading1: '黑体',
      Heading2: '楷体_GB2312',
      Heading3: '仿宋_GB2312',
      Heading4: '仿宋_GB2312',
      PageNumber: '宋体',
    }
    for (const [id, font] of Object.entries(fonts)) {
      for (const slot of ['ascii', 'hAnsi', 'eastAsia']) expect(style(styles, id)).toContain(`w:${slot}="${font}"`)
    }
    expect(style(styles, 'Title')).toContain('<w:sz w:val="44"/>')
    expect(style(styles, 'Normal')).toContain('<w:sz w:val="32"/>')
    expect(Object.keys(files).filter((name) => /font.*\.(odttf|ttf)/i.test(name))).toEqual([])
  })

  test('headings carry the names and outline levels by which programs know them', async () => {
    const styles = await part('word/styles.xml')
    for (const level of [1, 2, 3, 4]) {
      expect(style(styles, `Heading${level}`)).toContain(`<w:name w:val="heading ${level}"/>`)
      expect(style(styles, `Heading${level}`)).toContain(`<w:outlineLvl w:val="${level - 1}"/>`)
    }
    expect(styles.match(/w:styleId="Heading1"/g)).toHaveLength(1)
  })

  test('lines are 28.95 pt exactly, indented two characters, 28 to a line', async () => {
    const normal = style(await part('word/styles.xml'), 'Normal')
    expect(normal).toMatch(/<w:spacing [^>]*w:line="579" w:lineRule="exact"/)
    expect(normal).toContain('w:firstLineChars="200"')
    expect(normal).toContain('<w:spacing w:val="-5"/>')
    expect(normal).toContain('<w:widowControl w:val="0"/>')
    expect(normal.indexOf('w:autoSpaceDN')).toBeLessThan(normal.indexOf('w:line='))
  })

  test('Chinese is declared as Chinese, and Latin is not: else LibreOffice breaks lines inside numbers', async () => {
    expect(await part('word/styles.xml')).toMatch(/<w:lang w:val="en-US" w:eastAsia="zh-CN"/)
  })
})

describe('text', () => {
  test('the file reads exactly as the plain text of the document', async () => {
    const squeeze = (text: string) => text.replace(/\s/g, '')
    expect(squeeze(docxText(await renderGongwen(sample)))).toBe(squeeze(gongwenText(sample)))
  })

  test('headings have their styles and numbers', async () => {
    const xml = await body()
    const expected = {
      '一、组织领导': 'Heading1',
      '（一）健全机制': 'Heading2',
      '1.领导小组': 'Heading3',
      '（1）分工': 'Heading4',
      '二、成效': 'Heading1',
    }
    for (const [text, id] of Object.entries(expected)) {
      expect(paragraphWith(xml, text)).toContain(`<w:pStyle w:val="${id}"/>`)
    }
  })

  test('hostile text stays text', async () => {
    const text = '<w:p/>&amp;"\'\u0000\u000b\ud800]]>'
    const xml = await body({ ...sample, blocks: [{ type: 'paragraph', parts: [words(text)] }] })
    expect(xml).toContain('&lt;w:p/&gt;&amp;amp;')
    expect(docxText(await renderGongwen({ ...sample, title: text }))).toContain('<w:p/>&amp;"\']]>')
  })

  test('table heads repeat on the next page and columns fill the text area', async () => {
    const xml = await body()
    expect(xml).toContain('<w:tblHeader/>')
    const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width))
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11_906 - 1587 - 1474)
    expect(paragraphWith(xml, '会议')).toContain('<w:pStyle w:val="TableText"/>')
  })
})

describe('figures', () => {
  test('the bookmark of a figure holds its number and nothing else', async () => {
    expect(await body()).toMatch(
      /<w:bookmarkStart w:name="volunteer\.hours" w:id="1"\/><w:r><w:t[^>]*>8456\.5<\/w:t><\/w:r><w:bookmarkEnd w:id="1"\/>/,
    )
  })

  test('a figure quoted again gets a name and an id of its own', async () => {
    const xml = await body()
    const starts = [...xml.matchAll(/<w:bookmarkStart w:name="([^"]+)" w:id="(\d+)"\/>/g)]
    expect(starts.map(([, name]) => name)).toEqual([
      'volunteer.hours',
      'meeting.count',
      'volunteer.hours.2',
      'meeting.count.2',
    ])
    expect(starts.map(([, , id]) => id)).toEqual(['1', '2', '3', '4'])
    expect([...xml.matchAll(/<w:bookmarkEnd w:id="(\d+)"\/>/g)].map(([, id]) => id)).toEqual(['1', '2', '3', '4'])
  })
})

describe('closing', () => {
  const rightIndent = (paragraph: string) => Number(/w:right="(-?\d+)"/.exec(paragraph)?.[1])

  test('the date stands four characters in and a short signature is centred on it', async () => {
    const xml = await body()
    expect(rightIndent(paragraphWith(xml, '2026年5月1日'))).toBe(4 * 315)
    // 7 characters over a date of 6: half a character further out.
    expect(rightIndent(paragraphWith(xml, '示例街道办事处'))).toBe(Math.round(3.5 * 315))
  })

  test('a long signature stays inside the text area and the date moves to its middle', async () => {
    const xml = await body({ ...sample, signature: '示例省示例市示例区人民政府示例街道办事处' })
    expect(rightIndent(paragraphWith(xml, '示例省'))).toBe(0)
    expect(rightIndent(paragraphWith(xml, '2026年5月1日'))).toBe(7 * 315)
  })

  test('signature and date never stand alone on a page', async () => {
    const xml = await body()
    for (const text of ['特此汇报。', '附件：1.数据表', '2.佐证目录', '示例街道办事处']) {
      expect(paragraphWith(xml, text)).toContain('<w:keepNext/>')
    }
  })

  test('a single attachment has no number', async () => {
    expect(gongwenText({ ...sample, attachments: ['数据表'] })).toContain('附件：数据表')
  })
})

describe('red head', () => {
  const official = { ...sample, issuer: '示例街道办事处文件', documentNumber: '示街办〔2026〕12号' }

  test('a work report without an issuer has nothing red', async () => {
    expect(await body()).not.toContain('FF0000')
  })

  test('issuer, number and red line come before the title', async () => {
    const xml = await body(official)
    expect(paragraphWith(xml, '示例街道办事处文件')).toContain('<w:pStyle w:val="IssuerHead"/>')
    expect(paragraphWith(xml, '示街办〔2026〕12号')).toMatch(/<w:pBdr><w:bottom [^>]*w:color="FF0000"/)
    expect(paragraphWith(xml, '示街办〔2026〕12号')).not.toContain('w:line=')
    expect(xml.indexOf('示街办')).toBeLessThan(xml.indexOf(sample.title))
  })

  test('a report to a superior names who signed it, in 楷体', async () => {
    const xml = paragraphWith(await body({ ...official, signer: '示例甲' }), '签发人：')
    expect(xml).toMatch(/楷体_GB2312[^<]*"\/><\/w:rPr><w:t[^>]*>示例甲/)
  })
})

describe('file', () => {
  test('equal input gives equal bytes, whenever and in whatever order it is rendered', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-01T08:00:00Z') })
    const first = await renderGongwen(sample)
    vi.setSystemTime(new Date('2031-11-09T17:30:00Z'))
    const second = await renderGongwen(structuredClone(sample))
    vi.useRealTimers()
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })

  test('its properties name the title, the unit and the given time, nobody and nothing else', async () => {
    const files = unzipSync(await renderGongwen(sample, { time: new Date('2026-05-02T03:04:05.678Z') }))
    const core = strFromU8(files['docProps/core.xml'] ?? new Uint8Array())
    expect(core).toContain(`<dc:title>${sample.title}</dc:title>`)
    expect(core).toContain('<dc:creator>示例街道办事处</dc:creator>')
    expect(core.match(/2026-05-02T03:04:05Z/g)).toHaveLength(2)
    expect(core).not.toMatch(/Un-named|docx/i)
  })

  test('a document older than zip files is written too', async () => {
    expect(docxText(await renderGongwen({ ...sample, date: '1949-10-01' }))).toContain('1949年10月1日')
  })

  test.each([
    ['no title', { title: ' ' }, '不能为空'],
    ['a day that does not exist', { date: '2026-02-30' }, '成文日期'],
    ['no text', { blocks: [] }, '正文没有内容'],
    ['a number without a head', { documentNumber: '示街办〔2026〕1号' }, '发文机关标志'],
    ['a ragged table', { blocks: [{ type: 'table', columns: [{ title: '甲' }], rows: [[[], []]] }] }, '列数'],
  ])('refuses %s with a sentence', async (_, change, message) => {
    await expect(renderGongwen({ ...sample, ...change })).rejects.toThrow(message)
  })
})
