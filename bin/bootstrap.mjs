// Runs under any Node >= 20.19: installs what is missing, then hands over to the pinned Node 24 of node_modules.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** npm script name → TypeScript entry and its leading arguments. */
const commands = {
  start: ['src/main.ts'],
  dev: ['scripts/dev.ts'],
  build: ['scripts/build.ts'],
  test: ['scripts/test.ts'],
  check: ['scripts/check.ts'],
  format: ['scripts/format.ts'],
  example: ['src/cli/main.ts', 'example'],
  bench: ['scripts/bench.ts'],
  'bench:check': ['scripts/bench-check.ts'],
  'verify:documents': ['scripts/verify-documents.ts'],
}

export function ensureInstalled() {
  if (installedMatchesLock()) return
  process.stderr.write('正在安装依赖 / Installing packages …\n')
  const npm = process.env.npm_execpath
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  const options = { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, npm_config_engine_strict: 'false' } }
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (result.status !== 0) {
    process.stderr.write(
      '依赖安装失败，请检查网络或 npm 镜像设置后重试。\nInstalling packages failed; check the network or the npm registry setting and try again.\n',
    )
    process.exit(1)
  }
}

/** True when every package of the lockfile that this platform needs stands in node_modules in that version. */
function installedMatchesLock() {
  try {
    const wanted = readJson('package-lock.json').packages
    const installed = readJson('node_modules/.package-lock.json').packages
    return Object.entries(wanted).every(
      ([name, entry]) =>
        name === '' ||
        installed[name]?.version === entry.version ||
        (!installed[name] && (entry.optional || entry.devOptional)),
    )
  } catch {
    return false
  }
}

function readJson(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'))
}

/** The pinned Node, by package name: node_modules/.bin/node is a shell script on Windows, the binary is not. */
export function pinnedNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 12)) return process.execPath
  const require = createRequire(import.meta.url)
  const { platform, arch } = process
  const names = { win32: [`node-win-${arch}`], darwin: [`node-bin-darwin-${arch}`, `node-darwin-${arch}`] }[
    platform
  ] ?? [`node-${platform}-${arch}`]
  for (const name of names) {
    try {
      const folder = path.dirname(require.resolve(`${name}/package.json`))
      const binary = path.join(folder, 'bin', platform === 'win32' ? 'node.exe' : 'node')
      if (existsSync(binary)) return binary
    } catch {}
  }
  process.stderr.write(
    `找不到适用于 ${platform}-${arch} 的 Node 24，请安装 Node ≥ 24.12 后重试。\nNo Node 24 for ${platform}-${arch} was found; install Node >= 24.12 and try again.\n`,
  )
  process.exit(1)
}

/** Runs `args` under the pinned Node and ends this process as the child ends. */
export function run(args) {
  const child = spawn(pinnedNode(), args, {
    stdio: 'inherit',
    cwd: process.cwd(),
    // Compiled code is kept: a short command is half start-up. Where the folder cannot be written, Node goes on without.
    env: { NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node'), ...process.env, NODE_NO_WARNINGS: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [name, ...rest] = process.argv.slice(2)
  const entry = commands[name]
  if (!entry) {
    process.stderr.write(`用法 / usage: node bin/bootstrap.mjs ${Object.keys(commands).join('|')}\n`)
    process.exit(2)
  }
  ensureInstalled()
  run([path.join(root, entry[0]), ...entry.slice(1), ...rest])
}
