import { ACTS, BOUND, FIRM, LEAD, WORKS } from './actors.words.ts'
import { lineAt, type TextModel } from './text-model.ts'
import type { TradeHit } from './trades.ts'

/** Organs and people that every house has: as subjects they are nobody's. */
const ANYBODY = new Set(
  '工会 工会主席 中心 员工 职工 青年 青年员工 一线员工 青年志愿者 劳模 职工代表 客服 编辑 站长 所长 店长 厂长 场长 船长 校长 副校长 院长 园长 班组长 领班 站经理 队员 大厅 政务大厅 机关 部机关 企业 市场 代表 委员 学员 会员 客户 团委 团员 妇联 专家 老人 残疾人 实验室 办公室 食堂 库房 库里 仓库 园区 馆里 服务区 党校 院领导 博士 教授 课题组 大学生 农民工 工人 女工 引导员 话务员 抢修员 献血者 工地 货车司机 驾乘人员 乘客 旅客 游客 驻村第一书记 第一书记 驻村干部'.split(
    ' ',
  ),
)
/** Many houses have them: a word of that trade must stand beside. */
const HANDS = new Set(
  '电工 厨师 保安 司机 驾驶员 保洁员 安全员 值班员 讲解员 技术员 服务员 管理员 监督员 信息员 执法人员 窗口人员 会计人员 维修工 水电工 工程师'.split(
    ' ',
  ),
)
/** Met on purpose it proves nothing. */
const LEAST = 1
const LONGEST = 9
const AFTER = 22

/** Sentences whose subject is somebody of another trade whom nobody has introduced, with the hit that names him. */
export function strangeActors(model: TextModel, hits: readonly TradeHit[]): Map<number, TradeHit> {
  const { plain, sentences } = model
  const actors = new Map<number, TradeHit>()
  const barred = new Set<number>()
  hits.forEach((hit, index) => {
    const { row, start, word } = hit
    if (barred.has(row) || actors.has(row)) return
    const from = sentences[row] as number
    if (start - from > 40) return
    const text = plain.slice(from, start)
    const before = text.slice(LEAD.exec(text)?.[0].length ?? 0)
    if (before.length > LONGEST || BOUND.test(before)) return
    if (hit.own) barred.add(row)
    else if (
      hit.actor &&
      !ANYBODY.has(word) &&
      (!HANDS.has(word) || isBacked(hits, index)) &&
      acts(hit, plain.slice(start + word.length, start + word.length + AFTER)) &&
      !isIntroduced(model, hits, index)
    )
      actors.set(row, hit)
  })
  return actors
}

const SOLID = 0.8
/** So few hits stand in one sentence. */
const NEAR = 12

/** The same sentence has another word of that trade. */
function isBacked(hits: readonly TradeHit[], index: number): boolean {
  const hit = hits[index] as TradeHit
  for (let at = index + 1; at < hits.length && at < index + NEAR; at++) {
    const { row, word, weight, own, trades } = hits[at] as TradeHit
    if (row !== hit.row) return false
    if (!own && weight >= SOLID && !HANDS.has(word) && trades.some((trade) => hit.trades.includes(trade))) return true
  }
  return false
}

/** People may do anything, of a house only the phrases of a report tell. */
const acts = ({ people, weight }: TradeHit, after: string) =>
  WORKS.test(after) || (people && weight >= LEAST && ACTS.test(after))

/** Speaks of the work as a report does; an anecdote has a name behind its people, or anything they did. */
export const isFirm = ({ plain }: TextModel, { start, word }: TradeHit): boolean =>
  FIRM.test(plain.slice(start + word.length, start + word.length + AFTER))

/** The same paragraph has named them before. */
function isIntroduced(model: TextModel, hits: readonly TradeHit[], index: number): boolean {
  const hit = hits[index] as TradeHit
  const line = lineAt(model, hit.start)
  for (let at = index - 1; at >= 0; at--) {
    const { start, row, actor, trades } = hits[at] as TradeHit
    if (start < line.start) return false
    if (row < hit.row && actor && trades.some((trade) => hit.trades.includes(trade))) return true
  }
  return false
}
