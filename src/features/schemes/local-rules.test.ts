import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { readOverlayFile, readSchemeFile } from '../../libs/scheme-files/index.ts'
import { type OverlayDraft, operations } from './contract.ts'
import { publishSchemes } from './index.ts'

const example = readFileSync(new URL('../../../content/overlays/danwei-yunzhou-shili.yaml', import.meta.url))

let t: TestApp
beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
})
afterAll(() => t.close())

async function upload(file: Uint8Array, name: string, role: 'creation-office' | 'reader' = 'creation-office') {
  const headers = { 'content-type': 'application/octet-stream' }
  const address = `/api/schemes/overlays/file?${new URLSearchParams({ name })}`
  const response = await t.fetch(address, { method: 'POST', body: new Uint8Array(file), headers }, role)
  return { status: response.status, body: await response.json() }
}
const list = async () => (await t.call('reader', operations.list)).items

describe('local rules over a published scheme', () => {
  it('need their base, and say which', async () => {
    expect(await upload(example, '细则.yaml')).toMatchObject({
      status: 404,
      body: { error: { code: 'schemes.noSuchBase', message: expect.stringContaining('danwei-shili') } },
    })
    await publishSchemes(t.context('administrator'))
  })

  it('are tried from a file with every fault at its row, and keep nothing', async () => {
    const before = (await list()).length
    const read = operations.readOverlay.output!.parse((await upload(example, '细则.yaml')).body)
    expect(read).toMatchObject({ errors: 0, warnings: 0, total: '100', published: 'no', hidden: ['Ⅰ-4/Ⅱ-6/2)'] })
    expect(read.nodes.filter(({ local }) => local === 'added').map(({ name }) => name)).toEqual([
      '群众诉求按期办结并回访',
      '有家风家训宣传阵地',
    ])
    const wrong = example.toString().replace('Ⅰ-5/Ⅱ-7/1), points: 5', 'Ⅰ-5/Ⅱ-7/9), points: 5')
    const { body } = await upload(Buffer.from(wrong), '细则.yaml')
    expect(body.faults[0]).toMatchObject({ row: 15, severity: 'error', message: expect.stringContaining('Ⅰ-5/Ⅱ-7/9)') })
    expect(await list()).toHaveLength(before)
    expect((await upload(example, '细则.yaml', 'reader')).status).toBe(403)
  })

  it('become a version of their own that knows its base and what is local, and start a cycle', async () => {
    const { overlay } = operations.readOverlay.output!.parse((await upload(example, '细则.yaml')).body)
    const version = await t.call('creation-office', operations.publishOverlay, { body: overlay! })
    expect(version).toMatchObject({ points: '100', base: { title: '文明单位测评体系（示例）', version: '2026.1' } })
    expect((await t.call('creation-office', operations.tryOverlay, { body: overlay! })).published).toBe('same')
    const dates = { name: '2026', startsOn: '2026-01-01', endsOn: '2026-12-31' }
    await t.call('creation-office', operations.startCycle, { body: { versionId: version.id, ...dates } })
    const tree = await t.call('reader', operations.current)
    const local = new Map(tree.nodes.map((node) => [node.path, node.local]))
    expect([local.get('Ⅰ-4/Ⅱ-6/1)'), local.get('Ⅰ-4/Ⅱ-6/3)'), local.get('Ⅰ-1')]).toEqual(['changed', 'added', null])
    expect(tree.about).toMatchObject({
      issuer: '云州市文明创建办公室（示例）',
      effectiveFrom: '2026-01-01',
      termYears: 2,
      base: { hidden: ['Ⅰ-4/Ⅱ-6/2)'] },
    })
    const { overlay: kept } = await t.call('creation-office', operations.overlayOf, { params: { id: version.id } })
    expect(kept).toMatchObject(overlay!)
    const file = await t.fetch(`/api/schemes/${version.id}/overlay/workbook`, {}, 'reader')
    expect(readOverlayFile(new Uint8Array(await file.arrayBuffer()), '细则.xlsx').overlay).toEqual(kept)
    const whole = await t.fetch(`/api/schemes/${version.id}/workbook`, {}, 'reader')
    expect(readSchemeFile(new Uint8Array(await whole.arrayBuffer()), '体系.xlsx').scheme!.base!.key).toBe(
      'danwei-shili',
    )
  })

  it('that do not fit are shown with their faults and never published', async () => {
    const draft: OverlayDraft = {
      base: { key: 'danwei-shili', version: '2026.1' },
      key: 'sheng',
      version: '1',
      title: '细则',
      changes: [{ path: 'Ⅰ-9', points: '3' }],
      additions: [
        {
          under: 'Ⅰ-5/Ⅱ-8',
          number: '9',
          name: '读不存在的数据',
          points: '1',
          rule: { form: 'coverage', figure: 'volunter.coverage', atLeast: 40 },
        },
      ],
    }
    const tried = await t.call('creation-office', operations.tryOverlay, { body: draft })
    expect(tried.faults.map(({ part, index, severity }) => `${part} ${index} ${severity}`)).toEqual(
      expect.arrayContaining(['changes 0 error', 'additions 0 warning', 'head 0 warning']),
    )
    expect(tried.faults.find(({ part }) => part === 'additions')!.message).toContain('volunteer.coverage')
    const before = (await list()).length
    await expect(t.call('creation-office', operations.publishOverlay, { body: draft })).rejects.toMatchObject({
      code: 'schemes.faulty',
      message: expect.stringContaining('Ⅰ-9'),
    })
    const senseless = { ...draft, changes: [{ path: 'Ⅰ-5', points: '很多' }], key: 'A B' }
    const { faults, overlay } = await t.call('creation-office', operations.tryOverlay, { body: senseless })
    expect(faults.map(({ part, field }) => `${part} ${field}`)).toEqual(['head key', 'changes points'])
    expect(overlay).toEqual(senseless)
    await expect(t.call('creation-office', operations.publishOverlay, { body: senseless })).rejects.toMatchObject({
      code: 'schemes.faulty',
    })
    expect(await list()).toHaveLength(before)
    await expect(t.call('leader', operations.publishOverlay, { body: draft })).rejects.toMatchObject({ status: 403 })
  })

  it('a scheme that leaves points to the provinces starts no cycle before it has some', async () => {
    const bare = `{ key: bare, version: "1", title: 只有条目（示例）, levels: [标准], unweighted: true, nodes: [{ number: "1", name: 有计划 }, { number: "2", name: 有总结 }] }`
    const headers = { 'content-type': 'application/octet-stream' }
    const address = `/api/schemes?${new URLSearchParams({ name: '体系.yaml' })}`
    const imported = await t.fetch(address, { method: 'POST', body: bare, headers }, 'creation-office')
    const { id } = operations.import.output!.parse(await imported.json())
    const dates = { name: '2027', startsOn: '2027-01-01', endsOn: '2027-12-31' }
    await expect(
      t.call('creation-office', operations.startCycle, { body: { versionId: id, ...dates } }),
    ).rejects.toMatchObject({ code: 'schemes.unweighted' })
    const version = await t.call('creation-office', operations.publishOverlay, {
      body: {
        base: { key: 'bare', version: '1' },
        key: 'bare-local',
        version: '1',
        title: '定了分值（示例）',
        total: '100',
        changes: [
          { path: '1', weight: '60' },
          { path: '2', weight: '40' },
        ],
        additions: [],
      },
    })
    expect(version).toMatchObject({ points: '100', unweighted: false })
  })
})
