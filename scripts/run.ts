import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')

/** The JavaScript entry of a development tool, so that no shell and no `.cmd` wrapper is needed. */
export const tools = {
  vitest: ['node_modules/vitest/vitest.mjs'],
  tsc: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'],
  biome: ['node_modules/@biomejs/biome/bin/biome'],
} satisfies Record<string, string[]>

/** Runs a tool under this Node with its output shown; returns the exit code. */
export function runTool(args: string[], env: NodeJS.ProcessEnv = {}): number {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  return status ?? 1
}

/** The same without waiting, so that two tools can use two cores. */
export function startTool(args: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
