import { existsSync } from 'node:fs'
import { type Browser, chromium as playwright } from 'playwright-core'

const installed = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The browser of this machine, or the Chromium that npm brought when there is none. */
export async function openBrowser(): Promise<Browser> {
  const found = installed.find((file) => file && existsSync(file))
  const quiet = [
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
  ]
  // Root and containers have no user namespaces for the sandbox; the pages under test are our own.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // Without a locale of UTF-8 Chromium gives up on file names in Chinese.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  if (found) return playwright.launch({ executablePath: found, args: [...quiet, ...sandbox], env })
  const { default: chromium } = await import('@sparticuz/chromium')
  return playwright.launch({ executablePath: await chromium.executablePath(), args: [...chromium.args, ...quiet], env })
}
