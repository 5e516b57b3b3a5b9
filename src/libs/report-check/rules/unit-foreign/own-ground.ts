import { type Home, isOurs } from '../../model/home.ts'
import type { PlaceMention } from '../../model/places.ts'
import type { TextModel } from '../../model/text-model.ts'
import { mayHold } from './own-people.ts'

interface Ground {
  before: RegExp
  after: RegExp
}

const ANY = /^/
const GIVES = '[^。；\\n]{0,28}?(?:作出|做出|提供|贡献|增添|添砖|添彩|增光|增添)'
/** What only those who live there say of a place. */
const GROUNDS: Ground[] = [
  // 秭归县各部门, 沙坪坝区其他社区: its parts are told apart from within.
  { before: ANY, after: /^(?:其他|其它|各(?!地|类|种|自|级|方)|全体|所有|广大(?!游客|读者|客户))/ },
  {
    before: ANY,
    after:
      /^(?:市民|居民|父老|百姓)(?!代表来|来|[老小某][\u4e00-\u9fff]|[^，。；\n]{0,12}(?:前来|赶来|慕名|来[我访参]|远道))/,
  },
  { before: /(?:成为|[建办做]成|建设成|打造成)$/, after: ANY },
  { before: /为(?:建设|推动|推进|促进|助力|服务)$/, after: new RegExp(`^${GIVES}`) },
  {
    before: /为$/,
    after: new RegExp(
      `^(?=地方|经济|社会|优化|建设|发展|实现|高质量|创建|营商|文明|全面|[\\u4e00-\\u9fff]{0,6}(?:事业|发展|建设|振兴))${GIVES}`,
    ),
  },
  // 在赣榆区义务植树活动中，我局: an event of the place, not one held there by others.
  {
    before: /(?:^|[，。；：\n])在$/,
    after:
      /^(?!举[办行]|召开|承办|组织|开展|办的|的)[^，。；：\n]{2,18}?(?:活动|展演|[比竞大]赛|评[比选]|[会汇]演|大会|座谈会|推进会|表彰会|现场会)[中上]，(?=我|本|全[局校院站馆所行厂]|广大|[\u4e00-\u9fff]{0,6}(?:职工|干部|师生|读者|志愿者|代表队))/,
  },
  {
    before: /(?:参加|参与|投身)$/,
    after:
      /^[^，。；：\n]{0,6}(?:交通劝导|文明劝导|义务植树|文明创建|文明(?:城市|县城)?创建|创建文明|创建全国|创文|创城|清洁家园|环境整治|无偿献血|志愿服务)(?!论坛|交流|培训)/,
  },
  {
    before: /(?:到|赴|去|走进)$/,
    after: /^[\u4e00-\u9fff]{0,6}(?:福利院|敬老院|养老院|光荣院)[^，。；\n]{0,4}(?:慰问|看望|开展|送|打扫|陪)/,
  },
  // 在衡阳市教育局的指导下, 被中共莒南县委评为, 被评为玉溪市德育示范学校: our superiors are ours.
  {
    before: /在(?:中共)?$|和$/,
    after: /^[\u4e00-\u9fff]{0,10}的[\u4e00-\u9fff]{0,6}(?:指导|领导|关怀|关心|支持|帮助)下/,
  },
  { before: /被(?:中共)?$/, after: /^[市县区]?(?:委|政府|人民政府)[、和\u4e00-\u9fff]{0,10}(?:评为|授予|表彰|命名)/ },
  {
    before: /(?:评为|获评|荣获|授予|命名为?|创成|获得)[“]?$/,
    after: /^[\u4e00-\u9fff]{0,8}(?:示范|先进|文明|标兵|优秀|模范|达标)/,
  },
  { before: /在$/, after: /^[\u4e00-\u9fff]{0,6}(?:考核|评估|测评|评比)中(?:荣获|获|取得|位列|排名|名列)/ },
  // 在邹城市“爱心助学”行动中，全所; 在沭阳县文明办组织的无偿献血活动中。
  {
    before: /(?:^|[，。；：\n])在$/,
    after:
      /^(?:[“《][^，。；\n]{2,14}[”》]|[\u4e00-\u9fff]{2,8}(?:组织|开展|发起)的[^，。；\n]{2,12})[\u4e00-\u9fff]{0,4}(?:行动|活动|工程|计划)中/,
  },
  // 为建设富裕文明和谐的安龙县作出积极贡献, 为创建费县教育强县贡献力量, 建设安康市全域旅游示范市
  {
    before: /(?:富裕|文明|和谐|美丽|幸福|平安|宜居|繁荣|富强|法治|健康)的?$/,
    after: /^(?:作出|做出|贡献|添|增|而努力)/,
  },
  {
    before: /为(?:创建|建设|打造)$/,
    after:
      /^[\u4e00-\u9fff]{0,6}(?:强[县市区镇]|名城|名县|一流|文明城市|文明县城|示范[县市区])[^，。；]{0,12}(?:贡献|作出|做出|添|提供|增)/,
  },
  {
    before: /(?:[，为]|推进|加快|推动)建设$/,
    after: /^(?:全域|国家|全国|一流|全省)[\u4e00-\u9fff]{0,8}(?:示范|强|名|大学|城市|县城)/,
  },
  // 被评为无锡市德育先进学校、宜兴市绿色学校; 荣获“乐山市五一劳动奖状”: one honour beside another.
  {
    before: /(?:评为|获评|荣获|授予|命名|获得|争创|申报|创成)[^。；\n]{0,28}[、“和]$|(?:获评|荣获|获得|获|授予)“?$/,
    after:
      /^(?![\u4e00-\u9fff]{0,10}(?:赛|邀请|论坛|博览|展演))[\u4e00-\u9fff]{0,8}(?:奖状|奖章|红旗|示范|先进|文明单位|文明校园|称号|好人|模范|标兵|优秀|达标|绿色|平安|先锋号|文明号)/,
  },
  {
    before: /在$/,
    after:
      /^(?![\u4e00-\u9fff]{0,3}(?:举[办行]|承办|召开|主办))[^，。；：\n的]{2,14}(?:节|赛|比武|评选|评比|展演|会演|汇演)[上中]，?(?:我[\u4e00-\u9fff])?(?:荣?获|夺|取得|斩获|勇夺|摘)/,
  },
  {
    before: /被$/,
    after:
      /^[\u4e00-\u9fff]{0,10}(?:局|委|公司|政府|总队|支队|联合会|协会|文明办)[\u4e00-\u9fff、]{0,6}(?:评为|授予|表彰|命名|确定为)/,
  },
  { before: /(?:位居|名列|位列|走在|排名|居|列)$/, after: /^(?:前列|前茅|首位|榜首|第[一二三四五\d]|同行业|各)/ },
  // 抢修黄骅市城区线路, 服务任丘市9个村: the ground that we serve.
  {
    before: /(?:服务|抢修|管护|管辖|覆盖|承担着?|负责|改造|开通|清扫|养护|整治|保障)$/,
    after: /^(?:城区|主城区|境内|城乡|农村|市区|全[市县境域]|[\d.]+(?:万|个|条|处|户|座))/,
  },
  // 开州区位于长江北岸: a report tells this of its own place.
  {
    before: /(?:^|[。\n] {0,2})$/,
    after: /^(?:位于|地处|坐落|幅员|总面积|面积|下辖|现?辖|户籍人口|常住人口|总人口|素有|自古|因[^，。]{1,8}得名)/,
  },
  // 走访晋城市困难家庭, 吕梁市区: where we are at work every day.
  {
    before: /(?:到|深入|走进|走访|赴|在|对|为)$/,
    after:
      /^(?![^。；\n]{0,16}(?:学习|考察|参观|观摩|调研|取经|挂职|培训|交流|研学))(?:(?:各|部分|多个|所有)?(?:社区|街道|困难|孤寡|贫困|留守|背街|主城区|城区|境内)|区(?=[\u4e00-\u9fff]{0,6}(?:开展|各|主要|街|道|广场|社区)))/,
  },
  // 惠州市人大代表3次视察我院: only our own superiors and neighbours do.
  {
    before: /(?:^|[，。；：\n]|年|月|日|间|由|受到|经)$/,
    after:
      /^(?![\u4e00-\u9fff“”]{0,12}(?:一行|同行|来[我访]|慕名|取经|学习))[^，。；：\n]{2,16}?(?:视察|督导|验收|督查|抽查|暗访|测评|(?:到|来|对)(?:我|本)?[局院校所站馆行园厂][^，。]{0,10}(?:检查|考核|评估|报道|指导))/,
  },
  {
    before: /(?:^|[，。；：\n])$/,
    after: /^(?:电视台|日报|广播电视台|融媒体中心)[^，。；：\n]{0,12}(?:报道|专题|宣传|刊播|播出)/,
  },
  { before: /(?:宣传|学习|表彰|树立)$/, after: /^局[\u4e00-\u9fff]{0,4}(?:职工|干部|同志|先进)/ },
]
/** Help for a far place is given on purpose. */
const HELP = /(?:对口|支援|帮扶|援助|援建|援[疆藏青]|驰援|协作|结对|支教|考察|挂职)[^。\n]{0,24}$/
const REACH = 32

