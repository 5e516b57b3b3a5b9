import type { BusinessLine } from '../data.ts'
import { chainNames, type Home, homeWithoutSignature, isHome, isSettled } from '../model/home.ts'
import { housesOf, ownHead, ownNames } from '../model/identity.ts'
import { type OwnName, ownUnits } from '../model/own-name.ts'
import { type Place, type PlaceMention, placeMentions, placesOfName } from '../model/places.ts'
import { bodyLines, lineText, type TextModel } from '../model/text-model.ts'
import { tradesOf } from '../model/trades.ts'
import { vocabularyOf } from '../model/vocabulary.ts'
import type { Rule, RuleContext } from '../rule.ts'
import type { Registry } from '../types.ts'
import { GENERIC, ORGAN, UNIT } from './unit-signature.words.ts'

const DATE =
  /^(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|[二一][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月(?:.{1,4}日)?)(?:（星期[一二三四五六日天]）)?$/
/** Offices inside a house sign for it. */
const INNER = /领导小组|办公室|创建办|文明办|宣传部|党委|党组|党支部|总支|工会委员会|团委|机关|[科股室]$/

interface Signature {
  start: number
  end: number
  text: string
}

/** 市供水公司 describes a house without naming it. */
const isAtHead = ({ source, full }: OwnName) => source !== 'signature' && !/^[省市县区镇乡]/.test(full)

/** The line above the date at the end, or the last one below a finished paragraph. */
function signatureOf(model: TextModel): Signature | undefined {
  const filled = bodyLines(model).slice(-6)
  const dateIndex = filled.findIndex((line) => DATE.test(lineText(model, line)))
  const line = dateIndex < 0 ? filled.at(-1) : filled[dateIndex - 1]
  if (!line) return undefined
  const text = lineText(model, line)
  const before = filled.at(-2)
  if (dateIndex < 0 && !(before && lineText(model, before).endsWith('。'))) return undefined
  return UNIT.test(text) ? { start: line.start, end: line.end, text } : undefined
}

/** What is left of the name when places, kinds of unit and generic words are taken away. */
function core(name: string, places: string[]): string[] {
  let rest = name
  for (const place of places) rest = rest.replace(place, '|')
  rest = rest.replace(/^[\u4e00-\u9fff]{2,3}[省市县区镇乡]/, '|').replace(GENERIC, '|')
  return rest.split('|').filter((piece) => piece.length >= 2)
}

/** Two characters in common prove something unless they are an ordinary word inside a longer name. */
function isKnown(pieces: string[], text: string, vocabulary: { has(word: string): boolean }): boolean {
  return pieces.some((piece) => {
    if (text.includes(piece)) return true
    for (let index = 0; index + 2 <= piece.length; index++) {
      const pair = piece.slice(index, index + 2)
      if (text.includes(pair) && (!vocabulary.has(pair) || text.includes(piece.slice(index, index + 3)))) return true
    }
    return false
  })
}

/** Does the registry name the signer: ourselves, or a body that may sign with us? */
function isRegistered(name: string, { own, partners = [], superiors = [] }: Registry): boolean {
  const names = [...(own ? [own.full, ...(own.short ?? [])] : []), ...partners, ...superiors]
  return names.some((known) => known.includes(name) || name.includes(known) || isShortened(name, known))
}

/** 青弋里街道办 of 芜湖市镜湖区青弋里街道办事处: the characters come in the same order. */
function isShortened(short: string, full: string): boolean {
  let at = -1
  for (const character of short) {
    at = full.indexOf(character, at + 1)
    if (at < 0) return false
  }
  return true
}

function liesElsewhere(
  { text }: Signature,
  mentions: PlaceMention[],
  home: Home,
  { data: { divisions } }: RuleContext,
  isNamed: boolean,
): boolean {
  if (!isSettled(home)) return false
  const named = [
    ...mentions.filter(({ full }) => full),
    ...chainNames(text).map((name) => ({ name, places: placesOfName(name, divisions) })),
  ]
  return !named.some((place) => isHome(place, home)) && named.some((place) => !mayBeNear(place, home, isNamed))
}

const OWN_NAME = 4
const COUNTY = /[县区旗]$/
const STREET = /(?:街道|[镇乡])$/

/** Of an invented county we do not know the city, of a community not its street, of a city not the counties that no list has. */
function mayBeNear({ name, places }: { name: string; places: Place[] }, home: Home, isNamed: boolean): boolean {
  if (!isNamed && places.length === 0 && COUNTY.test(name))
    return ![home.county ?? '', ...home.names].some((own) => COUNTY.test(own))
  if (STREET.test(name)) return ![...home.names].some((own) => STREET.test(own))
  return /[市省州盟]$/.test(name) && home.province === undefined && ![...home.names].some((own) => own.endsWith('市'))
}

export const unitSignature: Rule = {
  id: 'U-NAME-SIGNATURE',
  severity: 'blocker',
  title: '署名的单位与正文不是一家',
  why: '套用别人的文稿忘了改署名，或贴错了署名。',
  check(context) {
    const { model, data, options, report } = context
    const signature = signatureOf(model)
    if (!signature) return
    const registry = options.registry
    if (registry?.own && isRegistered(signature.text, registry)) return
    const home = homeWithoutSignature(model, data.divisions, options)
    const mentions = placeMentions(model, data.divisions).filter(
      ({ start }) => start >= signature.start && start < signature.end,
    )
    const pieces = core(signature.text, [...mentions.map(({ name }) => name), ...home.names])
    const otherHouse =
      !INNER.test(signature.text) && isOtherHouse(signature.text, registry?.own?.full ?? ownHead(model))
    // The second half may be the other unit's as well as the signature.
    const body = registry?.own?.full ?? model.plain.slice(0, otherHouse ? signature.start / 2 : signature.start)
    // A text that names its house nowhere else cannot contradict its signature.
    const isNamed =
      registry?.own !== undefined ||
      (otherHouse && housesOf(titleUnit(model)).length > 0) ||
      ownUnits(model, {}).some(isAtHead)
    // Our own street may be signed with the district that the text leaves out.
    const isOwn = [...home.names].some((own) => own.length >= OWN_NAME && signature.text.includes(own))
    const known = !isNamed || isOwn || pieces.length === 0 || isKnown(pieces, body, vocabularyOf(data))
    const wrong =
      isVariant(model, signature) ||
      isSlip(model, signature) ||
      isOtherTrade(signature.text, registry?.own?.full ?? titleUnit(model), data.business) ||
      (!isOwn && liesElsewhere(signature, mentions, home, context, isNamed)) ||
      !known ||
      (otherHouse && registry?.own !== undefined)
    if (!wrong) return
    report({
      start: signature.start,
      end: signature.end,
      message: `署名“${signature.text}”与${registry?.own ? '本单位名称' : '正文写的单位'}不符。`,
    })
  },
}

const ENDING = /(?:服务)?(?:大厅|中心)$|(?:管理)?(?:[站所局处院馆校队厂段库园]|公司|支行|分局|办公室)$/
const ENDINGS = /^(?:服务)?(?:大厅|中心)|^(?:管理)?(?:[站所局处院馆校队厂段库园]|公司|支行|分局)(?!长)/
const STEM = 4
const TRIES = 20

/** 北沟公路养护管理所 where the text has 北沟公路养护管理站 all along. */
function isVariant({ plain }: TextModel, { text, start }: Signature): boolean {
  const ending = ENDING.exec(text)?.[0]
  const stem = ending && text.slice(0, -ending.length)
  if (!stem || stem.length < STEM || plain.indexOf(text) < start) return false
  let others = 0
  for (let at = plain.indexOf(stem), tries = 0; at >= 0 && at < start && tries < TRIES; tries++) {
    if (ENDINGS.test(plain.slice(at + stem.length, at + stem.length + 6))) others++
    at = plain.indexOf(stem, at + stem.length)
  }
  return others > 0
}

const PARTY = /^(?:中共|中国共产党)/
/** Left out without harm: 示例卫生院 of 示例镇卫生院. */
const LEVEL = /[省市县区镇乡村街道州盟旗]/
const HEAD = 240
const LEAST = 4

/** 辛丰小学 signs for 辛丰河小学, 机械工程系 for 机电工程系: one character is missing, added or another. */
function isSlip({ plain }: TextModel, { text, start }: Signature): boolean {
  const head = plain.slice(0, Math.min(HEAD, start))
  const full = text.replace(PARTY, '')
  return [full, full.replace(ORGAN, '')].some(
    (name) => name.length >= LEAST && plain.indexOf(name) >= start && isOneOff(name, head),
  )
}

function isOneOff(name: string, head: string): boolean {
  const first = name[0] as string
  for (let at = head.indexOf(first); at >= 0; at = head.indexOf(first, at + 1)) {
    let same = 1
    while (same < name.length && head[at + same] === name[same]) same++
    const [theirs = '', ours = ''] = [name[same], head[at + same]]
    const goesOn = (from: number, tail: string) =>
      tail.length > (same > 1 ? 1 : 2) && head.startsWith(tail, at + same + from)
    if (!/[\u4e00-\u9fff]/.test(ours)) continue
    const rest = name.slice(same)
    if (goesOn(1, rest) && !LEVEL.test(ours)) return true
    if (goesOn(1, rest.slice(1)) && !(LEVEL.test(ours) && LEVEL.test(theirs))) return true
    if (same > 1 && goesOn(0, rest.slice(1)) && !LEVEL.test(theirs)) return true
  }
  return false
}

/** A title that begins with 关于 may name a matter: 统计口径. */
function titleUnit(model: TextModel): string {
  // A short opening is no title.
  const title = (ownNames(model)[0] ?? '')
    .split('\n')
    .filter((line) => !/[，：]/.test(line))
    .join('\n')
  return title.startsWith('关于') && ownUnits(model, {}).every(({ source }) => source !== 'title') ? '' : title
}

/** A village signs what a kindergarten has headed; trades that have much to do with each other may. */
function isOtherTrade(name: string, title: string, business: BusinessLine[]): boolean {
  if (INNER.test(name)) return false
  const own = tradesOf(title, business)
  const theirs = tradesOf(name, business)
  const near = new Set(own.flatMap(({ name, kin = [], holds = [] }) => [name, ...kin, ...holds]))
  return own.length > 0 && theirs.length > 0 && theirs.every((trade) => !near.has(trade.name))
}

/** A bank signs for a bureau. */
function isOtherHouse(name: string, house: string): boolean {
  const kinds = housesOf(name.slice(-6))
  return kinds.length > 0 && house !== '' && !kinds.some((kind) => housesOf(house).includes(kind))
}
