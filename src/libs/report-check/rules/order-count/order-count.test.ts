import { describe, expect, it } from 'vitest'
import { announcementsFirst } from '../../corpus/statements/announcements-1.ts'
import { announcementsSecond } from '../../corpus/statements/announcements-2.ts'
import { formsOf } from '../../corpus/statements/forms.ts'
import { noAnnouncements } from '../../corpus/statements/no-announcements.ts'
import { checker } from '../../test-support.ts'

const counted = (text: string) => {
  const document = { text: `创建工作总结\n一年来，创建工作取得新的进步。\n${text}\n示例单位`, format: 'text' as const }
  return checker
    .check(document, { rules: { only: ['O-COUNT'] } })
    .map(({ start, end }) => document.text.slice(start, end))
}

describe('announced counts', () => {
  const statements = [...announcementsFirst, ...announcementsSecond]
  const forms = statements.map(formsOf)

  it('are found when they are wrong, once each', () => {
    const missed = forms.filter(({ wrong }) => counted(wrong).length !== 1).map(({ wrong }) => wrong)
    expect(missed).toEqual([])
  })

  it('raise nothing when they are right', () => {
    expect(forms.flatMap(({ right }) => counted(right))).toEqual([])
  })

  it('are not seen where nothing is announced', () => {
    expect(noAnnouncements.flatMap((text) => counted(text).map((found) => `${found}: ${text}`))).toEqual([])
  })

  it('stay the same when a blank line parts the paragraphs', () => {
    const lines = forms.filter(({ right }) => right.includes('\n'))
    expect(lines.length).toBeGreaterThan(15)
    const apart = (text: string) => counted(text.replaceAll('\n', '\n\n')).length
    expect(lines.filter(({ right, wrong }) => apart(right) !== 0 || apart(wrong) !== 1)).toEqual([])
  })
})
