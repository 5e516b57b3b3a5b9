import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiFailure, createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { verifyAudit } from '../../platform/audit/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Role } from '../../platform/permissions/index.ts'
import { operations } from './contract/index.ts'
import { activity, addPeople, addPlace, type NewRecord } from './test-support.ts'

let t: TestApp
let office: string
let closed: string
let willow: string
let anna: string
let bo: string

beforeAll(async () => {
  t = await createTestApp()
  office = await addPlace(t, 'department', '公共服务办公室')
  closed = await addPlace(t, 'department', '旧科室', { from: '2020-01-01', to: '2026-03-31' })
  willow = await addPlace(t, 'community', '柳溪社区')
  ;[anna, bo] = (await addPeople(t, ['示例甲', '示例乙'])) as [string, string]
})
afterAll(() => t.close())

const create = (record: NewRecord, role: Parameters<TestApp['call']>[0] = 'creation-office') =>
  t.call(role, operations.createRecord, { body: record })

const fund = (change: Partial<NewRecord> = {}, fields: Record<string, unknown> = {}): NewRecord => ({
  ledger: 'fund',
  occurredOn: '2026-02-01',
  title: '年度创建经费',
  departmentId: office,
  fields: { direction: '拨入', amount: '1000.50', source: '财政拨款', ...fields },
  ...change,
})

async function failure(work: Promise<unknown>): Promise<ApiFailure> {
  const error = await work.then(
    () => undefined,
    (e: unknown) => e,
  )
  expect(error).toBeInstanceOf(ApiFailure)
  return error as ApiFailure
}

describe('a record', () => {
  it('keeps what was entered, exactly', async () => {
    const record = await create(
      activity(
        [
          { personId: anna, minutes: 90 },
          { personId: bo, minutes: 30 },
        ],
        { communityId: willow },
      ),
    )
    expect(record).toMatchObject({
      version: 1,
      state: 'active',
      community: '柳溪社区',
      department: null,
      people: 2,
      minutes: 120,
      createdBy: 'creation-office',
      fields: { field: '公共环境', location: '柳溪河北岸' },
      participants: [
        { name: '示例甲', minutes: 90 },
        { name: '示例乙', minutes: 30 },
      ],
      versions: [{ version: 1, changedBy: 'creation-office', changes: [] }],
    })
    expect(await t.call('reader', operations.getRecord, { params: { id: record.id } })).toEqual({
      ...record,
      mayChange: false,
    })
  })

  it('stores decimals as exact text, from text or number, without padding', async () => {
    const record = await create(fund({}, { amount: '90071992547.10' }))
    expect(record.fields.amount).toBe('90071992547.1')
    expect((await create(fund({}, { amount: 0.07 }))).fields.amount).toBe('0.07')
  })

  it('names every wrong field at once, at its path', async () => {
    const error = await failure(
      create({
        ledger: 'fund',
        occurredOn: '2026-02-01',
        title: '经费',
        fields: { direction: '借', amount: '12.345', colour: '红' },
        people: [{ personId: anna }],
        communityId: willow,
      }),
    )
    expect(error).toMatchObject({ status: 422, code: 'ledgers.invalidFields' })
    const byPath = Object.fromEntries(error.details.map((d) => [d.path, d.message]))
    expect(byPath).toEqual({
      'fields.colour': '创建经费没有“colour”这一项',
      'fields.direction': '收支应为“拨入”“支出”之一',
      'fields.amount': '金额应为数字，最多 2 位小数',
      'fields.source': '请填写来源或用途',
      departmentId: '请选择部门',
      communityId: '创建经费不填社区',
      people: '创建经费不登记人员',
    })
    expect(error.message).toContain('7 处')
  })

  it.each([
    ['U+0000', { location: 'a\u0000b' }],
    ['half a character', { location: 'a\ud800' }],
    ['a line break in one line', { location: 'a\nb' }],
    ['too long', { location: '长'.repeat(61) }],
    ['an object for text', { location: { toString: '1' } }],
    ['a key of Object.prototype', { constructor: '1' }],
  ])('refuses %s with a sentence', async (_name, fields) => {
    const error = await failure(
      create(activity([{ personId: anna, minutes: 5 }], { fields: { field: '公共环境', ...fields } })),
    )
    expect(error).toMatchObject({ status: 422, code: 'ledgers.invalidFields' })
    expect(error.details[0]!.message).toMatch(/\p{Script=Han}/u)
  })

  it.each(['1e3', 'NaN', '-1', '0', '1000000000001', '９', ' ', '0x10'])('refuses the amount %s', async (amount) => {
    const error = await failure(create(fund({}, { amount })))
    expect(error.details.map((d) => d.path)).toEqual(['fields.amount'])
  })

  it('refuses a day that has not come, one that never was and one nobody can mean', async () => {
    expect(await failure(create(fund({ occurredOn: '2026-11-21' })))).toMatchObject({ code: 'ledgers.futureDate' })
    // 2026-11-20 16:30 UTC is already the 21st in China.
    t.setNow('2026-11-20T16:30:00Z')
    expect((await create(fund({ occurredOn: '2026-11-21' }))).occurredOn).toBe('2026-11-21')
    t.setNow('2026-11-20T02:00:00Z')
    expect((await failure(create(fund({ occurredOn: '2026-02-30' })))).status).toBe(400)
    expect((await failure(create(fund({ occurredOn: '0000-01-01' })))).status).toBe(400)
  })

  it('takes a place as it stood on the day of the record', async () => {
    expect((await create(fund({ departmentId: closed, occurredOn: '2026-03-31' }))).department).toBe('旧科室')
    for (const change of [
      { departmentId: closed, occurredOn: '2026-04-01' },
      { departmentId: willow },
      { departmentId: newId() },
    ])
      expect(await failure(create(fund(change)))).toMatchObject({ status: 422, code: 'ledgers.noSuchPlace' })
  })

  it('refuses unknown people and evidence by number, and the same person twice', async () => {
    const stranger = { personId: newId(), minutes: 10 }
    expect(await failure(create(activity([{ personId: anna, minutes: 5 }, stranger])))).toMatchObject({
      code: 'ledgers.noSuchPerson',
      message: expect.stringContaining('1 人'),
    })
    const twice = await failure(
      create(
        activity([
          { personId: anna, minutes: 5 },
          { personId: anna, minutes: 6 },
        ]),
      ),
    )
    expect(twice.details).toEqual([{ path: 'people.1.personId', message: '与第 1 人重复，同一人只记一次' }])
    const evidence = await failure(create(activity([{ personId: anna, minutes: 5 }], { evidenceIds: [newId()] })))
    expect(evidence).toMatchObject({ status: 422, code: 'ledgers.noSuchEvidence' })
  })

  it('asks staff where the ledger is for staff', async () => {
    const [clerk] = await addPeople(t, ['示例丙'], 'staff')
    const meeting = (personId: string): NewRecord => ({
      ledger: 'meeting',
      occurredOn: '2026-03-03',
      title: '创建工作推进会',
      departmentId: office,
      fields: { kind: '推进会' },
      people: [{ personId }],
    })
    expect((await create(meeting(clerk!))).people).toBe(1)
    expect((await failure(create(meeting(anna)))).details).toEqual([
      { path: 'people.0.personId', message: '示例甲不是干部职工' },
    ])
  })

  it('holds two thousand people', async () => {
    const ids = await addPeople(
      t,
      Array.from({ length: 2000 }, (_, n) => `志愿者${n}`),
    )
    const record = await create(activity(ids.map((personId) => ({ personId, minutes: 60 }))))
    expect(record).toMatchObject({ people: 2000, minutes: 120_000 })
    expect(record.participants.at(-1)!.name).toBe('志愿者1999')
  })
})

