import type { zh } from './zh-CN.ts'

export const en: typeof zh = {
  title: 'Home',
  cycle: (name, from, to) => `${name} (${from} to ${to})`,
  noCycle: 'This unit has chosen no scheme and creation cycle yet',
  enter: 'Enter a record',
  lost: {
    title: 'Points lost',
    soFar: 'Score so far',
    all: (count) => `All ${count} criteria with lost points`,
    none: 'No criterion has lost points',
    minus: (points) => `${points} lost`,
  },
  open: {
    title: 'Unfinished',
    overdue: 'Overdue',
    dueSoon: 'Due within 7 days',
    coverage: 'With owner',
    of: (owned, all) => `${owned} / ${all}`,
    coverageHint: 'Criteria with department and post / all criteria',
    none: 'Nothing overdue or due soon',
    all: 'All tasks',
    late: (days) => `${days} ${days === 1 ? 'day' : 'days'} late`,
    today: 'Due today',
    left: (days) => `${days} ${days === 1 ? 'day' : 'days'} left`,
    nobody: 'No department',
  },
  next: {
    title: 'What next',
    hint: 'By the points that can be won back',
    none: 'Nothing left to win',
    plus: (points) => `${points} to win`,
  },
  figures: { title: 'Figures of this year', all: 'All figures' },
  records: {
    title: 'Latest records',
    all: 'All ledgers',
    none: 'No records yet',
    people: (count) => `${count} people`,
  },
  gaps: {
    title: 'Empty posts in the leading group',
    since: (role, post, from) => `${role} (${post}) vacant since ${from}`,
    open: 'Leading group',
  },
}
