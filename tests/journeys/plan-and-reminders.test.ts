import { rmSync } from 'node:fs'
import path from 'node:path'
import ICAL from 'ical.js'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openFolder, type Started, start, stop } from '../support/process.ts'

let folder: string
let app: Started
let browser: Browser
let page: Page
const launch = () => start(['--port', '0', '--data', path.join(folder, 'data')])
beforeAll(async () => {
  folder = openFolder('reminders')
  ;[app, browser] = await Promise.all([launch(), openBrowser()])
  page = await browser.newPage({ viewport: { width: 1440, height: 1000 } })
  page.setDefaultTimeout(20_000)
})
afterAll(async () => {
  await browser?.close()
  if (app) await stop(app)
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const go = (address: string) => page.goto(app.url + address)

describe('from the plan to the reminder', () => {
  it('sets the hour of the daily round', async () => {
    await go(app.path)
    await page.waitForURL(`${app.url}/`)
    await go('/settings/reminders')
    await page.getByLabel('每天几点检查').fill('0')
    await page.getByLabel('周六、周日不提醒，顺延到周一').uncheck()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').waitFor()
  })

  it('tells of late tasks after a restart, and leads to the task', async () => {
    await stop(app)
    app = await launch()
    await go(app.path)
    await page.waitForURL(`${app.url}/`)
    await expect
      .poll(
        async () => {
          await page.reload()
          await page.getByRole('heading', { level: 1 }).waitFor()
          return page.getByRole('link', { name: '消息，1 条未读' }).count()
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBe(1)
    await page.getByRole('link', { name: '消息，1 条未读' }).click()
    const first = page.locator('.messages a').first()
    const title = (await first.textContent())!
    await first.click()
    await page.getByRole('dialog').getByText(title).first().waitFor()
    await go('/messages')
    await page.getByRole('button', { name: '全部标为已读' }).click()
    await page.getByRole('link', { name: '消息，没有未读' }).waitFor()
  })

  it('puts a stage of the plan into the calendar', async () => {
    await go('/plan')
    await page.getByRole('heading', { name: '称号阶梯' }).waitFor()
    await page.getByRole('button', { name: /制定年度目标|修改目标和阶段/ }).click()
    const dialog = page.getByRole('dialog').last()
    await dialog.getByRole('textbox', { name: '目标' }).first().fill('旅程测试目标')
    const before = await dialog.getByLabel('阶段名称').count()
    await dialog.getByRole('button', { name: '增加阶段' }).click()
    await dialog.getByLabel('阶段名称').last().fill('旅程测试阶段')
    await dialog.getByRole('button', { name: '保存规划' }).click()
    await page.locator('.stages').getByText('旅程测试阶段').waitFor()
    const year = /\d{4}/.exec((await page.getByRole('heading', { name: '年度目标' }).textContent())!)![0]
    const month = ['01', '04', '07', '10'][Math.min(3, before)]
    await go(`/calendar?month=${year}-${month}`)
    await page.locator('.month-grid').getByText('旅程测试阶段').first().waitFor()
  })

  it('hands out an address that a calendar program reads without signing in, until it is revoked', async () => {
    await page.getByRole('button', { name: '订阅到手机或电脑日历' }).click()
    const dialog = page.getByRole('dialog').last()
    await dialog.getByLabel('用在哪里').fill('旅程手机')
    await dialog.getByRole('combobox').click()
    await page.locator('.ant-select-item-option').filter({ hasText: '全部' }).click()
    await dialog.getByRole('button', { name: '取得地址' }).click()
    const address = await dialog.getByLabel('订阅地址').inputValue()
    const answer = await fetch(address)
    const events = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent')
    expect(events.map((each) => new ICAL.Event(each).startDate.isDate)).not.toContain(false)
    expect(events.length).toBeGreaterThan(0)
    await dialog.getByRole('button', { name: '作废' }).click()
    await page.getByText('已作废').waitFor()
    expect((await fetch(address)).status).toBe(404)
  })

  it('lists the days on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await go('/calendar')
    await page.getByRole('heading', { name: '日程' }).waitFor()
    expect(await page.locator('.month-grid').isVisible()).toBe(false)
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(wider).toBe(false)
  })
})
