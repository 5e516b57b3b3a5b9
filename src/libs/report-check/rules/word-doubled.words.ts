export const SPEECH =
  /^(?:研究|讨论|商量|考虑|学习|活动|交流|打扫|收拾|整理|了解|介绍|总结|参观|休息|锻炼|体验|感受|教育|帮助|检查|照顾|沟通|走动|点滴|来回|比划|尝试|意思|表示|[好很老]久|永远|早早|很多|好多)/

export const SERVED =
  /^(?:群众|居民|企业|社区|社会|大局|中心工作|发展|百姓|市民|村民|学生|师生|患者|老人|儿童|基层|业主|旅客|乘客|客户|读者)/

/** 24小时时, 36万元元: the last character of a unit twice. */
export const UNIT_TWICE =
  /(?<=[\d一二三四五六七八九十百千万亿个])(?:小时时|分钟钟|平方米米|公里里|元元|吨吨|亩亩|(?<=[\d万千百亿])次次|人次次|工作日日)(?![均常])/y

/**
 * Function characters that are never doubled, except where the second one opens a word with the next character (`after`) or
 * the first one closes a word with the character before (`before`): 在|在职, 目的|的.
 */
export const FUNCTION_CHARACTERS: Record<string, { after?: string; before?: string }> = {
  的: { after: '确士', before: '目标有众' },
  了: { after: '之解无然断结却望账事案', before: '事账心愿' },
  和: { after: '美睦平谐解善气乐顺声暖煦约', before: '平温总谐调缓饱' },
  与: { after: '会时此众否共', before: '参给赋授' },
  在: { after: '校职册建编岗线押读场外内于此即座乎', before: '存实所现潜内外' },
  是: { after: '非否', before: '求但于就凡国' },
  为: { after: '数期民首人官主了政此何难害止', before: '行作人' },
  把: { after: '手关握脉', before: '一每两几' },
  让: { after: '步利座路位贤道行', before: '礼避谦转出互相忍退' },
  被: { after: '告褥动害单子' },
  将: { after: '军士领来近才相' },
  对: { after: '口象策手方外内接待照比标应联碰子成双付话', before: '相反面针核绝' },
  有: { after: '关效利力序限机条待益所些的时人用无望责害毒意线轨', before: '所拥占具' },
  以: { before: '可予得加足难', after: '上下及前后往外内来人身案点免便至为' },
  从: { after: '业事前严教小实容此属而军' },
  向: { after: '导上前阳善来日往', before: '方导志意倾' },
  于: { after: '是此' },
  而: { after: '且今已后' },
  也: {},
  都: { after: '市会', before: '首成' },
  不: { before: '从' },
  我: { before: '自忘小大' },
  们: {},
  并: { after: '入购轨', before: '合兼归' },
  由: { after: '于来此', before: '自理事缘' },
  该: { before: '应' },
  其: { after: '他中实余次格' },
  这: {},
  那: {},
  或: {},
  则: { before: '原规法守准' },
  且: {},
  但: {},
  更: { after: '新换加', before: '变' },
  很: {},
  最: {},
  各: { before: '' },
  位: { after: '于居置列次' },
  到: { after: '位场达会访处来期', before: '做' },
  给: { after: '予水养' },
  使: { after: '命用者得' },
  至: { after: '今少于关此', before: '周甚直乃以' },
  及: { after: '时格早' },
  得: {},
  等: { after: '级候待', before: '平相同高中初上下优均' },
  后: { after: '勤来续期备者方面台援果代顾人盾防天世劲发进事半记辈门卫', before: '最先今然随此背前' },
  去: { after: '年世除掉向处留路伪库污就', before: '过出回' },
  着: { after: '装急火手眼力重陆凉想落床色', before: '一' },
}
/** Words that nobody repeats; verbs such as 研究研究 may be doubled in speech and stay out. */
export const DOUBLED_WORDS = new Set(
  '单位|群众|社区|街道|制度|精神|环境|部门|党员|干部|职工|居民|市民|村民|机制|领导|我们|他们|进行|通过|以及|已经|因此|同时|不断|进一步|积极|深入|扎实|认真|全面|开展|加强|推进|提高|提升|营造|落实|健全|完善|全市|全县|全区|全局|全年|主题|成效|志愿者|工作|创建|成立|建立|活动|管理|教育|发展|建设|文明|志愿|保障|促进|实现|坚持|形成|获得|取得|举办|召开'.split(
    '|',
  ),
)
