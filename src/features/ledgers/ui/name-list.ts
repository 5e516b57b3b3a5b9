/** A name of a pasted list with the minutes that stood behind it. */
export interface ListedName {
  name: string
  minutes: number | null
}

/** `李明 120`, `李明，120分钟`, `李明 2小时`; two columns of a spreadsheet come with a tab between. */
const entry = /([\p{Script=Han}A-Za-z·.]{2,30})(?:[ \t，,：:]*(\d{1,4}(?:\.\d{1,2})?)\s*(小时|分钟|h|min)?)?/gu

/** Reads names and minutes from what was pasted, each name once, in the order given; numbering and titles of columns fall out. */
export function readNames(text: string): { names: ListedName[]; twice: number } {
  const names = new Map<string, ListedName>()
  let twice = 0
  for (const line of text.split(/[\r\n；;、]+/)) {
    for (const [, name = '', amount, unit] of withoutNumbering(line).matchAll(entry)) {
      if (headings.has(name)) continue
      if (names.has(name)) twice += 1
      else names.set(name, { name, minutes: minutesOf(amount, unit) })
    }
  }
  return { names: [...names.values()], twice }
}

const headings = new Set(['姓名', '名单', '时长', '分钟', '小时', '服务时长', '序号'])

/** `1. 李明` and `（3）李明` are numbered lines, not minutes. */
function withoutNumbering(line: string): string {
  return line.replace(/^\s*[（(]?\d{1,4}[)）.．、\s]\s*/, '')
}

function minutesOf(amount: string | undefined, unit: string | undefined): number | null {
  if (amount === undefined) return null
  const minutes = Math.round(Number(amount) * (unit === '小时' || unit === 'h' ? 60 : 1))
  return minutes >= 1 && minutes <= 1440 ? minutes : null
}
