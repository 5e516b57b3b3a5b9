import { expect, test } from 'vitest'
import type { EarlierReport } from './index.ts'
import { checker } from './test-support.ts'

const COPIED =
  '我们坚持把文明创建与业务工作同部署、同检查、同考核，成立由主要负责同志任组长的领导小组，每月召开12次例会，研究解决重点难点问题。'
const report = (from: EarlierReport['from'], text: string): EarlierReport => ({ name: '上年汇报', from, text })
const check = (text: string, earlier: EarlierReport[]) =>
  checker.check({ text, format: 'text' }, { earlier, rules: { only: ['X-COPY', 'N-CONFLICT-EARLIER'] } })

test('a copied paragraph names the paragraph it is copied from: our own a hint, of another unit an error', () => {
  const text = `一、加强领导\n${COPIED.replace('12', '13')}`
  const earlier = `一、概况\n澄和街道位于城南。\n${COPIED}\n`
  expect(check(text, [report('own', earlier)])).toMatchObject([
    { rule: 'X-COPY', severity: 'hint', earlier: { name: '上年汇报', from: 'own', text: COPIED } },
  ])
  expect(check(text, [report('other', earlier)])).toMatchObject([{ severity: 'error', earlier: { from: 'other' } }])
})

test('a fact with another value than before shows the sentence that says so', () => {
  const earlier = report('own', '一、概况\n我局下设8个科室。我局现有干部职工86人，其中党员52人。')
  expect(check('我局现有干部职工83人。', [earlier])).toMatchObject([
    { rule: 'N-CONFLICT-EARLIER', earlier: { text: '我局现有干部职工86人，其中党员52人。' } },
  ])
  expect(check('我局现有干部职工83人。', [{ ...earlier, from: 'other' }])).toEqual([])
})
