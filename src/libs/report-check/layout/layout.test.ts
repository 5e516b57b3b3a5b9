import { describe, expect, it } from 'vitest'
import { type Gongwen, renderGongwen } from '../../gongwen/index.ts'
import { buildDocx, paragraph } from '../read/fixtures/build-docx.ts'
import { readDocument } from '../read/index.ts'
import { checkLayout } from './index.ts'

const PAGE =
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>'
const section = (content = PAGE) => `<w:sectPr>${content}</w:sectPr>`
const style = (font: string, size: number, more = '') =>
  `<w:rPr><w:rFonts w:eastAsia="${font}"/>${more}<w:sz w:val="${size}"/></w:rPr>`
const EXACT = '<w:spacing w:line="570" w:lineRule="exact"/>'
const line = (text: string, font = '仿宋_GB2312', size = 32, properties = EXACT, more = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r>${style(font, size, more)}<w:t>${text}</w:t></w:r></w:p>`
const TITLE = line('示例街道创建工作汇报', '方正小标宋简体', 44, '<w:jc w:val="center"/>')
const GOOD =
  TITLE + line('一、加强领导', '黑体') + line('（一）健全机制', '楷体_GB2312') + line('全年开展活动128场次。')

async function faultsOf(bytes: Uint8Array) {
  const read = await readDocument(bytes, 'a.docx')
  return checkLayout(bytes, read).map(({ start, end, rule, message }) => ({
    rule,
    text: read.document.text.slice(start, end),
    message,
  }))
}
/** Faults of a body, page numbers and heading styles aside. */
async function bodyFaults(body: string, styles?: string) {
  const faults = await faultsOf(buildDocx({ body, styles }))
  return faults.filter(({ rule }) => rule !== 'L-PAGENO' && rule !== 'L-HEADING')
}

describe('layout by GB/T 9704', () => {
  it('finds nothing in a document our own writer made', async () => {
    const text = (value: string) => [{ type: 'text' as const, text: value }]
    const model: Gongwen = {
      title: '示例街道创建工作汇报',
      recipients: ['示例市创建办公室'],
      blocks: [
        { type: 'heading', level: 1, parts: text('加强组织领导') },
        { type: 'heading', level: 2, parts: text('健全工作机制') },
        { type: 'paragraph', parts: text('全年开展志愿服务128场次。') },
      ],
      signature: '示例街道办事处',
      date: '2026-05-01',
    }
    expect(await faultsOf(await renderGongwen(model))).toEqual([])
  })

  it('accepts the standard and what offices use in its place', async () => {
    expect(await bodyFaults(GOOD + section())).toEqual([])
    const tolerated =
      line('示例汇报', '华文中宋', 44, '<w:jc w:val="center"/>') +
      line('一、领导', 'SimHei') +
      line('（一）机制', 'KaiTi') +
      line('正文。', '仿宋')
    expect(await bodyFaults(tolerated + section())).toEqual([])
  })

  it('names paper and margins that are off, with what they should be', async () => {
    const letter = section(
      '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1474" w:bottom="1984" w:left="1588"/>',
    )
    expect(await bodyFaults(GOOD + letter)).toMatchObject([
      { rule: 'L-PAPER', message: expect.stringContaining('215.9 mm × 279.4 mm') },
      { rule: 'L-MARGIN', message: '页边距不合要求：上 25.4 mm（应为 37 mm）。' },
    ])
  })

  it('allows one millimetre and pages turned for tables', async () => {
    const near = section(PAGE.replace('2098', '2154').replace('1588', '1534'))
    expect(await bodyFaults(GOOD + near)).toEqual([])
    const turned = section(
      '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1588" w:right="2098" w:bottom="1474" w:left="1984"/>',
    )
    expect(await bodyFaults(GOOD + turned)).toEqual([])
  })

  it('checks every section at its first line', async () => {
    const first = `<w:p><w:pPr>${EXACT}${section()}</w:pPr><w:r>${style('仿宋', 32)}<w:t>第一节。</w:t></w:r></w:p>`
    const faults = await bodyFaults(`${first}${line('第二节。')}${section(PAGE.replace('1588', '1000'))}`)
    expect(faults).toMatchObject([{ rule: 'L-MARGIN', text: '第二节。' }])
  })

  it('checks fonts by level, and of a run-on heading only the heading', async () => {
    const runOn = `<w:p><w:pPr>${EXACT}</w:pPr><w:r>${style('楷体', 32)}<w:t>（二）建章立制。</w:t></w:r><w:r>${style('仿宋', 32)}<w:t>制定办法。</w:t></w:r></w:p>`
    const body =
      TITLE + line('一、领导', '宋体') + line('（一）机制', '黑体') + runOn + line('1.正文', '宋体') + section()
    expect(await bodyFaults(body)).toEqual([
      { rule: 'L-FONT', text: '一、领导', message: '一级标题字体为宋体，应为黑体。' },
      { rule: 'L-FONT', text: '（一）机制', message: '二级标题字体为黑体，应为楷体。' },
      { rule: 'L-FONT', text: '1.正文', message: '正文字体为宋体，应为仿宋体。' },
    ])
  })

  it('reports neighbouring paragraphs with the same fault once', async () => {
    const body =
      TITLE + line('甲。', '仿宋', 28) + line('乙。', '仿宋', 28) + line('丙。') + line('丁。', '仿宋', 28) + section()
    expect(await bodyFaults(body)).toMatchObject([
      { rule: 'L-SIZE', text: '甲。', message: '正文字号为 14 磅，应为 3 号（16 磅）（连续 2 段）。' },
      { rule: 'L-SIZE', text: '丁。' },
    ])
  })

  it('takes line pitch from fixed spacing or from the grid', async () => {
    const loose = line('甲。', '仿宋', 32, '<w:spacing w:line="360" w:lineRule="auto"/>')
    expect(await bodyFaults(TITLE + loose + section())).toMatchObject([
      { rule: 'L-PITCH', message: expect.stringContaining('1.5 倍行距') },
    ])
    const onGrid = line('甲。', '仿宋', 32, '')
    expect(
      await bodyFaults(TITLE + onGrid + section(`${PAGE}<w:docGrid w:type="linesAndChars" w:linePitch="579"/>`)),
    ).toEqual([])
    const tight = line('甲。', '仿宋', 32, '<w:spacing w:line="400" w:lineRule="exact"/>')
    expect(await bodyFaults(TITLE + tight + section())).toMatchObject([{ message: expect.stringContaining('20 磅') }])
  })

  it('resolves styles, defaults and theme-less fonts', async () => {
    const styles = `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr>${EXACT}</w:pPr><w:rPr><w:rFonts w:eastAsia="仿宋"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:name w:val="heading 1"/><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>`
    const body = TITLE + paragraph('一、领导', '<w:pStyle w:val="b"/>') + paragraph('正文。') + section()
    expect(await faultsOf(buildDocx({ body, styles }))).toMatchObject([{ rule: 'L-PAGENO' }])
  })

  it('has no rule for captions', async () => {
    const caption = line('活动统计表', '黑体', 28, '<w:jc w:val="center"/>')
    expect(await bodyFaults(GOOD + caption + section())).toEqual([])
  })

  it('accepts a 黑体 line right above a table', async () => {
    const table = `<w:tbl><w:tr><w:tc>${line('小字', '宋体', 21)}</w:tc></w:tr></w:tbl>`
    const captions = line('表1 活动统计', '黑体', 28) + table + line('各社区活动一览', '黑体', 28) + table
    expect(await bodyFaults(GOOD + captions + section())).toEqual([])
  })

  it('leaves the red head to the printer', async () => {
    const red = '<w:color w:val="FF0000"/>'
    const centre = '<w:jc w:val="center"/>'
    const head =
      line('000012', '黑体', 28) +
      line('机密★1年', '黑体', 28) +
      line('示例市示例街道办事处文件', '方正小标宋简体', 72, centre, red) +
      line('示街发〔2025〕3号', '仿宋', 32, centre)
    expect(await bodyFaults(head + GOOD + section())).toEqual([])
    const wrongTitle = line('示例街道创建工作汇报', '宋体', 44, centre)
    expect(await bodyFaults(head + wrongTitle + section())).toMatchObject([
      { rule: 'L-FONT', text: '示例街道创建工作汇报' },
    ])
  })

  it('leaves tables alone, reports colour', async () => {
    const table = `<w:tbl><w:tr><w:tc>${line('小字', '宋体', 21)}</w:tc></w:tr></w:tbl>`
    const red = line('红字。', '仿宋', 32, EXACT, '<w:color w:val="FF0000"/>')
    expect(await bodyFaults(TITLE + table + red + section())).toMatchObject([{ rule: 'L-COLOR', text: '红字。' }])
  })

  it('hints at headings without heading style', async () => {
    const faults = await faultsOf(buildDocx({ body: GOOD + section() }))
    expect(faults.filter(({ rule }) => rule === 'L-HEADING').map(({ text }) => text)).toEqual([
      '一、加强领导',
      '（一）健全机制',
    ])
  })

  it('has no opinion on other formats', async () => {
    const bytes = new TextEncoder().encode('示例')
    expect(checkLayout(bytes, await readDocument(bytes, 'a.txt'))).toEqual([])
  })
})
