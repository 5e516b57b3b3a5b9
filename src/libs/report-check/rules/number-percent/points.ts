import type { TextModel } from '../../model/text-model.ts'
import { quantitiesWithin } from '../../model/text-model.ts'
import type { Finding } from '../../rule.ts'
import { changesOf } from '../number-growth/changes.ts'

const CLAIM = /^[，、（](?:同比)?(?:提高|提升|增加|上升|增长|下降|降低|减少)(?:了)?$/

/** 由62%升到78%，提高16%: the difference of two rates is told in points. */
export function checkPoints(model: TextModel, report: (finding: Finding) => void): void {
  for (const { from, to, last } of changesOf(model)) {
    if (!from.percent || !to.percent) continue
    const said = quantitiesWithin(model, last.end, last.end + 10)[0]
    if (!said?.percent || !CLAIM.test(model.plain.slice(last.end, said.start))) continue
    const difference = Math.abs(to.value - from.value)
    if (Math.abs(difference - said.value) > said.step * 1.001) continue
    const text = model.plain.slice(said.start, said.numberEnd)
    report({
      start: said.start,
      end: said.end,
      message: `两个百分比之差应写作“${text}个百分点”。`,
      fix: { text: `${text}个百分点`, safe: false },
    })
  }
}
