import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterQuiet,
  defaults,
  directoryOf,
  type Facts,
  fitInto,
  headPost,
  linesOf,
  mayPost,
  planItems,
  robotOutcome,
  robotRequest,
  type Subject,
  stepsDue,
} from './rules/index.ts'

describe('the ladder', () => {
  const days = (n: number) => stepsDue(defaults.ladder, n).map(({ to, days }) => `${to}${days}`)
  it.each([
    [-8, []],
    [-7, ['holder-7']],
    [-2, ['holder-7']],
    [0, ['holder0']],
    [2, ['holder1']],
    [3, ['holder1', 'head3']],
    [30, ['holder1', 'head3', 'leader7', 'office7']],
  ])('takes on day %i the last step of each audience', (day, expected) => {
    expect(days(day)).toEqual(expected)
  })
})

describe('quiet hours', () => {
  const night = { from: '20:00', to: '08:00' }
  const china = (time: string) => new Date(`2026-11-20T${time}:00+08:00`)
  it.each([
    ['19:59', night, '2026-11-20T11:59:00.000Z'],
    ['20:00', night, '2026-11-21T00:00:00.000Z'],
    ['23:30', night, '2026-11-21T00:00:00.000Z'],
    ['07:59', night, '2026-11-20T00:00:00.000Z'],
    ['08:00', night, '2026-11-20T00:00:00.000Z'],
    ['12:10', { from: '12:00', to: '14:00' }, '2026-11-20T06:00:00.000Z'],
    ['12:10', { from: '09:00', to: '09:00' }, '2026-11-20T04:10:00.000Z'],
    ['12:10', null, '2026-11-20T04:10:00.000Z'],
  ])('at %s with %o lets go at %s', (time, quiet, expected) => {
    expect(afterQuiet(china(time), quiet).toISOString()).toBe(expected)
  })
})

const holder = (personId: string, name: string) => ({ personId, name })
const facts: Facts = {
  posts: [
    { id: 'p1', node_id: 'd1', name: '副所长', holders: [holder('h1', '示例甲')] },
    { id: 'p2', node_id: 'd1', name: '所长', holders: [holder('h2', '示例乙')] },
    { id: 'p3', node_id: null, name: '副主任', holders: [holder('h3', '示例丙')] },
    { id: 'p4', node_id: 'd1', name: '会计', holders: [] },
  ],
  users: [
    { userId: 'u1', name: '示例甲', role: 'reader', departmentId: null, communityId: null },
    { userId: 'u2', name: '账号', role: 'leader', departmentId: null, communityId: null },
    { userId: 'u3', name: '联络员', role: 'department-liaison', departmentId: 'd1', communityId: null },
    { userId: 'u4', name: '创建办', role: 'creation-office', departmentId: null, communityId: null },
  ],
  contacts: [
    { personId: 'h2', userId: 'u2', email: 'yi@example.cn' },
    { personId: 'h1', userId: null, email: null },
  ],
  supervisors: new Map([['d1', 'p3']]),
  leaders: [],
  robots: ['r1'],
}
const task = (change: Partial<Subject> = {}): Subject => ({
  kind: 'task',
  subject: 't1',
  title: '经费台账',
  place: '财政所',
  dueOn: '2026-11-20',
  departmentId: 'd1',
  postId: 'p1',
  ...change,
})

describe('who is told', () => {
  const directory = directoryOf(facts)
  it.each([
    ['the holder of the same name as a user', 'holder', task(), ['u1']],
    ['the head, who is no deputy, by the account written down', 'head', task(), ['u2']],
    ['the liaisons where the post stands empty', 'holder', task({ postId: 'p4' }), ['u3']],
    ['the liaisons where the leader has no account', 'leader', task(), ['u3']],
    ['the office where there is no department either', 'holder', task({ departmentId: null, postId: null }), ['u4']],
    ['the office itself', 'office', task(), ['u4']],
  ] as const)('tells %s', (_, to, of, expected) => {
    expect(directory.users(to, of)).toEqual(expected)
  })

  it('takes two users of one name for nobody, and a disabled account not at all', () => {
    const twice = { ...facts, users: [...facts.users, { ...facts.users[0]!, userId: 'u9' }] }
    expect(directoryOf(twice).users('holder', task())).toEqual(['u3'])
    const gone = { ...facts, users: facts.users.filter(({ userId }) => userId !== 'u2') }
    expect(directoryOf(gone).users('head', task())).toEqual(['u3'])
  })

  it('mails only people with an address, and names the leading group where nobody is in charge', () => {
    expect(directory.addressees('head', task())).toEqual(['h2'])
    expect(directory.addressees('holder', task())).toEqual([])
    const led = directoryOf({ ...facts, supervisors: new Map(), leaders: ['p4', 'p2'] })
    expect(led.addressees('leader', task())).toEqual(['h2'])
  })

  it('says a thing once a step, channel and recipient', () => {
    const items = planItems([task()], defaults.ladder, '2026-11-28', directory)
    const keys = items.map((item) => [item.step, item.channel, item.recipient].join(' '))
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toEqual([
      'holder1 inbox u1',
      'head3 inbox u2',
      'head3 mail h2',
      'leader7 inbox u3',
      'office7 inbox u4',
      'office7 robot r1',
    ])
  })
})

