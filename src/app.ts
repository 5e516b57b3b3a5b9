import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { sql } from 'kysely'
import { z } from 'zod'
import * as accounts from './features/accounts/index.ts'
import * as assessments from './features/assessments/index.ts'
import * as duties from './features/duties/index.ts'
import * as evidence from './features/evidence/index.ts'
import * as figures from './features/figures/index.ts'
import * as ledgers from './features/ledgers/index.ts'
import * as organization from './features/organization/index.ts'
import * as overview from './features/overview/index.ts'
import * as plans from './features/plans/index.ts'
import * as reminders from './features/reminders/index.ts'
import * as reports from './features/reports/index.ts'
import * as schemes from './features/schemes/index.ts'
import * as simulations from './features/simulations/index.ts'
import * as transfers from './features/transfers/index.ts'
import { platformErrors } from './platform/contract.ts'
import { AppError } from './platform/errors.ts'
import type { Feature } from './platform/feature.ts'
import type { Deps, EventHandler, EventHandlers, Events } from './platform/http/context.ts'
import { errorAnswer } from './platform/http/errors.ts'
import { createRouter, type Router } from './platform/http/router.ts'
import { headers, sameOrigin } from './platform/http/security.ts'
import { serveWeb } from './platform/http/static.ts'

/** The product, in the order of the flow; a feature imports only those before it. */
export const features: Feature[] = [
  accounts.feature,
  organization.feature,
  schemes.feature,
  duties.feature,
  plans.feature,
  reminders.feature,
  evidence.feature,
  ledgers.feature,
  figures.feature,
  assessments.feature,
  simulations.feature,
  transfers.feature,
  reports.feature,
  overview.feature,
]

const chinese = z.locales.zhCN().localeError
z.config({
  localeError: (issue) => (issue.code === 'invalid_type' && issue.input === undefined ? '必填' : chinese(issue)),
})

/** Wires features to a router; tests and the command line call it too. */
export function createApp(deps: Omit<Deps, 'handlers'>): { router: Router; deps: Deps } {
  const whole: Deps = { ...deps, handlers: collectHandlers(features) }
  const router = createRouter(whole)
  const { app } = router
  app.onError(errorAnswer(deps.log))
  app.use(headers)
  app.get('/api/health', async (c) => {
    await sql`select 1`.execute(deps.db)
    return c.json({ status: 'ok' })
  })
  app.use('/api/*', sameOrigin, compress())
  app.use('/api/*', async (c, next) => {
    c.set('actor', await accounts.authenticate(whole, c.req.header('cookie')))
    await next()
    // Files bring a rule of their own.
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  })
  const limitJson = bodyLimit({
    maxSize: 4 * 1024 * 1024,
    onError: () => {
      throw new AppError(platformErrors.tooLarge)
    },
  })
  app.use('/api/*', (c, next) =>
    c.req.header('content-type') === 'application/octet-stream' ? next() : limitJson(c, next),
  )

  for (const feature of features) {
    router.addGrants(feature.grants)
    feature.routes(router)
  }
  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: '文明单位创建工作台（创文）', version: '0.1.0' } })
  app.all('/api/*', () => {
    throw new AppError(platformErrors.notFound)
  })
  serveWeb(app)
  return { router, deps: whole }
}

function collectHandlers(list: Feature[]): EventHandlers {
  const all: Record<string, EventHandler<keyof Events>[]> = {}
  for (const { handlers = {} } of list) {
    for (const [name, own] of Object.entries(handlers))
      all[name] = [...(all[name] ?? []), ...(own as EventHandler<keyof Events>[])]
  }
  return all as EventHandlers
}
