import { BARE, ENDING, HOUSE, NO_HOUSE, OPENING_HOUSE, SELF } from './identity.words.ts'
import type { Line } from './lines.ts'
import { bodyLines, isProse, lineAt, type TextModel } from './text-model.ts'

/** A word by which the document calls its own unit: 我局, 本院, 全校师生. */
export interface SelfName {
  text: string
  kind: string
  start: number
  end: number
  line: Line
}
const NAMED_REACH = 300
/** Houses that write of their communities as 社区. */
const HAS_COMMUNITIES = /街道|街办|办事处|[镇乡](?:人民)?(?:政府|党委)/
/** What the own names must hold for a self-name to fit. */
const NEEDS: Record<string, RegExp> = {
  街道: /街道|街办|办事处/,
  镇: /(?<![乡城集])镇(?!银行)|乡(?![镇村])|(?<![农乡])村(?!镇)|屯|街道|嘎查|苏木/,
  乡: /(?<![乡城集])镇(?!银行)|乡(?![镇村])|(?<![农乡])村(?!镇)|屯|街道|嘎查|苏木/,
  局: /局|派出所|税务所|监管所|总队|支队|大队/,
  校: /校|中学|小学|高中|初中|学院|大学|幼儿园/,
  院: /院|大学/,
  处: /(?<![地各到好深之多身相])处(?![处理于在])/,
  所: /所(?![有以在谓做])/,
  站: /站(?![位在])/,
  社区: /社区|居委/,
  村: /村/,
  公司: /公司|集团|企业|厂|[书酒饭商]店|行|旅行社|营业|物业|银行|供电|水务|药业|实业|烟草|市场|站|景区|场|部/,
  行: /银行|支行|分行|信用社|联社|行(?=[\d2创文])/,
  厂: /厂|公司|集团/,
  馆: /馆/,
  园: /园/,
  队: /队|消防/,
  委: /委|办/,
  中心: /(?<!为)中心(?!工作|任务|大局|思想|城区)/,
  景区: /景区|名胜|度假区|旅游区|公园|管委会|管理处/,
  店: /店|宾馆/,
  关: /海关/,
  场: /(?<![现立广当登开一\d每出])场(?![次所面地景合馆])/,
  库: /库/,
  段: /段/,
  社: /社(?!会|区)/,
  台: /台(?!账)/,
  部: /部(?![门分署])/,
  厅: /[^客餐]厅/,
  庭: /法庭/,
  矿: /矿/,
  监: /监狱|戒毒所|看守所/,
  会: /工会|妇联|残联|文联|科协|联合会|协会|学会|商会/,
}
/** Longer self-names of one kind with a shorter one. */
const SAME: Record<string, string> = {
  街道办事处: '街道',
  办事处: '街道',
  支行: '行',
  分局: '局',
  大队: '队',
  支队: '队',
  医院: '院',
  幼儿园: '校',
  学院: '院',
  检察院: '院',
  车站: '站',
  法院: '院',
  学校: '校',
  集团: '公司',
  企业: '公司',
}
/** Kinds that one house may use side by side. */
const BESIDE = [
  ['公司', '厂', '店', '行', '站', '场', '社', '景区'],
  ['校', '园'],
  ['局', '所', '队', '委'],
  ['中心', '站', '院', '馆', '所'],
  ['处', '园', '景区', '库', '站', '段', '所'],
  ['局', '委', '处'],
  ['站', '队'],
  ['街道', '处'],
]

const base = (kind: string) => SAME[kind] ?? kind

export function sameKind(a: string, b: string): boolean {
  return base(a) === base(b) || BESIDE.some((kinds) => kinds.includes(base(a)) && kinds.includes(base(b)))
}

const cache = new WeakMap<TextModel, SelfName[]>()

