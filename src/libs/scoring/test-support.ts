import type { Answer, FigureInput } from './answers.ts'
import { ScoreInputs } from './answers.ts'
import type { NodeScore } from './node-score.ts'
import { SchemeContent, type SchemeContentInput, type SchemeNodeInput } from './scheme.ts'
import { type SchemeScore, scoreScheme } from './score.ts'

/** A scheme for tests: only what the test is about needs saying. */
export function schemeOf(nodes: SchemeNodeInput[], head: Partial<SchemeContentInput> = {}): SchemeContent {
  return SchemeContent.parse({
    key: 'test',
    version: '1',
    title: '测试体系',
    levels: ['项目', '指标', '标准'],
    nodes,
    ...head,
  })
}

export interface LeafCase {
  points?: string
  kind?: SchemeNodeInput['kind']
  rule?: SchemeNodeInput['rule']
  evidence?: SchemeNodeInput['evidence']
  answer?: Answer
  figures?: Record<string, FigureInput>
  asOf?: string
  holder?: boolean
  step?: string
}

export function scoreOneLeaf(given: LeafCase): { leaf: NodeScore; scheme: SchemeScore } {
  const { points, kind, rule, evidence, answer = {}, figures = {}, asOf, holder, step = '0.1' } = given
  const scheme = schemeOf([{ number: '1', name: '本条', points, kind, rule, evidence }], { step })
  const score = scoreScheme(scheme, ScoreInputs.parse({ figures, answers: { '1': answer }, asOf, holder }))
  return { leaf: score.nodes[0]!, scheme: score }
}
