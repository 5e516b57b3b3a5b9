import { inserted, markPart, paragraphs, prose } from '../places.ts'
import type { Candidate, CleanReport, Injector } from '../types.ts'

/** A region far from every report's own, with the short form of its last name. */
interface Region {
  province: string
  name: string
  short: string
  /** 市, 县 or 区 */
  level: string
}

const region = (province: string, name: string, short = name.slice(0, -1)): Region => ({
  province,
  name,
  short,
  level: name.at(-1)!,
})

const regions: Record<CleanReport['split'], Region[]> = {
  train: [
    region('吉林省', '四平市'),
    region('陕西省', '宝鸡市'),
    region('河北省', '衡水市'),
    region('云南省', '腾冲市'),
    region('山西省', '平遥县'),
    region('内蒙古自治区', '赤峰市'),
    region('福建省', '沙县区', '沙县'),
    region('青海省', '格尔木市'),
    region('河南省', '信阳市'),
    region('甘肃省', '敦煌市'),
  ],
  holdout: [
    region('辽宁省', '鞍山市'),
    region('湖南省', '浏阳市'),
    region('山东省', '临沂市'),
    region('四川省', '宣汉县'),
    region('黑龙江省', '绥化市'),
    region('海南省', '琼海市'),
    region('宁夏回族自治区', '中卫市'),
    region('浙江省', '桐乡市'),
  ],
}

/** The reader can tell that the region is not the report's: it writes its own place of that level, or for a county the city above. */
const excludes = ({ text, place }: CleanReport, { province, level, name }: Region, said: string) =>
  !place.includes(province) &&
  place.some((own) => {
    const ends = own.at(-1)!
    if (!text.includes(own)) return false
    if (said === province && name !== province) return /[省区]/.test(ends) && place.indexOf(own) === 0
    return ends === level || (level !== '市' && /[市县区]/.test(ends))
  })

type Sentences = (where: Region) => readonly (readonly [sentence: string, mark: string])[]

/** Sentences of another region's report, put behind the paragraphs of this one. */
const fromElsewhere = (sentences: Sentences) => (report: CleanReport) =>
  regions[report.split].flatMap((where) =>
    inserted(sentences(where).filter(([, said]) => excludes(report, where, said)))(report),
  )

const authority: Sentences = ({ province, name, level }) => [
  [`在${name}委、${level}政府的坚强领导下，创建工作取得了阶段性成效。`, name],
  [`${name}文明办先后三次到现场指导，提出了许多宝贵意见。`, name],
  [`认真落实《${name}文明行为促进条例》，把每一条要求细化到岗位。`, name],
  [`对照${name}级文明单位测评体系，逐条逐项补齐短板。`, name],
  [`按照${province}文明办的统一安排，组织开展“我们的节日”主题活动。`, province],
  [`经复查合格，继续保留${name}文明单位称号。`, name],
]

const promise: Sentences = ({ province, name, short }) => [
  [`下一步，我们将再接再厉，为建设文明${short}、美丽${short}贡献力量。`, `文明${short}`],
  [`我们将以更加昂扬的姿态，奋力谱写${short}高质量发展新篇章。`, short],
  [`努力为${name}创建全国文明城市增光添彩。`, name],
  [`让文明之花开遍${short}大地。`, short],
  [`以实际行动为推进${province}现代化建设增添动力。`, province],
]

const scopes: Record<string, string[]> = { 县: ['区', '镇'], 区: ['县', '镇'], 市: ['县'], 镇: ['区'] }

/** 我县 in the report of a district. */
const wrongRegion = (report: CleanReport): Candidate[] => {
  const own = report.place.at(-1)
  // A reader can object only where the report writes its own lowest place.
  if (!own || !report.text.includes(own) || /我[省市县区镇乡]/.test(report.text)) return []
  return (scopes[own.at(-1)!] ?? []).flatMap((scope) =>
    inserted([
      [`我${scope}高度重视精神文明建设，把创建工作列入重要议事日程。`, `我${scope}`],
      [`近年来，在我${scope}广大干部群众的共同努力下，城乡面貌焕然一新。`, `我${scope}`],
      [`广泛宣传先进典型，为我${scope}高质量发展凝聚精神力量。`, `我${scope}`],
    ])(report),
  )
}

