import { existsSync } from 'node:fs'
import path from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import type { Env } from './router.ts'

const folder = path.resolve(import.meta.dirname, '../../../dist/web')

/** Serves the built pages: hashed assets for ever, pages always asked anew; every page address leads to the shell. */
export function serveWeb(app: Hono<Env>): void {
  if (!existsSync(folder)) return
  const options = { root: path.relative(process.cwd(), folder), precompressed: true }
  app.use('/assets/*', async (c, next) => {
    await next()
    if (c.res.ok) c.res.headers.set('cache-control', 'public, max-age=31536000, immutable')
  })
  app.use('/assets/*', serveStatic(options))
  app.get('/favicon.svg', serveStatic(options))
  for (const [route, page] of [
    ['/sign-in', 'sign-in.html'],
    ['*', 'index.html'],
  ] as const) {
    app.get(route, async (c, next) => {
      if (c.req.path.startsWith('/api/') || c.req.path.startsWith('/assets/')) return next()
      c.header('cache-control', 'no-cache')
      return serveStatic({ ...options, rewriteRequestPath: () => `/${page}` })(c, next)
    })
  }
}
