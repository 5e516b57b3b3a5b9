import type { Quantity } from '../../model/numbers.ts'
import type { TextModel } from '../../model/text-model.ts'
import { quantitiesWithin } from '../../model/text-model.ts'
import type { Finding } from '../../rule.ts'
import { changesOf } from '../number-growth/changes.ts'

const CLAIM = /^[，、（](?:同比)?(?:提高|提升|增加|上升|增长|下降|降低|减少)(?:了)?$/

const VERB = /^，?(?:同比)?(?:提高|提升|增加|上升|增长|下降|降低|减少|高出?|低)(?:了)?$/
const COMPARED = /^[^。；\d]{0,6}[，（]?(?:比|较|高于|低于)(?:[^。；，\d]{0,10}\d{4}年|\d{4}年)?[^。；，\d]{0,12}$/

/** 达到95.8%，比上年的90.3%提高5.5%: the earlier rate stands behind. */
function checkCompared({ plain, quantities }: TextModel, report: (finding: Finding) => void): void {
  for (let index = 2; index < quantities.length; index++) {
    const said = quantities[index] as Quantity
    if (!said.percent || said.chinese) continue
    const [now, before] = [quantities[index - 2] as Quantity, quantities[index - 1] as Quantity]
    if (!now.percent || !before.percent || said.start - now.end > 48) continue
    if (!VERB.test(plain.slice(before.end, said.start)) || !COMPARED.test(plain.slice(now.end, before.start))) continue
    if (Math.abs(Math.abs(now.value - before.value) - said.value) <= said.step * 1.001) tell(plain, said, report)
  }
}

function tell(plain: string, said: Quantity, report: (finding: Finding) => void): void {
  const text = plain.slice(said.start, said.numberEnd)
  report({
    start: said.start,
    end: said.end,
    message: `两个百分比之差应写作“${text}个百分点”。`,
    fix: { text: `${text}个百分点`, safe: false },
  })
}

/** 由62%升到78%，提高16%: the difference of two rates is told in points. */
export function checkPoints(model: TextModel, report: (finding: Finding) => void): void {
  for (const { from, to, last } of changesOf(model)) {
    if (!from.percent || !to.percent) continue
    const said = quantitiesWithin(model, last.end, last.end + 10)[0]
    if (!said?.percent || !CLAIM.test(model.plain.slice(last.end, said.start))) continue
    const difference = Math.abs(to.value - from.value)
    if (Math.abs(difference - said.value) > said.step * 1.001) continue
    tell(model.plain, said, report)
  }
  checkCompared(model, report)
}
