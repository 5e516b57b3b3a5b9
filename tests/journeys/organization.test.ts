import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRoster, writeRoster } from '../../src/libs/roster-file/index.ts'
import { openBrowser } from '../support/browser.ts'
import { type LiveApp, startLiveApp } from '../support/live-app.ts'

let app: LiveApp
let browser: Browser
let page: Page
beforeAll(async () => {
  ;[app, browser] = await Promise.all([startLiveApp(), openBrowser()])
  page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, acceptDownloads: true })
  page.setDefaultTimeout(20_000)
  await page.goto(app.url + app.signIn)
  await page.waitForURL(`${app.url}/`)
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const open = (address: string) => page.goto(app.url + address)
const choose = (name: string, bytes: Uint8Array) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
const place = (name: string) =>
  page.locator('article').filter({ has: page.getByRole('heading', { name, exact: true }) })
const undone = async () => {
  await page.locator('.toast').getByRole('button', { name: '撤销' }).click()
  await page.locator('.toast').getByText('已撤回').waitFor()
}

describe('the roster', () => {
  it('goes out, comes in unchanged, then changed after a look at what would happen, and is taken back', async () => {
    await open('/settings/roster')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载现有花名册' }).click()
    const file = new Uint8Array(readFileSync(await (await download).path()))
    await choose('花名册.xlsx', file)
    await page.getByText('花名册与系统一致，没有要导入的内容。').waitFor()
    expect(await page.getByRole('button', { name: '确认导入' }).count()).toBe(0)

    const line = { kind: 'department' as const, to: null, roles: [] }
    const accountant = { ...line, place: '财政所', post: '出纳', person: '示例新人' }
    await choose(
      '错.xlsx',
      writeRoster([
        { ...accountant, from: null },
        { ...accountant, person: '=1+1', from: null },
      ]),
    )
    await page.getByText(/像是公式/).waitFor()
    await page.getByText('1 处错误').waitFor()
    expect(await page.getByRole('button', { name: '确认导入' }).count()).toBe(0)

    await choose('新人.xlsx', writeRoster([{ ...accountant, from: '2026-01-01' }]))
    await page.getByText('示例新人 · 财政所出纳').waitFor()
    await page.getByRole('button', { name: '确认导入' }).click()
    await page.getByText(/已导入，共 3 处变动/).waitFor()
    await undone()
    await open('/settings/organization')
    await place('财政所').waitFor()
    expect(await place('财政所').getByText('示例新人').count()).toBe(0)
    expect(readRoster(file).rows.some((row) => row.post === '出纳')).toBe(false)
  })
})

describe('departments', () => {
  it('are renamed from a day on; the days before show the former name', async () => {
    await open('/settings/organization')
    await place('财政所').getByText('变动').click()
    await place('财政所').getByRole('button', { name: '更名' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('新名称').fill('财政管理所')
    await dialog.getByRole('button', { name: '保存' }).click()
    await place('财政管理所').getByText('曾用名：财政所').waitFor()
    await open('/settings/organization?asOf=2021-01-01')
    await place('财政所').waitFor()
    await place('便民服务中心').waitFor()
    expect(await place('党群服务中心').count()).toBe(0)
  })

  it('are merged after a look at what goes where, and come apart again', async () => {
    await open('/settings/organization')
    await place('党建工作办公室').getByText('变动').click()
    await place('党建工作办公室').getByRole('link', { name: '合并' }).click()
    await page.getByRole('checkbox', { name: '公共服务办公室' }).check()
    await page.getByLabel('新名称').fill('党建服务办公室')
    await page.getByRole('button', { name: '看看会怎样' }).click()
    await page
      .getByText(/目标责任 × \d+/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: '确认合并' }).click()
    await place('党建服务办公室')
      .getByText(/由党建工作办公室、公共服务办公室合并或拆分而来/)
      .waitFor()
    await undone()
    await place('党建工作办公室').waitFor()
    expect(await place('党建服务办公室').count()).toBe(0)
  })
})

describe('a hand-over', () => {
  it('shows what is handed over, is confirmed, and stays', async () => {
    await open('/settings/handovers')
    await page.getByRole('link', { name: /志愿服务专干/ }).click()
    await page.getByRole('heading', { name: '未办结任务' }).waitFor()
    await page.getByText('待接收人确认').waitFor()
    await page.getByRole('button', { name: '确认接收' }).click()
    await page.getByText('双方已确认，以下为交接时的内容。').waitFor()
    expect(await page.getByRole('button', { name: '填写或修改说明' }).count()).toBe(0)
    await open('/settings/handovers')
    await page
      .getByRole('row', { name: /志愿服务专干/ })
      .getByText('已交接')
      .waitFor()
  })
})
