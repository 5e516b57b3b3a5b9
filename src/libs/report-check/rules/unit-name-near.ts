import type { Divisions } from '../data.ts'
import { KIND, type OwnName } from '../model/own-name.ts'
import type { TextModel } from '../model/text-model.ts'
import { commonOf, isAnnounced, placeless, TRADES } from './unit-name-actor.ts'
import { contains, FORMER, MEETS, OTHER } from './unit-name-forms.ts'

const NEXT = new RegExp(`^[\\u4e00-\\u9fff（）]{2,16}?${KIND}(?!${KIND}|[长内外员]|的?(?:协助|配合|指导))`)
/** Where a name may begin: a clause, or a word that no name ends with. */
const BORDER = /(?:^|[，。；：！\n《“]|[把让使由对以在]|(?<![评称成作认])为|年来|今后|同时|此外|\d年)$/
/** No name, but a rank. */
const RANK = /优秀|先进|文明|示范|模范|标兵|最美|十佳|星级|全国/
const GUEST = /^[\u4e00-\u9fff“]{0,6}(?:来我|为我|向我|给我|与我|一行|派[出来员]|送来|发来|前来|赠|应邀|受邀|联合|等)/
const ALIKE = 0.6
const SHARED = /(?:管理|服务)*(?:中心|公司|委员会|集团|[处所站局])$/
const LEAST = 4
const MOST = 40

/** 石嘴山生态环保局 in the report of 石嘴山市生态环境局: nearly our name, no way of writing it, and told once. */
export function nearNames(model: TextModel, own: OwnName[], divisions: Divisions): { start: number; end: number }[] {
  const { plain } = model
  const anchors = new Set(
    own.flatMap(({ full, chain, tail }) => [
      full.slice(0, 2),
      tail.slice(0, 2),
      ...chain.map((link) => link.slice(0, 2)),
    ]),
  )
  const found: { start: number; end: number }[] = []
  for (const anchor of anchors)
    for (
      let at = plain.indexOf(anchor), tries = 0;
      at >= 0 && tries < MOST;
      at = plain.indexOf(anchor, at + 1), tries++
    ) {
      const text = NEXT.exec(plain.slice(at, at + 30))?.[0]
      const before = plain.slice(Math.max(0, at - 24), at)
      if (!text || text.length < LEAST || !BORDER.test(before) || MEETS.test(before) || FORMER.test(before)) continue
      if (
        plain.indexOf(text) !== plain.lastIndexOf(text) ||
        GUEST.test(plain.slice(at + text.length, at + text.length + 14))
      )
        continue
      const isNear = own.some(({ full }) => isNearly(text, full, divisions))
      const isOurs = own.some(({ full, tail }) => contains(full, text) || contains(text, full) || contains(text, tail))
      if (isNear && !isOurs && !isAnnounced(model, text)) found.push({ start: at, end: at + text.length })
    }
  return found
}

function isNearly(text: string, full: string, divisions: Divisions): boolean {
  const bareFull = full.replace(/(?:有限|责任|股份)+公司$/, '公司')
  if (!TRADES.some((trade) => trade.test(text) && trade.test(bareFull))) return false
  // 政务服务中心 and 殡仪服务中心 are two houses.
  const bare = (name: string) => placeless(name, full, divisions).replace(SHARED, '')
  const [one, other] = [bare(text), bare(bareFull)]
  if (one.length < 2 || contains(other, one) || contains(one, other)) return false
  if (RANK.test(one) && !RANK.test(other)) return false
  const odd = [...one].filter((character) => !other.includes(character)).join('')
  return odd !== '' && !OTHER.test(odd) && commonOf(one, other) / Math.max(one.length, other.length) >= ALIKE
}