describe('changing a record', () => {
  it('makes a new version and says in Chinese what changed, by whom', async () => {
    const first = await create(fund({}, { amount: '100' }))
    const [hanna] = await addPeople(t, ['示例丁'])
    const changed = await t.call('administrator', operations.updateRecord, {
      params: { id: first.id },
      body: { ...fund({ title: '专项创建经费' }, { amount: '200', voucher: '2026-17' }), version: 1 },
    })
    expect(changed.version).toBe(2)
    expect(changed.versions[0]).toMatchObject({
      version: 2,
      changedBy: '管理员',
      changes: ['事由：年度创建经费 → 专项创建经费', '金额：100元 → 200元', '凭证号：空 → 2026-17'],
    })
    const walk = await create(activity([{ personId: anna, minutes: 60 }]))
    const longer = await t.call('administrator', operations.updateRecord, {
      params: { id: walk.id },
      body: {
        ...activity([
          { personId: anna, minutes: 90 },
          { personId: hanna!, minutes: 30 },
        ]),
        version: 1,
      },
    })
    expect(longer.versions[0]!.changes).toEqual(['参与志愿者增加 1 人（示例丁）', '示例甲服务时长：60分钟 → 90分钟'])
    expect(longer).toMatchObject({ people: 2, minutes: 120 })
  })

  it('leaves a record alone when nothing is different', async () => {
    const first = await create(fund())
    const again = await t.call('creation-office', operations.updateRecord, {
      params: { id: first.id },
      body: { ...fund({}, { amount: '01000.5' }), version: 1 },
    })
    expect(again.version).toBe(1)
  })

  it('never overwrites a colleague, even when both press at once', async () => {
    const first = await create(fund())
    const save = (amount: string) =>
      t.call('creation-office', operations.updateRecord, {
        params: { id: first.id },
        body: { ...fund({}, { amount }), version: 1 },
      })
    const results = await Promise.allSettled([save('2000'), save('3000'), save('4000')])
    const refused = results.filter((r) => r.status === 'rejected')
    expect(refused.map((r) => (r.reason as ApiFailure).code)).toEqual(['ledgers.stale', 'ledgers.stale'])
    expect((refused[0]!.reason as ApiFailure).message).toContain('第 2 版')
    const now = await t.call('reader', operations.getRecord, { params: { id: first.id } })
    expect(now.versions.map((v) => v.version)).toEqual([2, 1])
  })

  it('does not move a record to another ledger', async () => {
    const first = await create(fund())
    const error = await failure(
      t.call('creation-office', operations.updateRecord, {
        params: { id: first.id },
        body: { ...activity([{ personId: anna, minutes: 5 }]), version: 1 },
      }),
    )
    expect(error.details[0]!.path).toBe('ledger')
  })

  it('withdraws and restores, and keeps both in its history', async () => {
    const { id } = await create(fund({ title: '待撤下的一笔' }))
    const list = (state: 'active' | 'withdrawn') =>
      t.call('reader', operations.listRecords, { query: { search: '待撤下', state } })
    const gone = await t.call('creation-office', operations.withdrawRecord, { params: { id } })
    expect(gone.state).toBe('withdrawn')
    expect([(await list('active')).total, (await list('withdrawn')).total]).toEqual([0, 1])
    expect(await failure(t.call('creation-office', operations.withdrawRecord, { params: { id } }))).toMatchObject({
      status: 409,
      code: 'ledgers.alreadyWithdrawn',
    })
    expect(
      await failure(
        t.call('creation-office', operations.updateRecord, { params: { id }, body: { ...fund(), version: 2 } }),
      ),
    ).toMatchObject({ code: 'ledgers.alreadyWithdrawn' })
    const back = await t.call('creation-office', operations.restoreRecord, { params: { id } })
    expect(back.versions.map((v) => v.changes)).toEqual([['恢复记录'], ['撤下记录'], []])
    expect((await list('active')).total).toBe(1)
    expect(await failure(t.call('creation-office', operations.restoreRecord, { params: { id } }))).toMatchObject({
      code: 'ledgers.notWithdrawn',
    })
  })

  it('leaves an unbroken audit trail with before and after', async () => {
    expect(await verifyAudit(t.deps.db, t.unitId)).toBeUndefined()
    const entry = await t.deps.db
      .selectFrom('audit_log')
      .select(['actor_id', 'before', 'after'])
      .where('unit_id', '=', t.unitId)
      .where('action', '=', 'record.update')
      .orderBy('seq')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({ before: { fields: { amount: '100' } }, after: { fields: { amount: '200' } } })
    expect(entry.actor_id).toBe(t.actor('administrator').userId)
  })
})

