import { serve } from '@hono/node-server'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from './router.ts'

/** The port cannot be used; the message says what to do. */
export class ListenError extends Error {}

/** Listens, and returns the address and a function that ends open connections. @throws ListenError */
export function listen(
  app: OpenAPIHono<Env>,
  port: number,
  host: string,
): Promise<{ url: string; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (address) => {
      const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
      resolve({ url: `http://${shown}:${address.port}`, close })
    })
    const close = () =>
      new Promise<void>((done) => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    server.once('error', (error: NodeJS.ErrnoException) => {
      const [zh, en] =
        error.code === 'EADDRINUSE'
          ? [`端口 ${port} 已被其他程序占用`, `Port ${port} is in use`]
          : [`不能监听 ${host}:${port}（${error.code}）`, `Cannot listen on ${host}:${port} (${error.code})`]
      reject(
        new ListenError(
          `${zh}，请换一个端口：npm start -- --port 8081\n${en}; choose another: npm start -- --port 8081`,
        ),
      )
    })
  })
}
