import type { CheckOptions } from '../options.ts'
import { bodyLines, lineText, type TextModel } from './text-model.ts'

/** A name of our own unit as the text or the registry writes it. */
export interface OwnName {
  /** Without 中共, 国网, 关于 and party organs. */
  full: string
  /** The administrative names in front: 漳州市, 南浦区. */
  chain: string[]
  /** What follows them: 人民法院. */
  tail: string
  /** The name told by the registry or the title counts before the signature. */
  source: 'registry' | 'title' | 'opening' | 'signature'
}

export const KIND =
  '(?:有限责任公司|股份有限公司|有限公司|公司|集团|银行|信用合作联社|信用社|联社|支行|分行|卫生院|法院|检察院|医院|学校|小学|中学|大学|学院|幼儿园|少年宫|分局|保健院|保健所|福利院|敬老院|供电所|派出所|税务所|管理所|养护所|研究所|图书馆|博物馆|文化馆|档案馆|殡仪馆|纪念馆|体育馆|服务中心|管理中心|控制中心|修复中心|中心|管理站|服务站|收费站|总站|车站|气象站|[林农渔牧茶]场|市场|[酒饭书商]店|大队|支队|放映队|海事处|引航站|车务段|供销社|联合社|委员会|办公室|办事处|街道|社区|(?<![农乡])村(?![镇民庄卫级小组])|管理处|景区|动物园|植物园|海关|电厂|水厂|[粮油水仓储备]库|[剧艺舞]团|剧院|监狱|煤矿|电站|[段报]社|出版社|电视台|联合会|协会|商会|学会|总工会|事务所|消防站|救援站|合作社|局|厂)'
const BODY = new RegExp(
  `^(?![我本该全各]|按|根据|依[照据]|[对遵]照|围绕|为了|为贯彻|[近今去]年)[\\u4e00-\\u9fff（）]{2,26}?${KIND}(?=$|[\\d“（——,，、：]|创建|文明|争创|申报|关于|精神|的|工作|情况|党|自查|整改|第|近|上半年|先进|事迹|汇报|总结|报告|经验|材料|发言|说明|自评|承诺|简介|复查|建设|开展|[省市县国]级|全国|在|是|将|始终|现有|位于|地处|坐落|成立|始建|承担|内设|深|荣|被|积极|坚持|行风|作风|党建|迎检|复查|述职|志愿|年度|季度|对照|典型)`,
)
const LEADS = /^(?:——|—|-|中共|中国共产党|国网|关于|在|当好|争做|践行)+/
const PARTY = /(?:党总支|党支部|党工委|党委|党组|机关工会|工会)(?:委员会)?$/
const LINK =
  /^(?:[\u4e00-\u9fff]{2,7}?(?:省|自治区)|[\u4e00-\u9fff]{2,6}?(?:自治州|自治县)|[\u4e00-\u9fff]{2,4}?(?:[市县州盟旗]|区(?![域级直间])|镇|乡|街道)|[\u4e00-\u9fff][县市])(?!委|直|级|政府|[场镇民])/
const GENERIC_LINK = /[园小社校景山库]区$|^城[市镇乡]$|[集超]市$|开发区$|高新区$/

/** Takes the administrative names off the head of a unit's name. */
export function splitName(full: string): { chain: string[]; tail: string } {
  const chain: string[] = []
  let tail = full
  for (let link = LINK.exec(tail)?.[0]; link && tail.length - link.length >= 2; link = LINK.exec(tail)?.[0]) {
    if (GENERIC_LINK.test(link) || new RegExp(`^${KIND}$`).test(link)) break
    chain.push(link)
    tail = tail.slice(link.length)
  }
  return { chain, tail }
}

const LEAST = 4
const HEAD_LINES = 6
const TAIL_LINES = 6
const LONGEST = 34

const known = new WeakMap<TextModel, OwnName[]>()

/** What the registry, the title, the opening and the signature call our unit. */
export function ownUnits(model: TextModel, { registry }: CheckOptions): OwnName[] {
  const found = known.get(model) ?? readUnits(model)
  known.set(model, found)
  const full = registry?.own?.full.replace(LEADS, '').replace(PARTY, '') ?? ''
  return full.length < LEAST ? found : [{ full, ...splitName(full), source: 'registry' }, ...found]
}

/** Places at the head of our own name as title or signature have it, said more than once: they are no two words. */
export function ownLinks(model: TextModel): string[] {
  const links = ownUnits(model, {}).flatMap(({ chain, source }) => (source === 'opening' ? [] : chain))
  return [...new Set(links)].filter((link) => link.length > 3 && timesOf(model, link) > 1)
}

function readUnits(model: TextModel): OwnName[] {
  const names: OwnName[] = []
  const add = (text: string, source: OwnName['source']) => {
    const full = text.replace(LEADS, '').replace(PARTY, '')
    if (full.length >= LEAST && !names.some((name) => name.full === full && name.source === source))
      names.push({ full, ...splitName(full), source })
  }
  const lines = bodyLines(model)
  for (const [index, line] of lines.slice(0, HEAD_LINES).entries()) {
    const text = lineText(model, line)
    if (text.endsWith('：') && text.length < LONGEST) continue
    const isProse = /。/.test(text)
    for (const piece of isProse ? [text] : text.split(/—+|[ 　]+/)) {
      const name = BODY.exec(piece.replace(LEADS, '').slice(0, LONGEST))?.[0]
      if (name && (isProse || index < 3)) add(name, isProse ? 'opening' : 'title')
    }
    if (isProse) break
  }
  for (const line of lines.slice(Math.max(HEAD_LINES, lines.length - TAIL_LINES))) {
    const text = lineText(model, line)
    if (
      text.length <= LONGEST &&
      /^[\u4e00-\u9fff（）]{4,30}$/.test(text) &&
      new RegExp(`${KIND}(?:党[委组支总部]+)?$`).test(text)
    )
      add(text, 'signature')
  }
  return names
}

const MOST = 5

/** The way of writing our unit that the registry has, or that the text has more often than any other. */
export function trustedUnit(model: TextModel, options: CheckOptions): OwnName | undefined {
  const units = ownUnits(model, options)
  const registered = units.find(({ source }) => source === 'registry')
  if (registered) return registered
  const rated = units
    .filter(({ chain }) => chain.length > 0)
    .map((unit) => ({
      unit,
      times: timesOf(model, (unit.chain.at(-1) as string) + unit.tail) + timesOf(model, unit.chain.at(-1) as string),
    }))
    .toSorted(
      (a, b) => b.times - a.times || Number(a.unit.source === 'signature') - Number(b.unit.source === 'signature'),
    )
  const [best] = rated
  const rival =
    best && rated.find(({ unit }) => unit.chain.at(-1) !== best.unit.chain.at(-1) && unit.tail === best.unit.tail)
  return best && (!rival || rival.times < best.times) ? best.unit : undefined
}

function timesOf({ plain }: TextModel, name: string): number {
  let times = 0
  for (let at = plain.indexOf(name); at >= 0 && times < MOST; at = plain.indexOf(name, at + name.length)) times++
  return times
}