const houses: [selves: string[], kind: RegExp][] = [
  [['我校师生', '全校教职工', '我校'], /学校|学院|幼儿园|中学|小学/],
  [['我院医护人员', '全院职工', '我院'], /院/],
  [['我行员工', '全行上下', '我行'], /行/],
  [['我街道', '街道党工委', '街道办事处'], /街道|社区/],
  [['我局', '全局干部职工', '局党组'], /局|委员会/],
  [['我镇', '全镇上下', '镇党委、政府'], /镇|乡|村/],
  [['我厂', '全厂职工', '厂党委'], /厂|公司/],
]

/** A sentence in which another house speaks of itself. */
const strangeSelf = (report: CleanReport): Candidate[] =>
  houses
    .filter(([selves, kind]) => !kind.test(report.unit) && !selves.some((self) => report.text.includes(self.slice(-2))))
    .flatMap(([selves]) =>
      selves.flatMap((self) =>
        inserted([
          [`${self}坚持把创建工作与中心工作同谋划、同部署，形成了齐抓共管的良好局面。`, self],
          [`一年来，${self}以开展创建活动为契机，推动各项工作迈上新台阶。`, self],
        ])(report),
      ),
    )

/** The unit's own name under another county, e.g. 临沅县财政局 for 清岚县财政局. */
const sibling = (report: CleanReport): Candidate[] => {
  const last = report.place.filter((name) => report.unit.includes(name)).at(-1)
  const tail = last && report.unit.slice(report.unit.indexOf(last) + last.length)
  if (!last || !/[市县区镇旗]$/.test(last) || !tail || tail.length < 3 || !report.text.includes(last + tail)) return []
  const names = report.split === 'train' ? ['临沅', '松陵', '赤水', '平遥'] : ['沅北', '白麓', '浏阳', '宣汉']
  return names.flatMap((name) => {
    const foreign = name + last.at(-1)
    return [
      ...inserted([
        [`${foreign}${tail}将以此次创建为契机，再接再厉，久久为功。`, foreign],
        [`近年来，${foreign}${tail}始终把创建工作摆在突出位置。`, foreign],
      ])(report),
      ...signed(report, foreign + tail, foreign.length),
    ]
  })
}

/** Another signature on the report. */
function signed(report: CleanReport, name: string, marked: number): Candidate[] {
  if (report.lacks.includes('signature')) return []
  const signature = paragraphs(report.text).at(report.lacks.includes('date') ? -1 : -2)!
  return [markPart({ start: signature.start, end: signature.end, text: name }, 0, marked)]
}

const addressees = (where: Region) => [
  `${where.name}文明办：`,
  `中共${where.name}委宣传部：`,
  `${where.name}委文明委：`,
]

/** The report is addressed to another region's office. */
const addressee = (report: CleanReport): Candidate[] => {
  const [, second] = paragraphs(report.text)
  const first = prose(report)[0]
  if (!second || second.start !== first?.start) return []
  return regions[report.split]
    .filter((where) => excludes(report, where, where.name))
    .flatMap((where) =>
      addressees(where).map((text) =>
        markPart({ start: second.start, end: second.start, text: `${text}\n` }, 0, text.length),
      ),
    )
}

const foreign = { classes: ['U-FOREIGN', 'U-NAME'], severity: 'blocker' } as const

export const identityInjectors: Injector[] = [
  { kind: 'foreign-authority', ...foreign, candidates: fromElsewhere(authority) },
  { kind: 'foreign-hope', ...foreign, candidates: fromElsewhere(promise) },
  { kind: 'foreign-sibling', ...foreign, candidates: sibling },
  { kind: 'foreign-addressee', ...foreign, candidates: addressee },
  { kind: 'wrong-region', classes: ['U-NAME', 'U-FOREIGN', 'X-SPLICE'], severity: 'error', candidates: wrongRegion },
  { kind: 'strange-self', classes: ['U-NAME', 'U-FOREIGN', 'X-SPLICE'], severity: 'error', candidates: strangeSelf },
]
