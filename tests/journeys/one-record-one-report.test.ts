import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { type LiveApp, startLiveApp } from '../support/live-app.ts'

let app: LiveApp
let browser: Browser
let page: Page
let word: Buffer
beforeAll(async () => {
  ;[app, browser] = await Promise.all([startLiveApp(), openBrowser()])
  page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, acceptDownloads: true })
  page.setDefaultTimeout(20_000)
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

/** The number on a figure's page, as shown. */
async function figure(id: string): Promise<number> {
  await page.goto(`${app.url}/figures/${id}`)
  const shown = page.locator('.figure-big b')
  await shown.waitFor()
  return Number((await shown.textContent())!.replaceAll(',', '').match(/-?[\d.]+/)![0])
}

describe('from one record to a checked report', () => {
  it('signs in by the printed link', async () => {
    await page.goto(app.url + app.signIn)
    await page.waitForURL(`${app.url}/`)
    await page.getByRole('heading', { name: '工作台', level: 1 }).waitFor()
  })

  it('gives a criterion without an owner to a department and a post', async () => {
    await page.goto(`${app.url}/scheme?show=unowned`)
    await page.locator('.tree-grid a[href*="/scheme/"]').first().click()
    await page.getByRole('button', { name: /落实责任|调整责任/ }).click()
    const dialog = page.getByRole('dialog').last()
    await dialog.getByRole('combobox', { name: '责任部门' }).click()
    await page.getByTitle('财政所', { exact: true }).click()
    await dialog.getByRole('combobox', { name: '责任岗位' }).click()
    await page.locator('.ant-select-item-option').filter({ hasText: '会计' }).click()
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByText('责任已落实').waitFor()
    await expect.poll(() => page.getByText(/财政所.*会计/).count()).toBeGreaterThan(0)
  })

  it('enters a record with a photo, and the figure moves by it at once', async () => {
    const before = await figure('clean_up.participations')
    await page.goto(`${app.url}/records/new?ledger=clean_up`)
    await page.getByLabel('行动名称').fill('旅程测试巷道清理')
    await page.getByLabel('参与人次').fill('37')
    const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#8fb996' } })
      .jpeg()
      .toBuffer()
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '现场照片.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.getByText('现场照片').first().waitFor()
    await page.getByRole('button', { name: '保存记录' }).click()
    await page.getByRole('heading', { name: '旅程测试巷道清理', level: 1 }).waitFor()
    await page.locator('img[src*="/thumbnail"]').first().waitFor()
    expect(await figure('clean_up.participations')).toBe(before + 37)
    await page.getByRole('link', { name: '旅程测试巷道清理' }).first().waitFor()
  })

  it('drafts a report, opens a number down to its records, freezes and downloads it', async () => {
    await page.goto(`${app.url}/reports`)
    await page.getByRole('button', { name: '起草' }).first().click()
    await page.getByRole('button', { name: '生成草稿' }).click()
    await page.getByText('没有发现问题').waitFor()
    await page.getByTitle('环境整治参与').first().click()
    await page.getByText('旅程测试巷道清理').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '定稿', exact: true }).click()
    await page.getByRole('button', { name: '确认定稿' }).click()
    await page
      .getByText(/定稿于/)
      .first()
      .waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: '下载 Word' })
        .or(page.getByRole('link', { name: '下载 Word' }))
        .click(),
    ])
    word = readFileSync(await download.path())
    const xml = strFromU8(unzipSync(word)['word/document.xml']!)
    expect(xml).toContain('w:name="clean_up.participations"')
  })

  it('checks the downloaded document in the browser: clean; and finds what somebody then breaks', async () => {
    await page.goto(`${app.url}/check`)
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url())
    })
    await page.locator('input[type=file]').first().setInputFiles({
      name: '创建工作汇报.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: word,
    })
    await page.getByText('没有发现问题').first().waitFor()
    await page.goto(`${app.url}/check`)
    const broken = Buffer.from('一、主要做法\n全年开展活动3\n2.5场，参与和和谐共建的XX街道居民很多。\n三、下一步\n')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '汇报.txt', mimeType: 'text/plain', buffer: broken })
    await page
      .getByText(/占位符/)
      .first()
      .waitFor()
    expect(sent).toEqual([])
  })
})
