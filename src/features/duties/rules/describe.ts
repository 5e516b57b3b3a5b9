import type { Schedule } from '../contract.ts'

const day = (plain: string) => {
  const [year, month, date] = plain.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** 每月 25 日前、每季末最后 5 日内、每年 11 月 30 日前 … */
export function describeSchedule(schedule: Schedule | null): string {
  if (!schedule) return ''
  const { recurrence, dueOn, month, day: date, lastDays } = schedule
  if (dueOn) return `${day(dueOn)}前`
  const name = { once: '', term: '周期', monthly: '每月', quarterly: '每季', yearly: '每年' }[recurrence]
  if (lastDays) return `${name}末最后 ${lastDays} 日内`
  if (recurrence === 'term' || recurrence === 'once') return '周期结束前'
  if (recurrence === 'monthly') return `每月 ${date} 日前`
  return recurrence === 'quarterly' ? `每季第 ${month ?? 3} 个月 ${date} 日前` : `每年 ${month} 月 ${date} 日前`
}
