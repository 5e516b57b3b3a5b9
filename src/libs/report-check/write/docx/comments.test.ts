import { strFromU8, strToU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { buildDocx, level, numbered, paragraph } from '../../read/fixtures/build-docx.ts'
import { readDocument } from '../../read/index.ts'
import type { Fault } from '../../types.ts'
import { writeCommented } from '../index.ts'

const OPTIONS = { date: '2026-05-01T08:00:00Z' }
const run = (text: string, properties = '') => `<w:r>${properties}<w:t>${text}</w:t></w:r>`
const BOLD = '<w:rPr><w:b/></w:rPr>'

interface Commented {
  bytes: Uint8Array
  document: string
  comments: string
  /** Words that each comment covers, by id. */
  covered: Record<string, string>
}

async function comment(bytes: Uint8Array, words: string[]): Promise<Commented> {
  const read = await readDocument(bytes, 'a.docx')
  const faults = words.map((word): Fault => {
    const start = read.document.text.indexOf(word)
    return { rule: 'W-TYPO', severity: 'error', start, end: start + word.length, message: `“${word}”有误。` }
  })
  return open(writeCommented(bytes, read, faults, OPTIONS))
}

function open(bytes: Uint8Array): Commented {
  const entries = unzipSync(bytes)
  for (const [name, data] of Object.entries(entries))
    if (/\.(?:xml|rels)$/.test(name)) new SaxesParser({ xmlns: true }).write(strFromU8(data)).close()
  const document = strFromU8(entries['word/document.xml'] as Uint8Array)
  const covered: Record<string, string> = {}
  for (const [, id = ''] of document.matchAll(/<w:commentRangeStart w:id="(\d+)"/g)) {
    const from = document.indexOf(`<w:commentRangeStart w:id="${id}"`)
    const to = document.indexOf(`<w:commentRangeEnd w:id="${id}"`)
    covered[id] = [...document.slice(from, to).matchAll(/<w:t[^>]*>([^<]*)/g)].map((match) => match[1]).join('')
    expect(document).toContain(`<w:commentReference w:id="${id}"/>`)
  }
  return { bytes, document, comments: strFromU8(entries['word/comments.xml'] as Uint8Array), covered }
}

describe('comments in the original .docx', () => {
  it('covers exactly the words of the fault and splits the run with its properties', async () => {
    const bytes = buildDocx({ body: `<w:p>${run('本年帐目清楚', BOLD)}${run('，共12')}${run('8场')}</w:p>` })
    const { covered, document, comments } = await comment(bytes, ['帐目', '128', '本年'])
    expect(covered).toEqual({ 0: '帐目', 1: '128', 2: '本年' })
    expect(document.match(/<w:b\/>/g)).toHaveLength(3)
    expect(document).not.toMatch(/<w:t[^>]*><\/w:t>/)
    expect(comments).toContain('【错误 W-TYPO】“帐目”有误。')
    expect(comments).toContain('w:author="创文校核" w:initials="校" w:date="2026-05-01T08:00:00Z"')
  })

  it('leaves the text of the document as it was', async () => {
    const body = `<w:p>${run('甲&amp;乙 &lt;丙')}<w:r><w:tab/><w:t xml:space="preserve"> 丁戊 </w:t><w:br/><w:t>己</w:t></w:r></w:p>`
    const bytes = buildDocx({ body })
    const { bytes: out, covered } = await comment(bytes, ['乙', '戊', '己', '&乙 <'])
    expect((await readDocument(out, 'a.docx')).document).toEqual((await readDocument(bytes, 'a.docx')).document)
    expect(covered).toEqual({ 0: '乙', 1: '戊', 2: '己', 3: '&amp;乙 &lt;' })
  })

  it('is registered once with content type and relationship', async () => {
    const entries = unzipSync((await comment(buildDocx({ body: paragraph('甲') }), ['甲'])).bytes)
    const types = strFromU8(entries['[Content_Types].xml'] as Uint8Array)
    const rels = strFromU8(entries['word/_rels/document.xml.rels'] as Uint8Array)
    expect(types.match(/PartName="\/word\/comments\.xml" ContentType="[^"]*comments\+xml"/g)).toHaveLength(1)
    expect(rels.match(/relationships\/comments" Target="\/word\/comments\.xml"/g)).toHaveLength(1)
  })

  it('adds to comments that are there already', async () => {
    const first = await comment(buildDocx({ body: paragraph('甲乙') }), ['甲'])
    const second = await comment(first.bytes, ['乙'])
    expect(second.covered).toEqual({ 0: '甲', 1: '乙' })
    expect(second.comments.match(/<w:comment /g)).toHaveLength(2)
    const types = strFromU8(unzipSync(second.bytes)['[Content_Types].xml'] as Uint8Array)
    expect(types.match(/\/word\/comments\.xml/g)).toHaveLength(1)
  })

  it('spans paragraphs, and stands at the text behind an automatic number', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
    const body = paragraph('共12') + paragraph('8场') + paragraph('标题', numbered(1, 0))
    const { covered } = await comment(buildDocx({ body, numbering }), ['12\n8', '一、'])
    expect(covered).toEqual({ 0: '128', 1: '标题' })
  })

  it('sets what Word cannot comment (text boxes, headers) at the body and quotes it', async () => {
    const box = `<w:r><w:pict><v:textbox><w:txbxContent>${paragraph('框内错字')}</w:txbxContent></v:textbox></w:pict></w:r>`
    const bytes = buildDocx({ body: `<w:p>${run('正文')}${box}</w:p>`, headers: [paragraph('页眉错字')] })
    const { document, comments } = await comment(bytes, ['框内错字', '页眉错字'])
    expect(document.indexOf('<w:commentRangeStart w:id="0"')).toBeLessThan(document.indexOf('<w:t>正文'))
    expect(comments).toContain('“框内错字”：【')
    expect(comments).toContain('“页眉错字”：【')
  })

  it('uses the namespace and prefix the document uses', async () => {
    const strict =
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>错字多</x:t></x:r></x:p></x:body></x:document>'
    const bytes = buildDocx({ body: '', extra: { 'word/document.xml': strToU8(strict) } })
    const { document } = await comment(bytes, ['字'])
    expect(document).toContain(
      '<x:t xml:space="preserve">错</x:t></x:r><w:commentRangeStart xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" w:id="0"/><x:r><x:t xml:space="preserve">字',
    )
  })
})
