import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FORM_NAMES } from '../scoring/index.ts'
import { FLAT_HEADERS } from './headers.ts'
import { readMapping, readOverlayFile } from './index.ts'
import { readEvidenceCell, readRuleCell } from './rule-cells.ts'

const text = readFileSync(new URL('../../../docs/scheme-files.md', import.meta.url), 'utf8')
const rows = [...text.matchAll(/^\| (\S+) \| `([^`]+：[^`]*)` \|$/gm)].map(([, title, line]) => ({
  title: title!,
  line: line!,
}))

describe('docs/scheme-files.md', () => {
  it('shows a line for each scoring form, and each line is read as that form', () => {
    const forms = rows.flatMap(({ line }) => {
      const read = readRuleCell(line)
      return 'rule' in read ? [FORM_NAMES[read.rule.form]] : []
    })
    expect(forms).toEqual(rows.map(({ title }) => title).filter((title) => title !== '汇总'))
    expect(forms.sort()).toEqual(Object.values(FORM_NAMES).sort())
  })

  it('shows evidence lines and a mapping that are read', () => {
    const evidence = /```\n(种类[\s\S]*?)```/.exec(text)![1]!.trim().split('\n')
    expect(evidence.map((line) => Object.keys(readEvidenceCell(line)))).toEqual([['evidence'], ['evidence']])
    expect(readMapping(/```yaml\n([\s\S]*?)```/.exec(text)![1]!)).toHaveProperty('mapping.columns.levels')
  })

  it('shows local rules that are read', () => {
    const [example] = text.split('## 地方细则')[1]!.match(/```yaml\n[\s\S]*?```/)!
    const { overlay, faults } = readOverlayFile(new TextEncoder().encode(example.slice(8, -3)), 'x.yaml')
    expect(faults).toEqual([])
    expect([overlay!.changes.length, overlay!.additions.length]).toEqual([3, 1])
  })

  it('names the headers of the template in their order', () => {
    const named = [
      ...text
        .split('## 模板')[1]!
        .split('##')[0]!
        .matchAll(/^\| (\S+) \| (?!写什么)/gm),
    ].map((match) => match[1])
    expect(named.filter((word) => word !== '表头')).toEqual(FLAT_HEADERS.map(([, header]) => header))
  })
})
