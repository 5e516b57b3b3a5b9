import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { FORM_NAMES, placeScheme, SchemeContent, scoreScheme } from '../scoring/index.ts'
import { readAnswers } from './index.ts'

const text = readFileSync(new URL('../../../docs/scoring-answers.md', import.meta.url), 'utf8')

/** Each section of the document is an example: a node, an answers file, and what comes out. */
const examples = text
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const [title] = section.split('\n')
    const result = /^结果：得分 (\S+?)，失分 ([\d.]+)(?:，等次 (\S+))?$/m.exec(section)
    return {
      title: title!,
      form: title!.split(' ').at(-1)!,
      node: /```yaml\n([\s\S]*?)```/.exec(section)![1]!,
      answers: /```json\n([\s\S]*?)```/.exec(section)![1]!,
      got: result?.[1],
      lost: result?.[2],
      reached: result?.[3],
    }
  })

describe('docs/scoring-answers.md', () => {
  it('has one example for each scoring form', () => {
    expect(examples.map((example) => example.form).sort()).toEqual(Object.keys(FORM_NAMES).sort())
  })

  it.each(examples)('$title scores as it says', ({ node, answers, form, got, lost, reached }) => {
    const scheme = SchemeContent.parse({
      key: 'example',
      version: '1',
      title: '例',
      levels: ['条目'],
      nodes: [{ number: '1', name: '本条', ...(parse(node) as object) }],
    })
    const tree = placeScheme(scheme)
    const read = readAnswers(answers, tree)
    const score = scoreScheme(tree, read.inputs)
    expect(read.faults).toEqual([])
    expect(scheme.nodes[0]!.rule?.form).toBe(form)
    expect(score.nodes[0]).toMatchObject({ got, lost })
    if (reached) expect(score.class).toBe(reached)
  })
})
