import { spawn } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'
import { options } from '../src/platform/config/options.ts'

const root = path.resolve(import.meta.dirname, '..')

/** The product with both halves watched: pages by Vite on --port, the server restarted by Node on the port after it. */
const { values } = parseArgs({ options })
const port = Number(values.port ?? options.port.fallback)
const passedOn = Object.entries(values)
  .filter(([name]) => name !== 'port')
  .map(([name, value]) => (value === true ? `--${name}` : `--${name}=${value}`))

const server = spawn(
  process.execPath,
  ['--watch', path.join(root, 'src/main.ts'), '--port', String(port + 1), ...passedOn],
  { stdio: 'inherit' },
)
const pages = await createServer({
  configLoader: 'native',
  configFile: path.join(root, 'vite.config.ts'),
  server: { host: '127.0.0.1', port, strictPort: true, proxy: { '/api': `http://127.0.0.1:${port + 1}` } },
  plugins: [
    {
      name: 'page-addresses',
      configureServer({ middlewares }) {
        middlewares.use((request, _response, next) => {
          if (request.url?.split(/[?#]/)[0] === '/sign-in') request.url = '/sign-in.html'
          next()
        })
      },
    },
  ],
})
await pages.listen()
pages.printUrls()

let ending = false
function end(): void {
  if (ending) return
  ending = true
  server.kill('SIGTERM')
  void pages.close().then(() => process.exit())
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
server.on('exit', end)
