import * as XLSX from '@e965/xlsx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { type LiveApp, startLiveApp } from '../support/live-app.ts'

let app: LiveApp
let browser: Browser
let page: Page
beforeAll(async () => {
  ;[app, browser] = await Promise.all([startLiveApp(), openBrowser()])
  page = await browser.newPage({ viewport: { width: 1440, height: 1000 } })
  page.setDefaultTimeout(30_000)
  await page.goto(app.url + app.signIn)
  await page.waitForURL(`${app.url}/`)
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

/** A table whose headers nobody could guess. */
function table(): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['示例区评比办法'],
    ['甲栏', '乙栏', '丙栏'],
    ['一、组织领导', '1）有年度计划 2）有工作总结', '3\n2'],
    ['二、环境卫生', '院落整洁', 5],
    ['三、特色工作', '获得荣誉', 10],
  ])
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, '办法')
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

describe('a scheme from the table an office has', () => {
  it('is read after the columns are said, agreed to, and can be taken back', async () => {
    await page.goto(`${app.url}/settings/schemes`)
    await page.locator('.scheme-import input[type=file]').setInputFiles({
      name: '评比办法.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: table(),
    })
    await page.getByRole('button', { name: '对照各列' }).click()
    await page.getByLabel('表头在第几行').fill('2')
    await page.getByRole('combobox', { name: 'A 列' }).selectOption('第 1 层')
    await page.getByRole('combobox', { name: 'B 列' }).selectOption('第 2 层')
    await page.getByRole('combobox', { name: 'C 列' }).selectOption('分值')
    await page.getByText('满分 20 分，4 条标准').waitFor()
    await page.getByLabel('加分', { exact: true }).fill('特色')
    await page.getByText('满分 10 分，4 条标准').waitFor()
    await page.getByRole('button', { name: '保存对照，下次直接用' }).click()
    await page.getByText('已保存对照“评比办法”').waitFor()
    await page.getByRole('button', { name: '就这样读，下一步' }).click()
    await page.getByRole('textbox', { name: '名称' }).fill('示例区评比办法（示例）')
    await page.getByRole('button', { name: '确认导入' }).click()
    await page.getByText('已导入“示例区评比办法（示例）”1 版').waitFor()
    await page.getByRole('link', { name: '示例区评比办法（示例）' }).waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByRole('link', { name: '示例区评比办法（示例）' }).waitFor({ state: 'detached' })
  })

  it('knows the same table again by its headers', async () => {
    await page.locator('.scheme-import input[type=file]').setInputFiles({
      name: '明年的办法.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: table(),
    })
    await page.getByRole('button', { name: '对照各列' }).click()
    await page.getByText('表头与以前的“评比办法”相同').waitFor()
    await page.getByText('满分 10 分，4 条标准').waitFor()
  })
})

describe('local rules', () => {
  it('are written over a published scheme, published, and shown as local', async () => {
    await page.goto(`${app.url}/settings/schemes`)
    await page.getByRole('link', { name: '文明单位测评体系（示例）' }).click()
    await page.getByRole('heading', { name: /文明单位测评体系（示例）/, level: 1 }).waitFor()
    await page.getByRole('link', { name: '编制地方细则' }).click()
    await page.getByText('满分 100 分（基准 100 分），调整 0 条，增加 0 条').waitFor()
    await page.getByLabel('名称', { exact: true }).fill('云州市测评细则（示例）')
    await page.getByRole('button', { name: '在“组织推动”下面增加条目' }).click()
    await page.getByRole('textbox', { name: '内容' }).fill('有创建工作专栏')
    await page.getByLabel('“有创建工作专栏”的分值').fill('2')
    await page.getByText(/满分由 100 变为 102/).waitFor()
    await page.getByLabel('满分', { exact: true }).fill('102')
    await page.getByText('满分 102 分（基准 100 分），调整 0 条，增加 1 条').waitFor()
    await page.getByRole('button', { name: '发布为新版本' }).click()
    await page.getByRole('heading', { name: /云州市测评细则（示例）/, level: 1 }).waitFor()
    await page.getByRole('button', { name: '只看地方的' }).click()
    await page.getByText('有创建工作专栏').waitFor()
    expect(await page.getByText('102 分，').count()).toBeGreaterThan(0)
    await page.getByRole('link', { name: '与基准对照' }).click()
    await page.getByText('满分 100 → 102 分').waitFor()
    await page.locator('.diff-entry', { hasText: '有创建工作专栏' }).waitFor()
  })
})
