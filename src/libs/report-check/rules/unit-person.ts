import type { TextModel } from '../model/text-model.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Registry } from '../types.ts'

const TITLES =
  '书记|主任|局长|校长|院长|所长|站长|科长|处长|股长|镇长|乡长|区长|县长|市长|经理|行长|馆长|园长|队长|大队长|支队长|主席|会长|组长|董事长|总监|主管|部长|站长|厂长|秘书长|政委|教导员|庭长|检察长|教练|工程师|护士长|班主任|段长'
const TITLE_BEFORE = new RegExp(`(?:副|第一|常务副)?(?:${TITLES})$`)
const TITLE_AFTER = new RegExp(
  `^(?:同志)?(?:任|担任|为|是|，|（)?[\\u4e00-\\u9fff]{0,10}?((?:副|第一|常务副)?(?:${TITLES}))(?=[，。；、）]|$)`,
)

/** Does one of the posts say the same: 局党组书记、局长 covers 局长, but not 副局长. */
function holds(posts: string[], claimed: string): boolean {
  return posts.some((post) => {
    const at = post.indexOf(claimed)
    if (at < 0) return false
    return claimed.startsWith('副') || post[at - 1] !== '副'
  })
}

function checkPerson(model: TextModel, name: string, posts: string[], report: (finding: Finding) => void): void {
  for (let index = model.plain.indexOf(name); index >= 0; index = model.plain.indexOf(name, index + name.length)) {
    const end = index + name.length
    const before = TITLE_BEFORE.exec(model.plain.slice(Math.max(0, index - 10), index))?.[0]
    if (before && !holds(posts, before)) {
      report({
        start: index - before.length,
        end,
        message: `${name}的职务登记为“${posts.join('、')}”，不是“${before}”。`,
      })
      continue
    }
    const after = before ? null : TITLE_AFTER.exec(model.plain.slice(end, end + 20))
    const claimed = after?.[1]
    if (after && claimed && /任|为|是/.test(after[0]) && !/组长/.test(claimed) && !holds(posts, claimed)) {
      const stop = end + after[0].length
      report({
        start: stop - claimed.length,
        end: stop,
        message: `${name}的职务登记为“${posts.join('、')}”，不是“${claimed}”。`,
      })
    }
  }
}

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
const NAMED = new RegExp(
  `(副?)(局长|校长|院长|所长|站长|镇长|行长|馆长|园长|庭长)([${SURNAMES}][\\u4e00-\\u9fff]{1,2})(?=同志|任|带[队头领]|主持|出席|亲自|强调|介绍|表示|[，。、；])`,
  'g',
)

/** 局长王某 here and 副局长王某 there: the text contradicts itself. */
function checkContradictions(model: TextModel, known: Set<string>, report: (finding: Finding) => void): void {
  const seen = new Map<string, { vice: string; start: number; end: number }>()
  for (const match of model.plain.matchAll(NAMED)) {
    const [whole, vice = '', title = '', name = ''] = match
    if (known.has(name)) continue
    const key = `${title} ${name}`
    const place = { vice, start: match.index, end: match.index + whole.length }
    const first = seen.get(key)
    if (first && first.vice !== vice)
      report({
        start: place.start,
        end: place.end,
        message: `前文称${name}为“${first.vice}${title}”，这里称“${vice}${title}”。`,
        related: [{ start: first.start, end: first.end, message: '前文' }],
      })
    else if (!first) seen.set(key, place)
  }
}

const PEOPLE: NonNullable<Registry['people']> = [{ name: '甲一山', posts: ['党组书记', '局长'] }]

export const unitPerson: Rule = {
  id: 'U-PERSON',
  severity: 'blocker',
  title: '人名与职务不符',
  why: '人员调整后没有改旧稿，姓名和职务就对不上。',
  examples: {
    bad: [
      { text: '由⟦副局长甲一山⟧带队检查。', options: { registry: { people: PEOPLE } } },
      { text: '甲一山同志任⟦主任⟧。', options: { registry: { people: PEOPLE } } },
      '局长李小江同志带队检查。会上，⟦副局长李小江⟧强调了纪律。',
    ],
    good: [
      { text: '党组书记、局长甲一山带队检查，甲一山任组长。', options: { registry: { people: PEOPLE } } },
      '局长李小江带队检查，副局长王大海主持。',
    ],
  },
  check({ model, options, report }) {
    const people = options.registry?.people ?? []
    for (const { name, posts } of people)
      if (name.length >= 2 && posts.length > 0) checkPerson(model, name, posts, report)
    checkContradictions(model, new Set(people.map(({ name }) => name)), report)
  },
}
