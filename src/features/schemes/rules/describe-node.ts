import { figuresRead, type PlacedNode, ruleOf } from '../../../libs/scoring/index.ts'
import type { SchemeNode } from '../contract.ts'
import { describeEvidence } from './describe-evidence.ts'
import { describeRule, type FigureNames } from './describe-rule.ts'

/** A node of the scheme as people read it; `idOf` gives the stored id of a path. */
export function describeNode(
  placed: PlacedNode,
  idOf: (path: string) => string,
  names: FigureNames,
  local: SchemeNode['local'] = null,
): SchemeNode {
  const { node } = placed
  const isCriterion = placed.children.length === 0
  const rule = isCriterion ? ruleOf(placed) : undefined
  return {
    id: idOf(placed.path),
    parentId: placed.parent ? idOf(placed.parent.path) : null,
    path: placed.path,
    number: node.number,
    name: node.name,
    depth: placed.depth,
    points: placed.points.toFixed(),
    kind: placed.kind,
    methods: node.methods,
    department: node.department ?? null,
    evidence: node.evidence ? describeEvidence(node.evidence) : null,
    evidenceReason: node.evidence?.reason ?? null,
    note: node.note ?? null,
    local,
    rule: rule ? describeRule(rule, names) : null,
    form: rule?.form ?? null,
    figures: rule ? figuresRead(rule) : [],
    isCriterion,
  }
}
