import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CheckCommandOptions, runCheck } from '../../src/cli/check/run.ts'
import { openBrowser } from '../support/browser.ts'
import { type LiveApp, startLiveApp } from '../support/live-app.ts'

const REPORT = `澄和街道创建工作汇报
一、加强组织领导
我们坚持把文明创建与业务工作同部署、同检查、同考核，成立由主要负责同志任组长的领导小组，每月召开一次例会，研究解决重点难点问题,推动各项任务落实。
二、主要做法
社区建立了台帐，今年以来,大家参与踊跃。
按《垃圾分类台帐管理办法》登记，登记注册志愿者5230人，请小区物管配合。
`
const EARLIER = `上年汇报
我们坚持把文明创建与业务工作同部署、同检查、同考核，成立由主要负责同志任组长的领导小组，每月召开一次例会，研究解决重点难点问题，推动各项任务落实。
`

let app: LiveApp
let browser: Browser
let page: Page
const folder = mkdtempSync(path.join(tmpdir(), 'chuangwen-journey-'))
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
  rmSync(folder, { recursive: true, force: true })
})

function put(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}

async function check(file: string): Promise<void> {
  await page.goto(`${app.url}/check`)
  await page.locator('.check-intake input[type=file]').setInputFiles(file)
}

const card = (text: string | RegExp) => page.locator('.fault-list .fault-card').filter({ hasText: text })

async function dropBesideEverything(name: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([called, text]) => {
      const files = new DataTransfer()
      files.items.add(new File([text!], called!, { type: 'text/plain' }))
      return files
    },
    [name, REPORT],
  )
  await page.dispatchEvent('.page-header', 'drop', { dataTransfer })
}

/** The file that a section of the settings page exports. */
async function exported(section: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('region', { name: section }).getByRole('button', { name: '导出' }).click(),
  ])
  return download.path()
}

/** What the command line says about words of the same text, by rule. */
async function checkedByCommand(options: Partial<CheckCommandOptions>): Promise<string[]> {
  let stdout = ''
  const streams = { stdout: { write: (text: string) => (stdout += text) }, stderr: new PassThrough() }
  await runCheck([put('命令行.txt', REPORT)], { format: 'json', failOn: 'error', ...options }, streams)
  return (JSON.parse(stdout) as { rule: string }[]).map(({ rule }) => rule).filter((rule) => rule.startsWith('W-'))
}