describe('who may write what', () => {
  it('lets liaisons write for their own place only, before and after a change', async () => {
    await t.setPlace('department-liaison', { departmentId: office })
    await t.setPlace('community-liaison', { communityId: willow })
    const own = await create(fund(), 'department-liaison')
    const pine = await addPlace(t, 'community', '松涛社区')
    const walk = (communityId: string | null) => activity([{ personId: anna, minutes: 5 }], { communityId })
    const foreign = await create(walk(pine))
    const mine = await create(walk(willow), 'community-liaison')
    const refused = [
      () => create(fund({ departmentId: closed, occurredOn: '2026-03-01' }), 'department-liaison'),
      () => create(walk(pine), 'community-liaison'),
      () => create(walk(null), 'community-liaison'),
      () => t.call('community-liaison', operations.withdrawRecord, { params: { id: foreign.id } }),
      () => t.call('community-liaison', operations.withdrawRecord, { params: { id: own.id } }),
      () =>
        t.call('community-liaison', operations.updateRecord, {
          params: { id: mine.id },
          body: { ...walk(pine), version: 1 },
        }),
    ]
    for (const work of refused) expect(await failure(work())).toMatchObject({ status: 403, code: 'ledgers.notYours' })
    for (const role of ['leader', 'reader'] as const) expect((await failure(create(fund(), role))).status).toBe(403)
    const offered = async (role: Role, id: string) =>
      (await t.call(role, operations.getRecord, { params: { id } })).mayChange
    expect(await offered('community-liaison', mine.id)).toBe(true)
    expect(await offered('creation-office', foreign.id)).toBe(true)
    expect(await offered('community-liaison', foreign.id)).toBe(false)
    expect(await offered('leader', mine.id)).toBe(false)
  })

  it('are told in Chinese what is missing', async () => {
    const { title: _, ...untitled } = fund()
    const refused = await failure(create(untitled as NewRecord))
    expect(refused.details).toEqual([{ path: 'title', message: '必填' }])
  })
})
