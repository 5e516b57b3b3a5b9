import type { BusinessLine } from '../data.ts'
import { fitsHouse, ownHouse, ownKind, type SelfName, sameKind, selfNames } from '../model/identity.ts'
import type { Line } from '../model/lines.ts'
import { businessMatcher, businessWords, foreignPassages } from '../model/passages.ts'
import { seams } from '../model/seams.ts'
import type { TextModel } from '../model/text-model.ts'
import type { Rule, RuleContext } from '../rule.ts'

/** Names of units that end with this kind: 省旅游局. */
function unitOfKind(model: TextModel, line: Line, kind: string): { start: number; end: number } | undefined {
  const match = new RegExp(`[省市县区镇][\\u4e00-\\u9fff]{2,8}${kind}(?![长部面])`).exec(
    model.plain.slice(line.start, line.end),
  )
  return match ? { start: line.start + match.index, end: line.start + match.index + match[0].length } : undefined
}

interface Change {
  self: SelfName
  own: SelfName
  /** First line that belongs to the other unit. */
  from: Line
  /** A whole passage changed its author, not one word. */
  passage: boolean
  end: number
}

const changesOf = new WeakMap<TextModel, Change[]>()
const LONG_PASSAGE = 60
/** A house named only in the title must give way to self-names as frequent as this. */
const MANY = 3
/** More changes than this prove no more. */
const MOST = 30

/** Where the document stops speaking for its own unit and speaks for another. */
function changes(model: TextModel): Change[] {
  const known = changesOf.get(model)
  if (known) return known
  const found = readChanges(model)
  changesOf.set(model, found)
  return found
}

function readChanges(model: TextModel): Change[] {
  const names = selfNames(model)
  const own = ownKind(model)
  if (!own) return []
  const house = ownHouse(model)
  const strange = names.filter((name) => !fitsHouse(name, house))
  if (house !== '' && strange.length === names.length && strange.filter(({ kind }) => kind === own.kind).length < MANY)
    return names.slice(0, MANY).map((self) => ({ self, own, from: self.line, passage: false, end: self.end }))
  const isOwn = (self: SelfName) =>
    self.kind === own.kind || (house === '' ? sameKind(self.kind, own.kind) : fitsHouse(self, house))
  const found: Change[] = []
  let current = own
  let lastOwnLine = -1
  for (const self of names) {
    if (found.length >= MOST) break
    if (isOwn(self)) {
      lastOwnLine = self.line.index
      current = own
      continue
    }
    if (sameKind(self.kind, current.kind) && current !== own) continue
    found.push(describe(model, self, own, lastOwnLine))
    current = self
  }
  return found
}

function describe(model: TextModel, self: SelfName, own: SelfName, lastOwnLine: number): Change {
  let from = self.line
  let end = self.end
  for (let index = lastOwnLine + 1; index <= self.line.index; index++) {
    const line = model.lines[index] as Line
    const unit = unitOfKind(model, line, self.kind)
    if (!unit || model.plain.slice(line.start, line.end).includes(own.kind)) continue
    from = line
    end = unit.end
    break
  }
  const again = selfNames(model).filter((other) => other.kind === self.kind && other.line.index >= from.index).length
  const mixed = selfNames(model).some((other) => other.line === self.line && sameKind(other.kind, own.kind))
  const passage = !mixed && (from !== self.line || again >= 2 || self.line.end - self.line.start > LONG_PASSAGE)
  return { self, own, from, passage, end: from === self.line ? self.end : end }
}

function reportBusiness({ model, data: { business }, report }: RuleContext): void {
  const aims = [...model.plain.matchAll(AIM)]
  if (aims.length === 0) return
  const matcher = businessMatcher(business)
  const words = businessWords(business)
  const counts = new Map<BusinessLine, number>()
  matcher.scan(model.plain, (word) => {
    for (const { line } of words.get(word) ?? []) counts.set(line, (counts.get(line) ?? 0) + 1)
  })
  const [main] = [...counts].sort((a, b) => b[1] - a[1])
  if (!main || main[1] < ENOUGH) return
  for (const match of aims) {
    const start = match.index + 1
    matcher.scan(match[1] as string, (word, at) => {
      const lines = (words.get(word) ?? []).map(({ line }) => line)
      if (lines.some((line) => line === main[0] || (counts.get(line) ?? 0) * 3 > main[1])) return
      report({
        start: start + at,
        end: start + at + word.length,
        message: `全文讲的是${main[0].name}，这里的中心工作却是${lines[0]?.name}，疑为拼接了别家的文稿。`,
      })
    })
  }
}

const ENOUGH = 6
const AIM = /以((?:促进|做好|推进|服务|抓好|加强)?[^，。；\n]{2,14}?)(?:工作)?为(?:落脚点|出发点|主业|中心工作|主责)/g

function inLine(model: TextModel, offset: number, index: number): boolean {
  const line = model.lines[index] as Line
  return offset >= line.start && offset <= line.end
}

