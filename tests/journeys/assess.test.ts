import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

const result = () => page.getByRole('region', { name: '模拟结果' })
/** The simulated total, as shown. */
const simulated = async () => Number(await result().locator('b.number').textContent())
/** The real total, as shown. */
const real = async () => Number(/目前 ([\d.]+)/.exec((await result().textContent()) ?? '')?.[1])

describe('from a lost point to the leader’s page', () => {
  it('shows where work pays most, and opens the criterion', async () => {
    await page.goto(`${app.url}/`)
    await page.getByRole('link', { name: '全部下一步' }).click()
    await page.getByRole('heading', { name: '下一步', level: 1 }).waitFor()
    await page.getByText('用最少的力气补回最多的分').waitFor()
    await page.getByRole('row').nth(1).getByRole('link').first().click()
    await page.locator('#criterion-title').waitFor()
  })

  it('tries answers and a figure on a copy: the total moves at once, the real one does not', async () => {
    await page.goto(`${app.url}/scheme/simulate`)
    await result().waitFor()
    const before = await real()
    const input = page.getByRole('textbox', { name: /的模拟分$/ }).first()
    await input.fill('0.4')
    await expect.poll(simulated).toBeCloseTo(before + 0.4, 5)
    await page.getByRole('textbox', { name: /^假设/ }).first().fill('0')
    await expect
      .poll(async () => (await page.locator('section[aria-labelledby="simulate-moved"] tbody tr').count()) > 1)
      .toBe(true)
    expect(await real()).toBe(before)
  })

  it('keeps a named copy with an address of its own', async () => {
    await page.getByRole('button', { name: '保存模拟' }).click()
    await page.getByLabel('名称').fill('冲刺方案')
    await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
    await page.waitForURL(/copy=/)
    await page.reload()
    await expect.poll(async () => (await simulated()) !== (await real())).toBe(true)
  })

  it('adopts the answers alone, and takes them back', async () => {
    await page.getByRole('textbox', { name: /^假设/ }).first().fill('')
    await expect.poll(async () => (await simulated()) > (await real())).toBe(true)
    const [before, after] = [await real(), await simulated()]
    await page.getByRole('button', { name: '采用为自评' }).click()
    await expect.poll(real).toBe(after)
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(real).toBe(before)
  })

  it('judges a criterion from both seats, sees the difference and settles it', async () => {
    await page.goto(`${app.url}/scheme/review`)
    await page.getByRole('button', { name: '逐条看' }).click()
    const dialog = page.getByRole('dialog').last()
    const give = async (side: string, points: string) => {
      await dialog.getByRole('button', { name: side, exact: true }).click()
      await dialog
        .getByRole('textbox', { name: side })
        .or(dialog.getByRole('spinbutton', { name: side }))
        .fill(points)
      await dialog.getByRole('button', { name: /^保存/ }).click()
      await dialog.getByRole('button', { name: '上一条' }).click()
    }
    await give('评审甲评分', '0')
    await give('评审乙评分', '1')
    await dialog.getByText('相差过大').waitFor()
    await give('核定分', '0.5')
    await page.keyboard.press('Escape')
    await page.getByText('已评 1 /').first().waitFor()
    await page.getByRole('button', { name: '相差过大 1' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 Excel' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('评审对照.xlsx')
  })

  it('prints the leader’s page on one sheet of A4', async () => {
    await page.goto(`${app.url}/scheme/leader`)
    await page.getByRole('heading', { name: '谁还欠什么' }).waitFor()
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    const box = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!
    expect([Math.round(Number(box[1])), Math.round(Number(box[2]))]).toEqual([595, 842])
  })
})
