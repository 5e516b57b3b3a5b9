import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { platformErrors } from '../contract.ts'
import { AppError } from '../errors.ts'

/** No inline script, nothing from another host. Ant Design writes its styles at run time, so styles may be inline. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    workerSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
  permissionsPolicy: { geolocation: [], microphone: [], payment: [], usb: [] },
})

/**
 * Refuses writes that another site made a browser send. Browsers set Origin and Sec-Fetch-Site themselves; programs
 * that set neither carry no cookie of a victim.
 */
export const sameOrigin: MiddlewareHandler = async (c, next) => {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    if (site && site !== 'same-origin' && site !== 'none') throw new AppError(platformErrors.foreignOrigin)
    if (origin && hostOf(origin) !== c.req.header('host')) throw new AppError(platformErrors.foreignOrigin)
  }
  await next()
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