export const splice: Rule = {
  id: 'X-SPLICE',
  severity: 'blocker',
  title: '拼接了别家的文稿',
  why: '前面是一个单位的口吻，后面换成另一个单位，或中心工作突然变了，说明文稿由几份拼成。',
  examples: {
    bad: [
      '我街道高度重视创建工作，健全组织，完善制度。\n⟦近年来，市旅游局⟧十分重视创建工作。\n我局坚持常抓不懈，把创建工作与业务工作同部署、同检查、同考核，成效明显。',
      '示例社区创建工作总结\n一年来，我社区环境整治成效明显，居民满意。\n⟦公司⟧推行“三零”服务，全年新装用户3120户，平均办理时限压缩到两天，客户满意率达到98.6%，投诉明显减少，队伍面貌一新，业务学习蔚然成风。',
    ],
    good: [
      '示例社区创建工作总结\n一年来，社区请来物业公司共同整治环境。公司推行网格巡查，居民满意。',
      '我局与街道结对共建，市教育局给予支持。\n我局党组高度重视。',
      '我校开展活动，“我院一定支持”，某医院负责人说。',
      '我市高度重视，我局积极落实。',
    ],
  },
  check(context) {
    const { model, report } = context
    for (const { self, own, from, passage, end } of changes(model)) {
      if (!passage) continue
      report({
        start: from.start,
        end: Math.max(end, from.start + 1),
        message: `前文自称“${own.text}”，从这一段起换成“${self.text}”，疑为拼接了别家的文稿。`,
        related: [{ start: self.start, end: self.end, message: '另一个自称' }],
      })
    }
    const told = new Set(changes(model).map(({ self }) => self.line.index))
    for (const { line, last, business, proof, start, end } of foreignPassages(model, context.data.business)) {
      if ([...told].some((index) => index >= line.index && index <= last.index)) continue
      told.add(line.index)
      report({
        start,
        end,
        message: `这一段说的是“${business.name}”一类单位的事（${proof.join('、')}），全文别处没有提过，疑为拼接了别家的文稿。`,
      })
    }
    for (const seam of seams(model)) if (![...told].some((index) => inLine(model, seam.start, index))) report(seam)
    reportBusiness(context)
  },
}

export const unitName: Rule = {
  id: 'U-NAME',
  severity: 'blocker',
  title: '单位名称前后不一',
  why: '自称换来换去，或用了已经停用的旧名、写错一个字的名称，说明套用了旧稿。',
  examples: {
    bad: [
      '我局高度重视，⟦我校⟧师生参加，我局给予支持。',
      {
        text: '⟦示例市旅游局⟧扎实开展工作。',
        options: {
          registry: { own: { full: '示例市文化和旅游局', former: [{ name: '示例市旅游局', until: '2018-12-31' }] } },
        },
      },
      { text: '⟦示例市教肓局⟧扎实开展工作。', options: { registry: { own: { full: '示例市教育局' } } } },
    ],
    good: [
      {
        text: '示例市教育局扎实开展工作，原示例市教委同志参加。',
        options: { registry: { own: { full: '示例市教育局', former: [{ name: '示例市教委' }] } } },
      },
      '我局高度重视，我市、我省均予肯定。',
      '澄和街道创建工作汇报\n我街道现有注册志愿者523人。社区建立了台账，工作有序。',
    ],
  },
  check({ model, options, report }) {
    for (const { self, own, passage } of changes(model)) {
      if (!passage)
        report({ start: self.start, end: self.end, message: `本文自称“${own.text}”，这里是“${self.text}”。` })
    }
    const own = options.registry?.own
    if (!own) return
    for (const { name, until } of own.former ?? []) {
      for (const start of placesOf(model.plain, name)) {
        if (own.full.includes(name) && model.plain.startsWith(own.full, start - own.full.indexOf(name))) continue
        if (/(?:原|时称|前身为?)$/.test(model.plain.slice(Math.max(0, start - 3), start))) continue
        report({
          start,
          end: start + name.length,
          message: `“${name}”${until ? `已于${until}停用` : '已停用'}，现名“${own.full}”。`,
        })
      }
    }
    for (const { start, end } of misspelt(model.plain, own.full)) {
      report({ start, end, message: `本单位全称是“${own.full}”。`, fix: { text: own.full, safe: false } })
    }
  },
}

function placesOf(plain: string, name: string): number[] {
  const found: number[] = []
  for (let index = plain.indexOf(name); index >= 0; index = plain.indexOf(name, index + name.length)) found.push(index)
  return found
}

const MIN_NAME = 6

/** Places where the full name stands with exactly one character changed; found by its unchanged half. */
function misspelt(plain: string, full: string): { start: number; end: number }[] {
  if (full.length < MIN_NAME) return []
  const half = full.length >> 1
  const candidates = new Set([
    ...placesOf(plain, full.slice(0, half)),
    ...placesOf(plain, full.slice(half)).map((index) => index - half),
  ])
  return [...candidates].flatMap((start) => {
    const text = plain.slice(start, start + full.length)
    if (start < 0 || text.length < full.length) return []
    const different = [...text].filter((character, index) => character !== full[index])
    return different.length === 1 && /[\u4e00-\u9fff]/.test(different[0] as string) && text.at(-1) === full.at(-1)
      ? [{ start, end: start + full.length }]
      : []
  })
}
