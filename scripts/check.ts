import { root, runTool, startTool, tools } from './run.ts'

/** The quick loop: types and lint side by side, then architecture and unit tests. */
process.chdir(root)
const codes = await Promise.all([
  startTool(tools.tsc),
  startTool([...tools.biome, 'check', '--error-on-warnings', '.']),
])
codes.push(runTool([...tools.vitest, 'run', '--project', 'unit']))
process.exit(codes.some((code) => code !== 0) ? 1 : 0)