it('finds the head of a department', () => {
  expect(headPost([{ name: '副主任' }, { name: '主任' }])?.name).toBe('主任')
  expect(headPost([{ name: '副主任' }])?.name).toBe('副主任')
})

describe('robots', () => {
  it.each([
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', true],
    ['wecom', 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', false],
    ['wecom', 'https://qyapi.weixin.qq.com.example.com/cgi-bin/webhook/send?key=1', false],
    ['wecom', 'https://qyapi.weixin.qq.com@127.0.0.1/cgi-bin/webhook/send?key=1', false],
    ['wecom', 'https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=1', false],
    ['dingtalk', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', false],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=1', true],
    ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/1', true],
    ['feishu', 'http://169.254.169.254/latest/meta-data', false],
    ['feishu', 'file:///etc/passwd', false],
    ['feishu', 'nonsense', false],
    ['feishu', 'http://10.0.0.8:9000/hook', true],
    ['feishu', 'http://user:secret@10.0.0.8:9000/hook', false],
  ] as const)('%s may post to %s: %s', (kind, address, expected) => {
    expect(mayPost(kind, address, ['http://10.0.0.8:9000'])).toBe(expected)
  })

  const now = new Date('2026-11-20T02:00:00Z')
  const message = { title: '创文提醒：1 项任务待办', lines: ['1. <@all>[点](http://x)*'], link: null }

  it('signs as 钉钉 documents it: milliseconds, key in front, in the address', () => {
    const { url } = robotRequest(
      'dingtalk',
      'https://oapi.dingtalk.com/robot/send?access_token=1',
      'SEC1',
      message,
      now,
    )
    const query = new URL(url).searchParams
    expect(query.get('timestamp')).toBe('1795140000000')
    expect(query.get('sign')).toBe(createHmac('sha256', 'SEC1').update('1795140000000\nSEC1').digest('base64'))
    expect(query.get('access_token')).toBe('1')
  })

  it('signs as 飞书 documents it: seconds, the text as key, in the body', () => {
    const { body } = robotRequest('feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/1', 'key', message, now)
    expect(body).toMatchObject({
      timestamp: '1795140000',
      sign: createHmac('sha256', '1795140000\nkey').update('').digest('base64'),
      msg_type: 'text',
    })
  })

  it('lets no title mention people or place links', () => {
    for (const kind of ['wecom', 'dingtalk', 'feishu'] as const) {
      const text = JSON.stringify(robotRequest(kind, 'https://example.cn/', null, message, now).body)
      expect(text).not.toMatch(/<@|\[点\]/)
      expect(text).toContain('＜@all＞')
    }
  })

  it.each([
    [200, '{"errcode":0,"errmsg":"ok"}', 'sent'],
    [200, '{"code":0,"msg":"success"}', 'sent'],
    [200, '{"StatusCode":0}', 'sent'],
    [200, '{"errcode":93000,"errmsg":"invalid webhook url"}', 'refused'],
    [200, '{"code":19021,"msg":"sign match fail"}', 'refused'],
    [200, '{"errcode":45009}', 'later'],
    [429, '', 'later'],
    [404, 'gone', 'refused'],
    [302, '', 'refused'],
    [502, '', 'uncertain'],
    [200, '<html>', 'uncertain'],
    [200, 'null', 'uncertain'],
  ])('reads the answer %i %s as %s', (status, text, state) => {
    expect(robotOutcome(status, text).state).toBe(state)
  })
})

describe('texts', () => {
  it('puts the most urgent first and names no person', () => {
    const items = [
      { kind: 'task' as const, title: '乙', place: null, dueOn: '2026-11-21' },
      { kind: 'task' as const, title: '甲', place: '财政所', dueOn: '2026-11-18' },
    ]
    expect(linesOf(items, '2026-11-20')).toEqual([
      '1. 甲（财政所，11月18日到期，已逾期 2 天）',
      '2. 乙（11月21日到期，还有 1 天）',
    ])
  })

  it('fits any lines into the room there is, and says how many are left out', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 60 }), (lines) => {
        const kept = fitInto(lines, 600)
        expect(Buffer.byteLength(kept.join('\n'), 'utf8')).toBeLessThanOrEqual(600)
        const told = /^……另有 (\d+) 项/.exec(kept.at(-1) ?? '')
        expect(told ? kept.length - 1 + Number(told[1]) : kept.length).toBe(lines.length)
      }),
    )
  })
})
