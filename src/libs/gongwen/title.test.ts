import { expect, test } from 'vitest'
import { widthInCharacters } from './page.ts'
import { titleBreakWidth, titleIndent } from './title.ts'

function firstLine(title: string): string {
  const width = titleBreakWidth(title)
  let line = ''
  for (const character of title) {
    if (width === undefined || widthInCharacters(line) >= width) break
    line += character
  }
  return line
}

test('a title that fits its line is not touched', () => {
  expect(titleBreakWidth('文明单位创建工作汇报')).toBeUndefined()
  expect(titleIndent('文明单位创建工作汇报')).toBe(0)
})

test('a longer one breaks between words, the first line not the shorter', () => {
  expect(firstLine('澄和街道办事处关于2026年文明单位创建工作情况的汇报')).toBe('澄和街道办事处关于2026年文明单位')
  expect(firstLine('示例街道（示例）2026年文明单位创建工作汇报')).toBe('示例街道（示例）2026年')
})

test('a title within 《》 is kept whole, and one for three lines is left to wrap', () => {
  expect(firstLine('示例街道关于印发《创建工作任务分解》的通知报告')).not.toMatch(/《[^》]*$/)
  expect(titleIndent('长'.repeat(60))).toBe(0)
})