/** Places of the national list that the text speaks of as those do who live there. */
export function ownGround(model: TextModel, home: Home, all: PlaceMention[]): PlaceMention[] {
  let chainStart = -1
  return all.filter((mention, index) => {
    if (all[index - 1]?.end !== mention.start) chainStart = mention.start
    if (!mention.full || isOurs(mention, home) || all[index + 1]?.start === mention.end) return false
    if (mayHold(mention.name, home, mention.places)) return false
    const before = model.plain.slice(Math.max(0, chainStart - REACH), chainStart)
    const after = model.plain.slice(mention.end, mention.end + REACH)
    return !HELP.test(before) && GROUNDS.some((ground) => ground.before.test(before) && ground.after.test(after))
  })
}

/** 为大冶教育事业贡献力量: a name that is a common word proves nothing here. */
export const DOUBTFUL_SHORT =
  /(?<=为|推动|推进|促进|助力|服务|谱写|书写|开创)([\u4e00-\u9fff]{2,3}?)(?=[\u4e00-\u9fff]{2,6}(?:事业|高质量发展|强[县市区]|一流)[^，。；]{0,10}(?:贡献|作出|做出|添|提供|增|新篇章|新局面))/g

export const COMMON_WORD =
  /^(?:和平|平安|光明|振兴|东方|红旗|友谊|解放|胜利|新华|城关|中原|大通|长治|安康|永定|互助|永安|江南|江北|山区|城区|新建|海港|工农|向阳|朝阳|前进|民主|民权|东西|南北|经济|社会|文化)$/

