import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../src/libs/spreadsheet/index.ts'
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

const row = (name: RegExp) => page.locator('.criteria-list li').filter({ hasText: name })
const first = /文明创建由主要领导负总责/

describe('from a criterion to a finished task', () => {
  it('is given to a post by dragging, and taken back by one press', async () => {
    await page.goto(`${app.url}/duties`)
    await row(first).waitFor()
    const before = await row(first).locator('.criterion-owner').innerText()
    const group = page.locator('.target-group').filter({ hasText: '财政所' })
    await row(first).dragTo(group.locator('.target.small').filter({ hasText: '会计' }))
    await row(first)
      .getByText(/财政所 · 会计/)
      .waitFor()
    await page.getByText('已分派 1 条').waitFor()
    await page.locator('.toast').getByRole('button', { name: '撤销' }).click()
    await page.getByText('已恢复为此前的样子').waitFor()
    await expect.poll(() => row(first).locator('.criterion-owner').innerText()).toBe(before)
  })

  it('is given by keyboard alone, many at once, with a rhythm', async () => {
    await page.goto(`${app.url}/duties?search=${encodeURIComponent('季度')}`)
    const boxes = page.locator('.criteria-list input[type=checkbox]')
    await boxes.first().focus()
    await page.keyboard.press('Space')
    await boxes.nth(1).focus()
    await page.keyboard.press('Space')
    await page.getByRole('status').filter({ hasText: '已选 2 条' }).waitFor()
    await page.getByRole('button', { name: '批量分派' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '责任部门' }).fill('财政所')
    await page.locator('.ant-select-item-option-active').filter({ hasText: '财政所' }).waitFor()
    await page.keyboard.press('Enter')
    await dialog.getByRole('combobox', { name: '责任岗位' }).press('Enter')
    await page.locator('.ant-select-item-option-active').filter({ hasText: '所长' }).waitFor()
    await page.keyboard.press('Enter')
    const rhythm = dialog.getByRole('combobox', { name: '办理频次与期限' })
    await rhythm.press('Enter')
    await page.locator('.ant-select-item-option-active').filter({ hasText: '不改' }).waitFor()
    for (const _ of ['不定期', '一次性', '每月', '每季']) await rhythm.press('ArrowDown')
    await page.locator('.ant-select-item-option-active').filter({ hasText: '每季' }).waitFor()
    await rhythm.press('Enter')
    await dialog.getByText('每季末最后 5 日内').waitFor()
    await dialog.getByRole('button', { name: '批量分派' }).press('Enter')
    await page.getByText('已分派 2 条').waitFor()
  })

  it('is split into a part with an owner of its own', async () => {
    await page.goto(`${app.url}/duties`)
    await row(first).getByRole('link').click()
    await page.getByRole('button', { name: '增加分项' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('分项').fill('旅程分项')
    await dialog.getByRole('combobox', { name: '责任部门' }).click()
    await page.getByTitle('财政所', { exact: true }).click()
    await dialog.getByRole('combobox', { name: '办理频次与期限' }).click()
    await page.getByTitle('每月', { exact: true }).click()
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByText('责任已落实').waitFor()
    await page.getByText('每月 25 日前').waitFor()
    await page.getByRole('button', { name: '布置任务' }).click()
    await dialog.getByRole('combobox', { name: '测评标准' }).click()
    await page.locator('.ant-select-item-option').filter({ hasText: '旅程分项' }).click()
    await dialog.getByLabel('任务', { exact: true }).fill('旅程另行布置')
    await dialog.getByLabel('完成期限').fill('2026-12-30')
    await dialog.getByLabel('完成期限').press('Enter')
    await dialog.getByRole('button', { name: '布置任务' }).click()
    await page.getByRole('link', { name: '旅程另行布置' }).waitFor()
  })

  it('is handed in with a file, returned with a reason, handed in again and confirmed, and all of it is told', async () => {
    await page.goto(`${app.url}/tasks?search=${encodeURIComponent('旅程分项')}`)
    await page.getByRole('button', { name: '旅程分项' }).first().click()
    const sheet = page.getByRole('dialog', { name: '任务' })
    await sheet.getByText('按目标责任自动排出').waitFor()
    const handIn = async (note: string, file?: string) => {
      await sheet.getByRole('button', { name: '提交办结' }).click()
      const form = page.getByRole('dialog', { name: /^提交办结 · / })
      await form.getByLabel('办结说明').fill(note)
      if (file)
        await form
          .locator('input[type=file]')
          .first()
          .setInputFiles({ name: file, mimeType: 'text/plain', buffer: Buffer.from(`示例 ${file}`) })
      await form.getByText('旅程签到表').waitFor()
      await form.getByRole('button', { name: '提交办结' }).click()
      await form.waitFor({ state: 'hidden' })
    }
    await handIn('已经开会', '旅程签到表.txt')
    await sheet.getByRole('button', { name: '退回' }).click()
    const giveBack = page.getByRole('dialog', { name: /^退回 · / })
    await giveBack.getByLabel('退回原因').fill('缺会议纪要')
    await giveBack.getByRole('button', { name: '退回' }).click()
    await giveBack.waitFor({ state: 'hidden' })
    await handIn('已补')
    await sheet.getByRole('button', { name: '确认办结' }).click()
    await sheet.locator('.status', { hasText: '已办结' }).waitFor()
    const steps = await sheet.locator('.task-history li b').allInnerTexts()
    expect(steps).toEqual(['按目标责任自动排出', '提交办结', '退回', '提交办结', '确认办结'])
    await sheet.getByText('缺会议纪要').waitFor()
    await sheet.getByRole('link', { name: '旅程签到表.txt' }).waitFor()
  })

  it('leaves in the duty table and stands on the sheet of its department', async () => {
    await page.goto(`${app.url}/duties`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出分解表' }).click(),
    ])
    const { sheets } = readWorkbook(new Uint8Array(readFileSync(await download.path())))
    const rows = sheets[0]!.rows.map((cells) => cells.map((cell) => cell?.text ?? ''))
    expect(rows.find((cells) => cells[5] === '旅程分项')).toMatchObject({ 0: '财政所', 8: '每月 25 日前' })
    await page.goto(`${app.url}/duties/sheet`)
    await page.getByRole('combobox', { name: '部门或社区' }).selectOption('财政所')
    await page.getByRole('heading', { name: '财政所目标责任单' }).waitFor()
    await page.locator('.duty-sheet').getByText('旅程分项').waitFor()
  })

  it('can be assigned on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${app.url}/duties?show=unowned`)
    await page.locator('.criteria-list input[type=checkbox]').first().check()
    await page.getByRole('button', { name: '批量分派' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '责任部门' }).click()
    await page.getByTitle('党建工作办公室', { exact: true }).click()
    await dialog.getByRole('button', { name: '批量分派' }).click()
    await page.getByText('已分派 1 条').waitFor()
  })
})
