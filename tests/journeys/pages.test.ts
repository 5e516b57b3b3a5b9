import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { type LiveApp, startLiveApp } from '../support/live-app.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pages = [
  '/',
  '/scheme',
  '/scheme/next',
  '/scheme/review',
  '/scheme/simulate',
  '/scheme/carry',
  '/scheme/compare',
  '/scheme/leader',
  '/tasks',
  '/duties',
  '/duties/list',
  '/duties/sheet',
  '/records',
  '/records?ledger=volunteer_activity',
  '/records/new?ledger=volunteer_activity',
  '/evidence',
  '/figures',
  '/figures/volunteer.hours',
  '/reports',
  '/check',
  '/check/settings',
  '/check/rules',
  '/check/rules/N-SPLIT',
  '/plan',
  '/calendar',
  '/messages',
  '/settings/unit',
  '/settings/schemes',
  '/settings/schemes/local',
  '/settings/organization',
  '/settings/leading-group',
  '/settings/roster',
  '/settings/handovers',
  '/settings/reminders',
  '/settings/reminders?part=people',
  '/settings/users',
]

let app: LiveApp
let browser: Browser
let session: Awaited<ReturnType<BrowserContext['storageState']>>
beforeAll(async () => {
  ;[app, browser] = await Promise.all([startLiveApp(), openBrowser()])
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(app.url + app.signIn)
  await page.waitForURL(`${app.url}/`)
  session = await context.storageState()
  await context.close()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

/** A page of its own that notes whatever leaves the machine and whatever breaks. */
async function visit(address: string, width: number): Promise<{ page: Page; elsewhere: string[]; broken: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, storageState: session, bypassCSP: true })
  const page = await context.newPage()
  const elsewhere: string[] = []
  const broken: string[] = []
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(app.url)) elsewhere.push(request.url())
  })
  page.on('pageerror', (error) => broken.push(error.message))
  await page.goto(app.url + address)
  await page.waitForLoadState('networkidle')
  return { page, elsewhere, broken }
}

interface Violation {
  id: string
  impact: string
  nodes: { target: string[] }[]
}

describe.each([[1440], [390]])('at %i px', (width) => {
  it.each(
    pages.map((address) => [address]),
  )('%s is whole, reachable for everybody, and asks nobody elsewhere', async (address) => {
    const { page, elsewhere, broken } = await visit(address, width)
    try {
      expect(broken).toEqual([])
      expect(elsewhere).toEqual([])
      await page.getByRole('heading', { level: 1 }).waitFor()
      const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
      expect(overflow, 'pixels beyond the width').toBeLessThanOrEqual(0)
      await page.evaluate(axe)
      const violations = (await page.evaluate('axe.run().then((r) => r.violations)')) as Violation[]
      const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
      expect(serious.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([])
    } finally {
      await page.context().close()
    }
  })
})

describe('on paper', () => {
  it('an A4 sheet, as narrow as a phone, keeps heads and columns of a table', async () => {
    const { page } = await visit('/scheme/next', 718)
    try {
      await page.emulateMedia({ media: 'print' })
      const head = page.locator('.data-table thead')
      await expect.poll(async () => (await head.boundingBox())?.height ?? 0).toBeGreaterThan(10)
      expect(
        await page
          .locator('.data-table td')
          .nth(1)
          .evaluate((cell) => getComputedStyle(cell).display),
      ).toBe('table-cell')
    } finally {
      await page.context().close()
    }
  })
})

describe('what a browser must fetch', () => {
  async function scriptsOf(address: string, storageState?: typeof session): Promise<number> {
    const context = await browser.newContext(storageState ? { storageState } : {})
    const page = await context.newPage()
    let bytes = 0
    page.on('response', (response) => {
      if (/\.js$/.test(new URL(response.url()).pathname))
        bytes += Number(response.headers()['content-length'] ?? Number.NaN)
    })
    await page.route('**/*.js', (route) =>
      route.continue({ headers: { ...route.request().headers(), 'accept-encoding': 'gzip' } }),
    )
    await page.goto(app.url + address)
    await page.waitForLoadState('networkidle')
    await context.close()
    return bytes / 1024
  }

  it('is at most 120 KB of gzipped JavaScript to sign in', async () => {
    const kilobytes = await scriptsOf('/sign-in')
    expect(kilobytes).toBeGreaterThan(0)
    expect(kilobytes).toBeLessThanOrEqual(120)
  })

  it('is at most 300 KB of gzipped JavaScript for the first work page', async () => {
    const kilobytes = await scriptsOf('/', session)
    expect(kilobytes).toBeGreaterThan(0)
    expect(kilobytes).toBeLessThanOrEqual(300)
  })

  it('keeps inline script out by its policy', async () => {
    const response = await fetch(`${app.url}/`)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/script-src 'self'(;|$)/)
    expect(await response.text()).not.toMatch(/<script(?![^>]*\ssrc=)/)
  })
})