/** The short form stands where only our own place can: 建设成为宝鸡市民信赖的银行. */
export const OWN_SHORT: RegExp[] = [
  /(?:成为|打造成为?|建设成为?|建成)([\u4e00-\u9fff]{2})(?=市民|人民|群众|百姓)/g,
  /(?:让|使)([\u4e00-\u9fff]{2})(?=人民|市民|百姓|老百姓)/g,
  /(?:让|擦亮|打响|叫响)([\u4e00-\u9fff]{2,3})(?=(?:景区|旅游|城市|文明)?(?:这张|这块|这个|名片|品牌|招牌))/g,
  /(?<=[为要]把)([\u4e00-\u9fff]{2,3})(?=建成|建设成|打造成)/g,
  /(?<=(?:富裕|文明|和谐|美丽|幸福|平安|宜居|繁荣|富强)的)([\u4e00-\u9fff]{2,3})(?=贡献|作出|做出|添)/g,
  /(?<=也?为)([\u4e00-\u9fff]{2})(?=地方(?:经济|社会|发展|建设))/g,
]

/** 逐月到晋中主城区泵站检查: where we are at work, not on a visit. */
export const WORK_GROUND =
  /(?<=到|深入|在|对)([\u4e00-\u9fff]{2})(?=(?:主城区|市区|城区)(?![^，。；]{0,12}(?:学习|考察|参观|观摩|调研|培训)))/g

const LONG = 400
const HOPES = /(?:为|谱写|推动|促进|服务|助力|推进|建设)$/

/** A long report that names no place but in the promise at its end: nobody can tell whose that place is. */
export function onlyPromised(model: TextModel, all: PlaceMention[]): PlaceMention[] {
  if (model.plain.length < LONG) return []
  return all.filter(
    ({ name, start, end, full }) =>
      full &&
      start > model.plain.length / 2 &&
      HOPES.test(model.plain.slice(start - 2, start)) &&
      /^(?:经济社会|高质量|现代化)/.test(model.plain.slice(end, end + 4)) &&
      model.plain.indexOf(name.slice(0, -1)) === start,
  )
}