/** Every self-name outside quotations, in order. */
export function selfNames(model: TextModel): SelfName[] {
  const known = cache.get(model)
  if (known) return known
  const names: SelfName[] = []
  const add = (text: string, kind: string, start: number) => {
    const line = lineAt(model, start)
    if (!isQuoted(model.plain, line.start, start))
      names.push({ text, kind: base(kind), start, end: start + text.length, line })
  }
  for (const match of model.plain.matchAll(SELF)) add(match[0], (match[1] ?? match[2]) as string, match.index)
  const house = ownHouse(model)
  // Without a stated house such a word proves nothing: it may be the own one or a guest.
  if (house !== '') {
    for (const match of model.plain.matchAll(HOUSE)) {
      const kind = (match[1] ?? match[2]) as string
      const isAll = match[1] !== undefined && !match[0].includes('师生')
      if (!NEEDS[kind]?.test(house) && (isAll || !isGuest(model, match.index, kind))) add(match[0], kind, match.index)
    }
    for (const match of model.plain.matchAll(BARE)) {
      const kind = houseKind(match[1] ?? match[2] ?? (match[3] as string))
      if (kind === '社区' && HAS_COMMUNITIES.test(house)) continue
      if (NEEDS[kind]?.test(house) || isGuest(model, match.index, kind) || isMet(model, match[0], match.index)) continue
      add(match[0], kind, match.index)
    }
    for (const { 0: text, 1: kind = '', index } of model.plain.matchAll(OPENING_HOUSE)) {
      const before = model.plain.slice(Math.max(0, index - NAMED_REACH), index)
      if (!NEEDS[kind]?.test(house) && !before.includes(kind)) add(text, houseKind(kind), index)
    }
  }
  names.sort((a, b) => a.start - b.start)
  cache.set(model, names)
  return names
}

/** 图书馆 → 馆. */
function houseKind(noun: string): string {
  return NEEDS[noun] ? noun : (Object.keys(NEEDS).find((kind) => noun.endsWith(kind)) ?? noun)
}

/** The noun stands in other paragraphs, too: such houses are partners of this one. */
function isMet(model: TextModel, noun: string, index: number): boolean {
  const line = lineAt(model, index)
  const before = model.plain.lastIndexOf(noun, line.start - 1)
  return (line.start > 0 && before >= 0) || model.plain.indexOf(noun, line.end) >= 0
}

const GUEST_REACH = 120

/** The passage before has named such a house, or the whole text has much to do with them. */
function isGuest(model: TextModel, index: number, kind: string): boolean {
  const line = lineAt(model, index)
  const before = model.plain.slice(Math.max(line.start, index - GUEST_REACH), index)
  return (NEEDS[kind] as RegExp).test(before.replace(/[我本][\u4e00-\u9fff]/g, ''))
}

const QUOTE_REACH = 400

function isQuoted(plain: string, lineStart: number, index: number): boolean {
  const from = Math.max(lineStart, index - QUOTE_REACH)
  const text = plain.slice(from, index)
  return text.lastIndexOf('“') > text.lastIndexOf('”') || text.lastIndexOf('《') > text.lastIndexOf('》')
}

const HEAD_LINES = 4
const TAIL_LINES = 3
const SHORT = 60
const OPENING = 70
const heads = new WeakMap<TextModel, string>()

/** The words in which a document names its unit: title, opening of the first paragraph, or else its signature. '' = nowhere. */
export function ownHouse(model: TextModel): string {
  const known = heads.get(model)
  if (known !== undefined) return known
  const filled = bodyLines(model)
  const named = (text: string) => housesOf(unitsIn(text)).length > 0
  const head = headText(model, filled)
  const tail = tailText(model, filled)
  const own = named(head) && !signsForSelf(model, head, tail) ? head : named(tail) ? tail : ''
  // 检验所在这一季: its name alone shows the 所.
  const house = own && `${own}\n${unitsIn(own)}`
  heads.set(model, house)
  return house
}
/** The unit at the head of a title: 示例天文馆2025年总结; the place in 云桥镇卫生院 is none. */
const TITLED = new RegExp(
  `^[—\\u4e00-\\u9fff（）“”]{2,26}?${ENDING}(?=$|[\\d“《（—：:，、 　第近迎情自党]|创建|文明|争创|申报|关于|精神|的|工作|整改|[上下]半年|先进|事迹|汇报|总结|报告|经验|材料|发言|说明|承诺|简介|复查|建设|[省市县国]级|志愿|述职|年度|开展|全国)`,
)
/** A unit that opens a sentence of running text: 星野天文馆在黄海之滨开门迎客. */
const SUBJECT = new RegExp(
  `(?<=^|[。：]|年，)(?![按根以围在为对从]|一是)[\\u4e00-\\u9fff（）]{2,24}?${ENDING}(?=[现位地处坐落成始承担内设荣被积坚是将围以紧按认全党开在共有于的创辖，])`,
  'g',
)

