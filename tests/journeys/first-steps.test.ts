import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { writeRoster } from '../../src/libs/roster-file/index.ts'
import { openBrowser } from '../support/browser.ts'
import { openFolder, type Started, start, stop } from '../support/process.ts'

let folder: string
let app: Started
let browser: Browser
let page: Page
beforeAll(async () => {
  folder = openFolder('first-steps')
  ;[app, browser] = await Promise.all([
    start(['--empty', '--port', '0', '--data', path.join(folder, 'data')]),
    openBrowser(),
  ])
  page = await browser.newPage({ viewport: { width: 1440, height: 1000 } })
  page.setDefaultTimeout(20_000)
})
afterAll(async () => {
  await browser?.close()
  if (app) await stop(app)
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const steps = () => page.locator('.home-first')
const next = (name: string) => steps().locator('.primary', { hasText: name })
const home = () => page.goto(`${app.url}/`)

describe('a unit that begins with nothing', () => {
  it('is led from an error to the cycle, by the home page to its departments and to the first duty', async () => {
    await page.goto(app.url + app.path)
    await next('选定体系，开始周期').waitFor()
    await page.goto(`${app.url}/tasks`)
    await page.getByRole('link', { name: '去开始周期' }).click()
    await page.getByRole('combobox', { name: '测评体系' }).click()
    await page.locator('.ant-select-item-option').filter({ hasText: '文明单位' }).click()
    await page.getByRole('button', { name: '开始周期' }).click()
    await page.getByText(/已开始/).waitFor()

    await home()
    await next('建立组织机构').waitFor()
    await page.goto(`${app.url}/duties`)
    await page.getByText('还没有部门和社区，责任无处落实。').waitFor()
    await page.goto(`${app.url}/settings/roster`)
    const line = { kind: 'department' as const, from: '2026-01-01', to: null, roles: [] }
    await page.locator('input[type=file]').setInputFiles({
      name: '花名册.xlsx',
      mimeType: '',
      buffer: Buffer.from(writeRoster([{ ...line, place: '综合办', post: '主任', person: '示例甲' }])),
    })
    await page.getByRole('button', { name: '确认导入' }).click()
    await page.getByText(/已导入/).waitFor()

    await home()
    await next('分解责任').click()
    await page.locator('.criteria-list input[type=checkbox]').first().check()
    await page.getByRole('button', { name: '批量分派' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '责任部门' }).click()
    await page.getByTitle('综合办', { exact: true }).click()
    await dialog.getByRole('combobox', { name: '责任岗位' }).click()
    await page.locator('.ant-select-item-option').filter({ hasText: '主任' }).click()
    await dialog.getByRole('button', { name: '批量分派' }).click()
    await page.getByText('已分派 1 条').waitFor()

    await home()
    await page.getByRole('heading', { name: '失分情况' }).waitFor()
    await steps().waitFor({ state: 'detached' })
  })
})
