import { describe, expect, it } from 'vitest'
import { Schedule } from './contract.ts'
import { criterionMap, describeSchedule, headOf, horizonOf, namesIn, placeNamed, turnsOf } from './rules/index.ts'

const cycle = { startsOn: '2026-01-01', endsOn: '2027-12-31' }
const due = (schedule: object, horizon = '2026-12-31', span = cycle) =>
  turnsOf(Schedule.parse(schedule), span, horizon).map(
    ({ period, opensOn, dueOn }) => `${period} ${opensOn ? `${opensOn}…` : ''}${dueOn}`,
  )

describe('a rhythm', () => {
  it('falls due by its day, drawn back where a month is too short', () => {
    const monthly = due({ recurrence: 'monthly', day: 31 })
    expect(monthly).toHaveLength(12)
    expect(monthly.slice(0, 4)).toEqual([
      '2026-01 2026-01-31',
      '2026-02 2026-02-28',
      '2026-03 2026-03-31',
      '2026-04 2026-04-30',
    ])
    expect(
      due({ recurrence: 'monthly', day: 30 }, '2028-02-29', { startsOn: '2028-02-01', endsOn: '2028-12-31' }),
    ).toEqual(['2028-02 2028-02-29'])
  })

  it.each([
    [{ recurrence: 'quarterly', lastDays: 5 }, ['2026-Q1 2026-03-27…2026-03-31', '2026-Q2 2026-06-26…2026-06-30']],
    [{ recurrence: 'quarterly', day: 10 }, ['2026-Q1 2026-03-10', '2026-Q2 2026-06-10']],
    [{ recurrence: 'quarterly', month: 1, day: 20 }, ['2026-Q1 2026-01-20', '2026-Q2 2026-04-20']],
    [{ recurrence: 'yearly', month: 11, day: 30 }, ['2026 2026-11-30']],
    [{ recurrence: 'yearly', lastDays: 10 }, ['2026 2026-12-22…2026-12-31']],
    [{ recurrence: 'once', dueOn: '2026-05-30' }, ['once 2026-05-30']],
    [{ recurrence: 'term' }, ['term 2027-12-31']],
    [{ recurrence: 'term', lastDays: 30 }, ['term 2027-12-02…2027-12-31']],
    [{ recurrence: 'term', dueOn: '2027-10-15' }, ['term 2027-10-15']],
  ])('%o', (schedule, expected) => {
    expect(due(schedule, '2026-06-30')).toEqual(expected)
  })

  it('keeps to the cycle: a period cut short ends with it, a day before its beginning asks nothing', () => {
    const short = { startsOn: '2026-02-15', endsOn: '2026-05-20' }
    expect(due({ recurrence: 'monthly', day: 10 }, '2026-12-31', short)).toEqual([
      '2026-03 2026-03-10',
      '2026-04 2026-04-10',
      '2026-05 2026-05-10',
    ])
    expect(due({ recurrence: 'quarterly', lastDays: 5 }, '2026-12-31', short)).toEqual([
      '2026-Q1 2026-03-27…2026-03-31',
      '2026-Q2 2026-05-16…2026-05-20',
    ])
  })

  it('is made ahead to the end of the year, from November on to the next spring, never beyond the cycle', () => {
    expect(['2026-01-01', '2026-10-31', '2026-11-01', '2027-11-01'].map((day) => horizonOf(day, cycle.endsOn))).toEqual(
      ['2026-12-31', '2026-12-31', '2027-03-31', '2027-12-31'],
    )
  })

  it.each([
    [{ recurrence: 'monthly' }],
    [{ recurrence: 'monthly', day: 5, lastDays: 5 }],
    [{ recurrence: 'monthly', day: 32 }],
    [{ recurrence: 'quarterly', month: 4, day: 1 }],
    [{ recurrence: 'yearly', day: 1 }],
    [{ recurrence: 'once' }],
    [{ recurrence: 'once', dueOn: '2026-02-30' }],
    [{ recurrence: 'term', dueOn: '2026-05-01', lastDays: 3 }],
    [{ recurrence: 'weekly', day: 1 }],
  ])('does not take %o', (schedule) => {
    expect(Schedule.safeParse(schedule).success).toBe(false)
  })

  it.each([
    [{ recurrence: 'monthly', day: 25 }, '每月 25 日前'],
    [{ recurrence: 'quarterly', lastDays: 5 }, '每季末最后 5 日内'],
    [{ recurrence: 'quarterly', month: 2, day: 8 }, '每季第 2 个月 8 日前'],
    [{ recurrence: 'yearly', month: 11, day: 30 }, '每年 11 月 30 日前'],
    [{ recurrence: 'once', dueOn: '2026-05-30' }, '2026年5月30日前'],
    [{ recurrence: 'term' }, '周期结束前'],
  ])('%o reads %s', (schedule, text) => {
    expect(describeSchedule(Schedule.parse(schedule))).toBe(text)
  })
})

describe('the responsible column', () => {
  const places = ['党政综合办公室', '党建工作办公室', '综合治理办公室', '财政所', '澄湖社区', '市场监管所'].map(
    (name) => ({
      id: name,
      name,
    }),
  )
  const meant = (text: string) => {
    const match = placeNamed(text, places, ['澄和街道办事处', '澄和街道'])
    return match && `${match.how} ${match.id}`
  }

  it.each([
    ['财政所', 'exact 财政所'],
    ['财 政 所', 'exact 财政所'],
    ['澄和街道财政所', 'exact 财政所'],
    ['党政办', 'short 党政综合办公室'],
    ['综治办', 'short 综合治理办公室'],
    ['监管所', 'contained 市场监管所'],
    ['澄湖社区居委会', 'short 澄湖社区'],
    ['城管办', undefined],
    ['党办', undefined],
    ['所', undefined],
  ])('%s means %s', (text, expected) => {
    expect(meant(text)).toBe(expected)
  })

  it('names several, who leads first, without notes', () => {
    expect(namesIn('党政办、财政所（配合）')).toEqual(['党政办', '财政所'])
    expect(namesIn('配合单位：财政所；牵头单位：综治办')).toEqual(['综治办', '财政所'])
    expect(namesIn('财政所\n综治办(牵头)')).toEqual(['综治办', '财政所'])
    expect(namesIn(' 、； ')).toEqual([])
  })

  it('gives a department to who signs for it', () => {
    expect(headOf([{ name: '会计' }])?.name).toBe('会计')
    expect(headOf([{ name: '副主任' }, { name: '主任' }, { name: '科员' }])?.name).toBe('主任')
    expect(headOf([{ name: '会计' }, { name: '出纳' }])).toBeUndefined()
  })
})

it('finds last year’s criterion by path and name, else by its only name, never by path alone', () => {
  const node = (id: string, path: string, name: string, parentId: string | null = null) => ({
    id,
    path,
    name,
    parentId,
  })
  const before = [
    node('p', '1', '组织领导'),
    node('a', '1/1', '专题研究', 'p'),
    node('b', '1/2', '年度计划', 'p'),
    node('c', '1/3', '经费保障', 'p'),
  ]
  const after = [
    node('P', '1', '组织领导'),
    node('A', '1/1', '专题研究。', 'P'),
    node('B', '1/3', '年度计划', 'P'),
    node('C', '1/2', '志愿服务', 'P'),
  ]
  expect([...criterionMap(before, after)]).toEqual([
    ['p', { id: 'P', how: 'same' }],
    ['a', { id: 'A', how: 'same' }],
    ['b', { id: 'B', how: 'named' }],
  ])
})
