import { type Home, isOurs } from '../../model/home.ts'
import { type PlaceMention, placesOfName } from '../../model/places.ts'
import { bodyLines, lineText, type TextModel } from '../../model/text-model.ts'
import type { RuleContext } from '../../rule.ts'
import { COMMON } from './kinship.words.ts'

/** 青溪县, 柳浦镇, 石梯村 right behind a city. */
const CHILD = /^[\u4e00-\u9fff]{2,3}?(?:[县区旗镇乡村]|街道|社区)/

const MOST = 400

/** A place that we know in one city stands behind another: 漯河市河阳区 where 许昌市河阳区 is ours. */
export function kinship(
  { model, data: { divisions } }: RuleContext,
  home: Home,
  all: PlaceMention[],
): { start: number; end: number; name: string }[] {
  const parents = new Map<string, PlaceMention>()
  return all.slice(0, MOST).flatMap((mention) => {
    if (!mention.full || mention.places.every(({ level }) => level === 'province')) return []
    const child = childBehind(model, mention)
    if (!child) return []
    // 南京市鼓楼区 and 徐州市鼓楼区: the list knows both.
    const isListed = placesOfName(child, divisions).some(({ city }) =>
      mention.places.some((place) => place.city === city),
    )
    const first = parents.get(child)
    if (!first) parents.set(child, mention)
    if (isListed) return []
    const known = first?.name ?? homeCity(model, home, child, mention)
    if (known === undefined || known === mention.name || isOurs(mention, home)) return []
    return [mention]
  })
}

function childBehind({ plain }: TextModel, { end }: PlaceMention): string | undefined {
  const child = CHILD.exec(plain.slice(end, end + 6))?.[0]
  return child && !COMMON.test(child) ? child : undefined
}

/** Our city or county, if the child is our own: the title names it, or it is known to be ours. */
function homeCity(model: TextModel, home: Home, child: string, { places }: PlaceMention): string | undefined {
  const known = places.some(({ level }) => level === 'city') ? home.city : home.county
  const title = bodyLines(model)
    .slice(0, 2)
    .map((line) => lineText(model, line))
    .filter((text) => !text.includes('。'))
    .join('\n')
  return home.names.has(child) || home.county === child || title.includes(child.slice(0, 2)) ? known : undefined
}
