import { LEAD } from './list-items.words.ts'

/** 和, 与, 及 between two items, not inside 和谐, 参与, 普及. */
const JOIN =
  /(?<=[\u4e00-\u9fff”》%])(?<![温总饱参赠普涉惠触顾危推随缓柔祥平共])(?:以及|和(?![谐睦平美煦解约气])|与(?!会|时俱|此|其)|及(?!时|早|格))(?=[\u4e00-\u9fff“《\d])/

/** Marks inside quotations and parentheses separate no items of the list. */
export function withoutQuoted(text: string): string {
  return text.replace(/“[^”]*”|（[^）]*）|《[^》]*》/g, (quoted) => '某'.repeat(Math.min(4, quoted.length)))
}

/** How many items a list joined by 、 may have, the likeliest number first: 和 may join two items or stand inside one. */
export function countItems(list: string): number[] {
  const items = list.split('、')
  const { length } = items
  const sizes = items.slice(1, -1).map((item) => item.length)
  const last = halves(items[length - 1] as string)
  const counts = new Set<number>()
  if (length > 1 && last) {
    const [left, right] = last
    const fits = (size: number) =>
      sizes.length > 0 ? size >= Math.min(...sizes) && size <= Math.max(...sizes) : left === right
    counts.add(length + 1)
    // 审批科、监管科和执法大队: the first half is an item like the others.
    const end = (items[length - 1] as string)[left - 1]
    const isAlike = sizes.length > 0 && fits(left) && items.slice(1, -1).every((item) => item.at(-1) === end)
    if (!isAlike && (!fits(left) || !fits(right))) counts.add(length)
  } else counts.add(length)
  for (const [index, item] of items.slice(0, -1).entries()) {
    const joined = halves(item)
    if (!joined) continue
    // 公司与沿线石梁、大洼、蒲溪: 与 belongs to what stands before the list.
    const next = (items[index + 1] as string).length
    if (index === 0 && joined[1] > next + 1) continue
    for (const count of [...counts]) counts.add(count + 1)
  }
  items.forEach((item, index) => {
    const lead = index === 0 ? null : LEAD.exec(item)
    if (!lead || lead.index === 0 || item.length - lead.index - lead[0].length < 2) return
    for (const count of [...counts]) if (count - index > 1) counts.add(count - index)
  })
  return [...counts]
}

function halves(item: string): [number, number] | undefined {
  const found = JOIN.exec(item)
  return found ? [found.index, item.length - found.index - found[0].length] : undefined
}

/** 周例会、月通报、季点评的三项机制 */
export const ORDERS = /^(?:[项种套大]|个)(?:机制|制度|模式|办法|措施|做法|体系|方法|流程|原则|标准|理念|格局)/

/** Three or more short items of one length. */
export function isEven(list: string): boolean {
  const [, ...tail] = list.split('、')
  return tail.length > 1 && tail.every(({ length }) => length === tail[0]?.length && length < 6)
}

/** 东片、西片、南片、北片四片: every item ends with the word that is counted. */
export function endsWithin(list: string, word: string): boolean {
  const items = list.split('、')
  return items.length > 2 && items.every((item) => item.endsWith(word))
}
