import { daysBetween } from './days.ts'

export interface ToldItem {
  kind: 'task' | 'gap'
  title: string
  place: string | null
  dueOn: string
}

const plainDate = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

function when({ kind, dueOn }: ToldItem, today: string): string {
  const days = daysBetween(dueOn, today)
  if (kind === 'gap') return `${plainDate(dueOn)}起`
  if (days > 0) return `${plainDate(dueOn)}到期，已逾期 ${days} 天`
  return days === 0 ? '今天到期' : `${plainDate(dueOn)}到期，还有 ${-days} 天`
}

/** What a list of items comes to: `3 项任务，其中 1 项已逾期；1 处空缺`. */
export function headline(items: readonly ToldItem[], today: string): string {
  const tasks = items.filter(({ kind }) => kind === 'task')
  const late = tasks.filter(({ dueOn }) => dueOn < today).length
  const gaps = items.length - tasks.length
  return [
    tasks.length > 0 && `${tasks.length} 项任务待办${late > 0 ? `，其中 ${late} 项已逾期` : ''}`,
    gaps > 0 && `${gaps} 处空缺待补`,
  ]
    .filter(Boolean)
    .join('；')
}

/** One line an item, the most urgent first. No names: a group chat is no place to point at people. */
export function linesOf(items: readonly ToldItem[], today: string): string[] {
  return [...items]
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
    .map(
      (item, index) =>
        `${index + 1}. ${item.title}${item.kind === 'gap' ? '空缺' : ''}（${[item.place, when(item, today)].filter(Boolean).join('，')}）`,
    )
}

/** As many lines as fit into so many bytes of UTF-8; what is left out is said. */
export function fitInto(lines: readonly string[], maxBytes: number): string[] {
  const size = (text: string) => Buffer.byteLength(text, 'utf8') + 1
  const rest = (count: number) => `……另有 ${count} 项，请登录系统查看`
  const kept: string[] = []
  let used = 0
  for (const [index, line] of lines.entries()) {
    const room = index === lines.length - 1 ? 0 : size(rest(lines.length))
    if (used + size(line) + room > maxBytes) return [...kept, rest(lines.length - index)]
    kept.push(line)
    used += size(line)
  }
  return kept
}