describe('a report checked by a clerk', () => {
  it('gets one clear sentence for a file that cannot be checked', async () => {
    const huge = put('huge.txt', '')
    truncateSync(huge, 500 * 2 ** 20)
    const bad: [string, RegExp][] = [
      [huge, /文件有 500 MB/],
      [put('broken.docx', 'PK\u0003\u0004 nothing'), /文件已损坏/],
      [put('picture.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])), /这是图片/],
      [put('blank.txt', ' \n'), /文件里没有文字/],
    ]
    for (const [file, sentence] of bad) {
      await check(file)
      await page.getByRole('alert').filter({ hasText: sentence }).waitFor()
    }
  })

  it('walks through the faults by keyboard, accepts one or all of a kind, and undoes', async () => {
    await check(put('汇报.txt', REPORT))
    await card('半角标点').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await expect.poll(() => page.locator('.fault-accepted').count()).toBe(1)
    await page.keyboard.press('u')
    await expect.poll(() => page.locator('.fault-accepted').count()).toBe(0)
    await page.getByRole('button', { name: '同类全部采纳（2）' }).first().click()
    await expect.poll(() => page.locator('.checked-text ins').count()).toBe(2)
  })

  it('takes the corrected text along by copying, and prints the list of faults', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: '导出', exact: true }).first().click()
    await page.getByRole('button', { name: '复制改好的文字' }).click()
    await page.getByText('已复制').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(REPORT.replaceAll(',', '，'))
    await page.getByRole('button', { name: '打印', exact: true }).click()
    await page.frameLocator('iframe').getByText('汇报校核结果').first().waitFor({ state: 'attached' })
    await page.keyboard.press('Escape')
  })

  it('goes on writing a pasted text, comes back to the result it left, and takes a file dropped anywhere', async () => {
    await page.goto(`${app.url}/check`)
    await page.locator('.check-intake textarea').fill(REPORT)
    await page.getByRole('button', { name: '开始校核' }).click()
    await card('半角标点').first().getByRole('button', { name: '采纳', exact: true }).click()
    await page.getByRole('button', { name: '接着改或换一份' }).click()
    expect(await page.locator('.check-intake textarea').inputValue()).toBe(REPORT.replace(',', '，'))
    await page.getByRole('button', { name: '回到校核结果' }).click()
    await page.locator('.fault-accepted').waitFor()
    await dropBesideEverything('拖入.txt')
    await page.getByText('要校核另一份').waitFor()
    await page.getByRole('button', { name: '接着改或换一份' }).click()
    await dropBesideEverything('拖入.txt')
    await page.getByRole('heading', { name: '拖入.txt', level: 1 }).waitFor()
  })

  it('is told by the keyboard where no correction is ready, and stays there', async () => {
    await check(put('汇报.txt', '机关现有干部职工84人，其中党员92人。\n'))
    await card('部分大于整体').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await page.getByRole('alert').filter({ hasText: '没有现成的改法' }).waitFor()
    await page.locator('.fault-card.current').waitFor()
  })

  it('keeps a fault with a reason: of the text only the words shown are sent', async () => {
    await check(put('汇报.txt', REPORT))
    const sent: Request[] = []
    const note = (request: Request) => request.method() !== 'GET' && sent.push(request)
    page.on('request', note)
    const waived = card('异形词').filter({ hasText: '垃圾分类' })
    await waived.getByRole('button', { name: '保留原文' }).click()
    await waived.getByText(/存到本单位服务器的只有规则 W-VARIANT、词句“台帐”/).waitFor()
    await waived.getByLabel('保留的理由').fill('上级文件原文')
    await waived.getByRole('button', { name: '确定保留' }).click()
    await waived.getByText('已保留：上级文件原文').waitFor()
    page.off('request', note)
    expect(sent.map((request) => Object.keys(request.postDataJSON()).sort())).toEqual([
      ['reason', 'rule', 'spot', 'words'],
    ])
    await check(put('另一份.txt', `新的一段。\n${REPORT}`))
    await card('异形词').filter({ hasText: '垃圾分类' }).getByText('已保留：上级文件原文').waitFor()
    await card('异形词').filter({ hasText: '社区建立了' }).getByRole('button', { name: '保留原文' }).waitFor()
  })

  it('sees what is copied from an earlier report beside it', async () => {
    await page.getByRole('button', { name: '对照以往汇报' }).click()
    await page.locator('dialog[open] input[type=file]').nth(1).setInputFiles(put('外单位汇报.txt', EARLIER))
    await page.getByRole('checkbox', { name: /外单位汇报/ }).waitFor()
    await page.getByRole('button', { name: '开始对照' }).click()
    await card('《外单位汇报》').getByRole('button', { name: '对照原文' }).click()
    await page.locator('dialog[open] .passages mark').nth(1).waitFor()
    expect(await page.locator('dialog[open] .passages section').count()).toBe(2)
    await page.keyboard.press('Escape')
  })

  it('opens the figure behind a number and finds the check again as it was', async () => {
    await card('半角标点').first().getByRole('button', { name: '采纳', exact: true }).click()
    await page.getByRole('button', { name: /^数据核对/ }).click()
    await page.getByRole('row').filter({ hasText: '5230' }).locator('.figure-chip').click()
    await page.getByRole('heading', { name: '注册志愿者', level: 1 }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: '另一份.txt', level: 1 }).waitFor()
    await page.locator('.fault-accepted').waitFor()
  })

  it('exports SARIF that names the program and its version', async () => {
    await page.getByRole('button', { name: '导出', exact: true }).first().click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 SARIF 2.1.0' }).click(),
    ])
    const sarif = JSON.parse(readFileSync(await download.path(), 'utf8'))
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect(sarif.runs[0].tool.driver.version).toBe(manifest.version)
    await page.keyboard.press('Escape')
  })

  it('reads everything about the faults in English, and exports it so', async () => {
    await page.goto(`${app.url}/check`)
    await page.evaluate(() => localStorage.setItem('chuangwen.preferences', '{"language":"en"}'))
    await check(put('汇报.txt', REPORT))
    const half = card('Half-width punctuation in Chinese text').first()
    await half.getByText('Use the full-width “，” in Chinese text.').waitFor()
    await half.getByRole('button', { name: 'Why' }).click()
    await page.locator('dialog[open]').getByText('Chinese text takes full-width punctuation').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Export', exact: true }).first().click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export JSON' }).click(),
    ])
    expect(readFileSync(await download.path(), 'utf8')).toContain('Use the full-width “，” in Chinese text.')
    await page.evaluate(() => localStorage.removeItem('chuangwen.preferences'))
    await check(put('另一份.txt', `新的一段。\n${REPORT}`))
    await card('异形词').first().waitFor()
  })

  it('keeps the text on the page when the session ends, and the reason on this computer', async () => {
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    const open = card('异形词').filter({ hasText: '社区建立了' })
    await open.getByRole('button', { name: '保留原文' }).click()
    await open.getByLabel('保留的理由').fill('居民自己的叫法')
    await open.getByRole('button', { name: '确定保留' }).click()
    await open.getByText(/居民自己的叫法（记在本机）/).waitFor()
    await page.getByText('登录已经过期').waitFor()
    await page.context().addCookies(cookies)
  })
})

describe('what the unit decided about the check', () => {
  it('has words of its own, found in the next text, and takes a reason back', async () => {
    await page.goto(`${app.url}/check/settings`)
    await page.getByRole('button', { name: '添加用词' }).click()
    await page.getByLabel('词', { exact: true }).fill('小区物管')
    await page.getByLabel('应当写作').fill('小区物业')
    await page.getByRole('button', { name: /保\s*存/ }).click()
    await page.getByRole('row').filter({ hasText: '小区物业' }).waitFor()
    const words = await exported('本单位用词')
    const waivers = await exported('保留的问题')
    expect(await checkedByCommand({})).toEqual(['W-VARIANT', 'W-VARIANT'])
    expect(await checkedByCommand({ words, waivers })).toEqual(['W-VARIANT', 'W-WORD'])
    await page.getByRole('row').filter({ hasText: '上级文件原文' }).getByRole('button', { name: '撤销保留' }).click()
    await page.getByText('还没有保留的问题').waitFor()
    await check(put('汇报.txt', REPORT))
    await card('“小区物管”应为“小区物业”').waitFor()
    await card('异形词').filter({ hasText: '垃圾分类' }).getByRole('button', { name: '保留原文' }).waitFor()
  })

  it('explains every rule on a page of its own', async () => {
    await page.goto(`${app.url}/check/rules?search=异形词`)
    await page.getByRole('link', { name: /异形词/ }).click()
    await page.getByRole('heading', { level: 1, name: /异形词/ }).waitFor()
    await page.getByRole('heading', { name: '有问题的写法', exact: true }).waitFor()
    await page.getByRole('heading', { name: '没有问题的写法' }).waitFor()
    await page.goto(`${app.url}/check/rules?examples=all`)
    await expect.poll(() => page.locator('.examples').count()).toBeGreaterThan(100)
  })
})
