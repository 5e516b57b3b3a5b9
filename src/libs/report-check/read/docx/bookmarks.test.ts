import { expect, test } from 'vitest'
import { compareFigures, type KnownFigure } from '../../index.ts'
import { buildDocx } from '../fixtures/build-docx.ts'
import { readDocument } from '../index.ts'

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
let nextId = 1
const marked = (name: string, ...runs: string[]) => {
  const id = nextId++
  return `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${runs.map(run).join('')}<w:bookmarkEnd w:id="${id}"/>`
}
const paragraph = (...content: string[]) => `<w:p>${content.join('')}</w:p>`
const read = async (...paragraphs: string[]) =>
  (await readDocument(buildDocx({ body: paragraphs.join('') }), 'a.docx')).document
const figure = (id: string, value: string, unit: string): KnownFigure => ({
  ...{ id, name: `名称${id}`, value, unit },
  period: { from: '2026-01-01', to: '2026-12-31' },
  records: [],
})

test('bookmarks hold the text between their marks, over runs that Word has split, in tables too', async () => {
  const table = `<w:tbl><w:tr><w:tc>${paragraph(marked('b.two', '7'), run('场'))}</w:tc></w:tr></w:tbl>`
  const { text, bookmarks } = await read(paragraph(run('到位'), marked('a.one', '86', '.94'), run('万元')), table)
  expect(bookmarks?.map(({ name, start, end }) => [name, text.slice(start, end)])).toEqual([
    ['a.one', '86.94'],
    ['b.two', '7'],
  ])
})

test('a number in the bookmark of a figure is compared with it, whatever words stand around it', async () => {
  const document = await read(
    paragraph(
      run('到位'),
      marked('fund.received', '86.94'),
      run('万元，支出'),
      marked('fund.spent', '45.6'),
      run('万元，'),
    ),
    paragraph(run('前述'), marked('fund.received.2', '86.94'), run('万元')),
    paragraph(run('另有'), marked('_GoBack', '3'), run('场，'), marked('gone.figure', '4'), run('次。')),
  )
  const figures = [figure('fund.received', '86.94', '万元'), figure('fund.spent', '45.61', '万元')]
  const compared = compareFigures(document, figures).map(({ start, end, status, figure: found }) => [
    document.text.slice(start, end),
    status,
    found?.id,
  ])
  expect(compared).toEqual([
    ['86.94万元', '一致', 'fund.received'],
    ['45.6万元', '一致', 'fund.spent'],
    ['86.94万元', '一致', 'fund.received'],
    ['3场', '无来源', undefined],
    ['4次', '无来源', undefined],
  ])
  const changed = await read(paragraph(run('到位'), marked('fund.received', '96.94'), run('万元。')))
  expect(compareFigures(changed, figures)).toMatchObject([{ status: '不一致', figure: { id: 'fund.received' } }])
})

test('marks without an end, an id or any text are no bookmarks', async () => {
  const odd = '<w:bookmarkStart w:id="90" w:name="a.open"/><w:bookmarkStart w:name="a.none"/><w:bookmarkEnd w:id="91"/>'
  const document = await read(paragraph(odd, run('共3场。'), marked('a.empty')))
  expect(document.bookmarks).toBeUndefined()
})

test('a report whose title names another year is not judged by the figures of this one', async () => {
  const say = (year: number) => [
    paragraph(run(`${year}年创建工作汇报`)),
    paragraph(run('到位'), marked('a.one', '5'), run('次。')),
  ]
  const figures = [figure('a.one', '7', '次')]
  expect(compareFigures(await read(...say(2026)), figures)).toMatchObject([{ status: '不一致' }])
  expect(compareFigures(await read(...say(2025)), figures)).toMatchObject([{ status: '无来源' }])
})