/** What names a unit for certain: the heads of titles and signature, and the subjects of running text. */
function unitsIn(text: string): string {
  return text
    .replace(NO_HOUSE, '')
    .split('\n')
    .flatMap((line) =>
      line.includes('。') || line.length > SHORT ? (line.match(SUBJECT) ?? []) : (TITLED.exec(line)?.[0] ?? []),
    )
    .map((name) => name.slice(-LAST))
    .join('\n')
}
const LAST = 4

/** 我局 and a 局 in the signature: a house that only the opening names is somebody else. */
function signsForSelf({ plain }: TextModel, head: string, tail: string): boolean {
  const title = head.split('\n').filter((line) => !/[。；]/.test(line))
  return housesOf(title.join('\n')).length === 0 && housesOf(tail).some((kind) => plain.includes(`我${kind}`))
}

function tailText(model: TextModel, filled: readonly Line[]): string {
  return filled
    .slice(-TAIL_LINES)
    .map((line) => model.plain.slice(line.start, line.end))
    .filter((text) => text.length <= 40 && !/[，。；]/.test(text))
    .join('\n')
}

/** Title and opening; an addressee is somebody else. */
function headText(model: TextModel, filled: readonly Line[]): string {
  const pieces: string[] = []
  for (const line of filled.slice(0, HEAD_LINES + 2)) {
    const text = model.plain.slice(line.start, line.end)
    if (text.endsWith('：') && text.length < 40) continue
    if (line.label) break
    pieces.push(text.slice(0, text.length <= SHORT ? SHORT : OPENING))
    if (isProse(line) && /。/.test(text)) break
  }
  return pieces
    .join('\n')
    .replace(/《[^《》\n]{2,40}》|贵[局办委校院处部]|贵中心|贵公司/g, '')
    .replace(/[我本](?:局|校|院|处|所|站|社区|村|公司|行|厂|馆|园|队|委|中心|店|关|场|库|段|社|台|部|厅|街道)/g, '')
    .replace(/(?<!团)[省市县区州镇乡]委(?!员)|党委|文明办|单位|结合部|干部|全部|内部|本部|一部/g, '')
}

/** Title, signature and opening: the first that tells is believed. */
export function ownNames(model: TextModel): string[] {
  const filled = bodyLines(model)
  const head = headText(model, filled)
  const title = head
    .split('\n')
    .filter((line) => line.length <= 45 && !/[。；]/.test(line))
    .join('\n')
  return [title, tailText(model, filled), head]
}

/** Title and opening only; '' when they name no house. */
export function ownHead(model: TextModel): string {
  const filled = bodyLines(model)
  const head = headText(model, filled)
  return housesOf(head).length > 0 && !signsForSelf(model, head, tailText(model, filled)) ? head : ''
}

/** Every kind of house that a text names. */
export function housesOf(text: string): string[] {
  return Object.keys(NEEDS).filter((kind) => NEEDS[kind]?.test(text))
}

/** Does the self-name fit what the document calls its unit? */
export function fitsHouse({ kind }: { kind: string }, house: string): boolean {
  return NEEDS[kind]?.test(house) ?? true
}

/** The self-name that the document should use: one that fits its house, else the most frequent, else the first. */
export function ownKind(model: TextModel): SelfName | undefined {
  const names = selfNames(model)
  const house = ownHouse(model)
  const fitting = house === '' ? undefined : names.find((name) => fitsHouse(name, house))
  if (fitting) return fitting
  const counts = new Map<string, number>()
  for (const { kind } of names) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  return names.find(({ kind }) => counts.get(kind) === most)
}

/** What a text calls itself near its beginning and again far behind is itself, whatever its name. */
export function spokenKind(model: TextModel): string | undefined {
  const known = spoken.get(model)
  if (known !== undefined) return known || undefined
  const names = selfNames(model).filter(({ text }) => /^[我本]/.test(text))
  const length = model.plain.length
  const kind = names.find(
    ({ start, kind }) =>
      start < length * NEAR_HEAD && names.some((other) => other.kind === kind && other.start - start > length * APART),
  )?.kind
  spoken.set(model, kind ?? '')
  return kind
}

const spoken = new WeakMap<TextModel, string>()
const NEAR_HEAD = 0.4
const APART = 0.3
