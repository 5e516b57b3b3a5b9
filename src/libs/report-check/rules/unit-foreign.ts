import { type Home, homeOf, isHome, type PlaceMention, placeMentions } from '../model/places.ts'
import { lineAt, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'

/** What follows a place that speaks as its own authority: 市委、市政府, 市级文明单位, 人民. */
const OWN_AFTER =
  /^(?:[市县区]?(?:委|政府|人民政府|文明委|文明办|级文明|文明(?:单位|城市|行业|校园|村镇)|级(?:先进|示范|荣誉)|(?:委)?宣传部|(?:技术能手|好人|劳动模范|道德模范|工人先锋号)|直机关|直属机关|精神文明|创建全国文明|争创全国文明|经济社会|高质量发展|[市县区]?人民(?!医院|法院|检察院|公园|路|大会堂|大学|日报|银行|广场|东路|西路|南路|北路)|广大(?:干部|群众|市民)|全面建设|现代化建设|的(?:经济社会|文明创建|高质量发展)|创建(?:全国|省级)?文明))/
const BUILDS_BEFORE = /(?:美丽|文明|平安|幸福|和谐|法治|诚信|书香|爱我|建设|打造|谱写|推动|助推|促进|服务|助力|奉献)$/
/** In these clauses another place is named on purpose. */
const ELSEWHERE =
  /(?:赴|前往|来自|学习|借鉴|考察|调研|对口|支援|帮扶|援助|援建|驰援|结对|协作|兄弟|外地|参观|邀请|毕业|籍|返乡|先进经验|经验做法|与|同|到|去|往|至|从|自|原|曾|销往|运往|合作|联合|转自|调自|寄往|开往|通往|接|例如|比如|像|以及)[^，。；：\n]{0,14}$/
const TAIL = 3

/** The words behind our own place names; the same words behind another name are our unit under a wrong place. */
function ownTails(model: TextModel, home: Home, all: PlaceMention[]): Set<string> {
  const tails = new Set<string>()
  for (const mention of all) if (mention.full && isHome(mention, home)) addTail(model, mention.end, tails)
  for (const name of home.names) {
    let index = model.plain.indexOf(name)
    for (let tries = 0; index >= 0 && tries < 50; tries++) {
      addTail(model, index + name.length, tails)
      index = model.plain.indexOf(name, index + name.length)
    }
  }
  return tails
}

function addTail(model: TextModel, index: number, tails: Set<string>): void {
  const tail = model.plain.slice(index, index + TAIL)
  if (/^[\u4e00-\u9fff]{3}$/.test(tail) && !OWN_AFTER.test(tail)) tails.add(tail)
}

const HEAD_LINES = 4

/** The addressee is our superior, so it lies where we do. */
function isAddressee(model: TextModel, mention: PlaceMention): boolean {
  const line = lineAt(model, mention.start)
  return (
    line.index < HEAD_LINES &&
    mention.start === line.start &&
    line.end - line.start < 30 &&
    model.plain[line.end - 1] === '：'
  )
}

/** 泰州市镜湖区: the county right behind belongs to another city. */
function mismatchesNext(mention: PlaceMention, next: PlaceMention | undefined, home: Home): boolean {
  if (!next || next.start !== mention.end || !next.full || !isHome(next, home)) return false
  return !next.places.some((place) =>
    mention.places.some(
      (holder) => place.province === holder.province && (holder.level === 'province' || place.city === holder.city),
    ),
  )
}

export const unitForeign: Rule = {
  id: 'U-FOREIGN',
  severity: 'blocker',
  title: '出现了外地的地名、机关',
  why: '以本地口吻说的话里出现别处的地名，是“跨地抄”的铁证。',
  source: '《民政部关于编制全国行政区划代码的说明》；行政区划名称见 divisions.json',
  examples: {
    bad: [
      '江苏省南通市海门区示例局工作总结。南通市文明办多次指导。努力保持⟦泰州市⟧级文明校园称号。',
      {
        text: '在⟦泰州市⟧委、市政府的坚强领导下，工作稳步推进。',
        options: { registry: { places: ['安徽省', '芜湖市'] } },
      },
      { text: '为推动⟦泰州⟧经济社会发展作出贡献。', options: { registry: { places: ['安徽省', '芜湖市'] } } },
    ],
    good: [
      {
        text: '组织干部赴泰州市委党校学习，与泰州市文明办结对共建。',
        options: { registry: { places: ['安徽省', '芜湖市'] } },
      },
      {
        text: '在芜湖市委、市政府的领导下，朝阳小区、和平社区面貌一新，安徽省文明办给予肯定。',
        options: { registry: { places: ['安徽省', '芜湖市', '镜湖区'] } },
      },
      '职工来自河南省和四川省。',
    ],
  },
  check({ model, data: { divisions }, options, report }) {
    const all = placeMentions(model, divisions)
    if (all.length === 0) return
    const home = homeOf(model, divisions, options)
    if (!home.province && home.names.size === 0) return
    const tails = ownTails(model, home, all)
    all.forEach((mention, index) => {
      if (isHome(mention, home)) return
      const before = model.plain.slice(Math.max(0, mention.start - 20), mention.start)
      const after = model.plain.slice(mention.end, mention.end + 10)
      const strange = mismatchesNext(mention, all[index + 1], home)
      if (!strange && ELSEWHERE.test(before)) return
      const speaksAsOwn =
        OWN_AFTER.test(after) ||
        (mention.full && tails.has(after.slice(0, TAIL))) ||
        (!mention.full && BUILDS_BEFORE.test(before) && /^[，。；、]/.test(after))
      if (!strange && !speaksAsOwn && !isAddressee(model, mention)) return
      const own = home.county ?? home.city ?? home.province ?? [...home.names][0]
      report({
        start: mention.start,
        end: mention.end,
        message: `本文是${own}的文稿，这里却以本地口吻写了“${mention.name}”，疑为抄自外地。`,
      })
    })
  },
}
