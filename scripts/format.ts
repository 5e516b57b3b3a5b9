import { runTool, tools } from './run.ts'

process.exit(runTool([...tools.biome, 'check', '--write', '.']))
