import type { Divisions } from '../../data.ts'
import { type Home, isHome } from '../../model/home.ts'
import { trustedUnit } from '../../model/own-name.ts'
import { type Place, placesOfName } from '../../model/places.ts'
import type { RuleContext } from '../../rule.ts'
import { type Foreign, isHelped, OTHERS } from './own-people.ts'

/** Names of so many kinds have every county: 人民医院, 图书馆. */
const COMMON_TAIL =
  /^(?:人民|第[一二三四五六七八九十]+|中心|实验|中医|妇幼|文化|公共|政务|行政|市场|生态|自然|城市|综合|住房|人力|教育|税务|财政|供电|气象|档案|农村|医疗|应急|审计|统计|民政|公安|司法)*(?:[\u4e00-\u9fff]{0,8}局|委员会|医院|法院|检察院|图书馆|博物馆|文化馆|档案馆|小学|中学|学校|幼儿园|公司|银行|中心|信用社|联社|供电所|派出所|社区|街道|办公室)$/
/** With these, one of the other units of that kind is meant. */
const MEETS =
  /(?:赴|前往|来自|学习|借鉴|考察|调研|对口|支援|帮扶|援助|结对|协作|兄弟|参观|邀请|毕业|先进经验|原[是在]|曾[在任]|合作|联合|转自|调自|签订|签署|交流|与|同|和|跟|及|、|向|从|往)[^，。；：\n]{0,10}$|[去至]$|(?<!来)到$/
const GUEST =
  /^[\u4e00-\u9fff“”]{0,4}(?:一行|考察|来我|来[访局校院馆]|前来|取经|观摩|发来|寄来|送来|的同行|派[出来员]|向我|为我[们县市区]|捐)/
const REACH = 16
const LONGEST = 11
const MOST = 60

/** 叶县人民医院 in the text of 清岚县人民医院: our own unit's name behind a place that is not ours. */
export function ownUnit({ model, data: { divisions }, options }: RuleContext, home: Home): Foreign[] {
  const unit = trustedUnit(model, options)
  if (!unit) return []
  const { plain } = model
  const { chain, tail } = unit
  const found: Foreign[] = []
  for (let index = chain.length - 1; index >= 0; index--) {
    const rest = chain.slice(index + 1).join('') + tail
    if (rest.length < 3) continue
    const isDistinct = chain.length - 1 > index || !COMMON_TAIL.test(tail)
    for (let at = plain.indexOf(rest), tries = 0; at >= 0 && tries < MOST; at = plain.indexOf(rest, at + 1), tries++) {
      const name = placeBefore(plain, at, divisions, isDistinct)
      if (!name || chain.includes(name) || OTHERS.test(name) || found.some(({ end }) => end === at)) continue
      const places = placesOfName(name, divisions)
      const next = placesOfName(chain[index + 1] ?? '', divisions)
      // 福州市鼓楼区图书馆 beside 南京市鼓楼区图书馆.
      if (next.some(({ city, province }) => places.some((place) => place.city === city && place.province === province)))
        continue
      if (isHome({ name, places }, home) && !isRival(name, places, chain, home, divisions)) continue
      const before = plain.slice(Math.max(0, at - name.length - REACH), at - name.length)
      const after = plain.slice(at + rest.length, at + rest.length + REACH)
      if (!isDistinct && (MEETS.test(before) || GUEST.test(after) || isHelped(before, after))) continue
      found.push({ start: at - name.length, end: at, name })
    }
  }
  return found
}

/** The title alone may have misled us: of two counties, or two cities that hold no other, only one is ours. */
function isRival(name: string, places: Place[], chain: string[], home: Home, divisions: Divisions): boolean {
  const own = chain.find((each) => each.at(-1) === name.at(-1))
  if (!own || own.includes(name) || places.length === 0) return false
  if (!isHome({ name: own, places: placesOfName(own, divisions) }, home)) return false
  if (!name.endsWith('市')) return true
  return !placesOfName(own, divisions).some(({ city }) => places.some((place) => place.city === city))
}

/** The place whose name ends here; one of no list only where it cannot be a part of other words. */
function placeBefore(plain: string, end: number, divisions: Divisions, unlisted: boolean): string | undefined {
  if (!/[省市县区州盟旗镇乡]/.test(plain[end - 1] ?? '')) return undefined
  for (let length = LONGEST; length >= 2; length--) {
    const name = plain.slice(Math.max(0, end - length), end)
    if (name.length === length && placesOfName(name, divisions).length > 0) return name
  }
  const name = plain.slice(Math.max(0, end - 3), end)
  return unlisted && /^[\u4e00-\u9fff]{3}$/.test(name) && !/[\u4e00-\u9fff]/.test(plain[end - 4] ?? '')
    ? name
    : undefined
}
