import type { Quantity } from './numbers.ts'

/** Words of which one excludes the other and which together leave little out: 男 and 女, 城镇 and 农村, 国家级 and 省级. */
const CONTRASTS = [
  /男|女/,
  /城镇|城市|城区|农村|乡村|镇区/,
  /上半年|下半年|季度|\d{4}年|去年|今年|\d月|春|夏|秋|冬/,
  /公办|民办|公立|私立|国有|民营|个体|集体/,
  /专职|兼职|在编|编内|编外|聘用|合同|派遣|临聘|在职|在岗|退休|离休|正式/,
  /内|外|本地|外地|外来|户籍|常住|流动|固定/,
  /线上|线下|网上|现场|窗口|电话|来信|来访|网络/,
  /一般|较大|重大|特大|轻微|严重/,
  /大型|中型|小型|大班|中班|小班|托班/,
  /财政|自筹|社会|上级|本级|配套|捐赠|中央|省级|市级|县级|区级|镇级|村级|国家级|部级|厅级/,
  /新建|改建|扩建|续建|重建|翻新|迁建|改造|修缮/,
  /纸质|电子|中文|外文|成人|少儿|儿童/,
  /[一二三四五六七八九十][等级类期批年队组号楼层季]|[甲乙丙丁]|高[一二三]|初[一二三]|[七八九]年级/,
  /小学|初中|高中|中学|幼儿园|大学|本科|专科|研究生|硕士|博士/,
  /东|西|南|北|中部/,
  /有偿|无偿|收费|免费|个人|单位|团体|企业/,
  /属实|失实|合格|达标|满意|办结|办理|整改|完成|解决|优秀|良好|优等/,
  /专任|专业|技术|医|护|教师|教练|行政|后勤|工勤|管理|职员|辅助|驾驶|保洁|安保|操作|营销|一线|二线/,
  /党员|群众|干部|工人|教师|学生|医生|护士|医师|职工/,
  /正|副|主|次|新|旧|老|白天|夜间|日间|晚间|白班|夜班|早班|晚班/,
]

/** Do the labels divide the whole in one known way? */
export function isPartition(labels: readonly string[]): boolean {
  return CONTRASTS.some((contrast) => labels.every((label) => contrast.test(label)))
}

/** Neighbouring parts that make the whole: what stands beside them is told besides. */
export function someMake(parts: readonly Quantity[], whole: number, slack: number): boolean {
  return parts.some((first, index) => {
    let sum = first.value
    return parts.slice(index + 1).some(({ value }) => {
      sum += value
      return Math.abs(sum - whole) <= slack
    })
  })
}
