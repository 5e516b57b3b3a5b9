import type { Lexicon } from '../../model/lexicon.ts'
import { matcher, type Particles, wordEndingAt } from './lists.ts'

const CLOSES = /^[，。；、！”）\n和与]|^$/
/** 各地群众, 两地企业, 该地居民: 地 is a place here. */
const PLACE_BEFORE =
  /[各当本外土祖基场工绿农耕实异内属驻某该两三此飞产原陆草林湿洼低高荒坡田营阵墓盆山平园腹胜圣圈宅用占拆征领天大心质余城乡发源生出目的归所在多几我你他一诞起始策住去谓满遍就随席]$/
/** 居住地社区, 参保地企业: what is done at a place. */
const PLACE_STEM =
  /(?:居住|户籍|出生|参保|就业|工作|务工|打工|来源|流[入出]|输[入出]|发生|事发|案发|所在|目的|经营|生产|注册|登记|暂住|常住|落户|安置|迁[入出]|聚居|聚集|集散|集中|存放|停放|堆放|发源|诞生|原产|主产|拆迁|施工|作业|种植|养殖|试点|示范|实习|实训|服务|培训|活动|举[办行]|承办|建设|使用|接收|革命|红色|户口|公安|省市|异地|旅游)$/
/** No adverb goes before these, and no noun that stands for one. */
const PURE_NOUN =
  /^(?:问题|故事|孩子|居民|老人|目标|队伍|群众|干部|职工|党员|学生|单位|社区|环境|条件|制度|机制|作用|精神|力量|风尚|形象|氛围|成效|成绩|成果|基础|经验|困难|企业|家庭|志愿者|任务|原则|理念|方针|局面|态势|格局|水平|能力|素质|典型|榜样|品牌|阵地|平台|载体|办法|方法|措施|方案|意见|材料|岗位|窗口|同志|员工|农户|村民|市民|城市|乡村|名称|情况|原因|关键|核心|特点|特色|优势|部门|科室|贡献|社会风[气尚]|风气|满意度|获得感|幸福感|价值|意义|使命|职责|方向|标准|体系|政策|途径|渠道|亮点|资源|文化|道德|素养|作风|态度|形势|秩序|关系|感情|角色|案例|做法|思路|习惯|传统|美德|设施|设备|场所|信念|活力|魅力|印象|机会|需求|诉求|心愿|事迹|模范|人才|师资|课程|节目|内容|形式|载体|指标|数据|档案|荣誉|称号|面貌|风貌|品质|品格|情怀|情操|生活|工作者|工作作风|工作态度|工作人员|责任|精力|时间|地位|地方|环节|领域|行业|产业|项目|工程|产品|资金|经费)/

/** Cost from which a word is rare. */
const RARE = 12.5
const COMMON = 10.5

/** 显著地成效: an adjective and a noun; `index` is at 地 or 得. */
export function wantsDe(plain: string, index: number, { adjectives, nouns }: Particles): boolean {
  const adjective = wordEndingAt(plain, index, adjectives)
  if (adjective.length < 2) return false
  const noun = matcher(nouns).at(plain, index + 1)
  if (noun === '') return false
  const end = index + 1 + noun.length
  return CLOSES.test(plain.slice(end, end + 1)) || (PURE_NOUN.test(noun) && /[\u4e00-\u9fff]{2}/.test(noun))
}

/** 针对暴露地问题, 学校地孩子: no adverb goes before these nouns. */
export function wantsDeBeforeNoun(plain: string, index: number, { isPair, cost }: Lexicon): boolean {
  const before = plain.slice(Math.max(0, index - 2), index)
  if (!/[\u4e00-\u9fff”》]$/.test(before) || PLACE_STEM.test(before)) return false
  if (isPair(plain, index) || cost(plain.slice(index - 2, index + 1)) !== undefined) return false
  // 落实|属地: the place begins behind the seam.
  const asPlace = cost(plain.slice(index - 1, index + 1)) ?? RARE
  if (asPlace < RARE && (isPair(plain, index - 3) || (cost(before) ?? RARE) > COMMON)) return false
  if (!isPair(plain, index - 2) && (PLACE_BEFORE.test(before) || isPair(plain, index - 1))) return false
  return PURE_NOUN.test(plain.slice(index + 1, index + 5))
}
