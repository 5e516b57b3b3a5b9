import { buildWeb, webIsFresh } from '../scripts/build.ts'
import { createApp, features } from './app.ts'
import { loadExample } from './cli/example/load.ts'
import { firstSignInPath, foundUnit, hasUnit } from './features/accounts/index.ts'
import { publishSchemes } from './features/schemes/index.ts'
import { readConfig } from './platform/config/index.ts'
import { helpText } from './platform/config/options.ts'
import { listen } from './platform/http/listen.ts'
import { startJobs } from './platform/jobs/index.ts'
import { openPlatform } from './platform/open.ts'
import { endWith, onStop, progress } from './platform/terminal.ts'

const firstUnit = { name: '本单位', shortName: '本单位', kind: '单位', places: [], example: false }
const closers: (() => Promise<unknown>)[] = []
onStop(async () => {
  for (const close of closers.reverse()) await close()
})

try {
  const config = readConfig(process.argv.slice(2), process.env)
  if (config.help) endWith(helpText())
  if (!webIsFresh()) {
    progress('正在生成网页', 'building the pages')
    await buildWeb({ quiet: true })
  }
  const platform = await openPlatform(config, progress)
  closers.push(platform.close)
  const { router, deps } = createApp(platform.deps)
  if (!(await hasUnit(deps))) {
    if (config.empty)
      await foundUnit(
        deps,
        firstUnit,
        { name: '管理员', username: 'admin' },
        async (ctx) => void (await publishSchemes(ctx)),
      )
    else await loadExample(deps, progress)
  }
  const server = await listen(router.app, config.port, config.host)
  closers.push(server.close)
  process.stdout.write(
    `创文已启动，请在浏览器打开 / Open in a browser: ${server.url}${(await firstSignInPath(deps)) ?? '/'}\n`,
  )
  const jobs = startJobs(
    deps,
    platform.pool,
    features.flatMap((feature) => feature.jobs ?? []),
  )
  closers.push(() => jobs.then(({ stop }) => stop()).catch(() => {}))
  jobs.catch((error: unknown) => deps.log.error({ err: error }, 'reminders and other jobs do not run'))
} catch (error) {
  for (const close of closers.reverse()) await close()
  endWith(error)
}
