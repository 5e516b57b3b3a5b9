import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildWeb, webIsFresh } from './build.ts'
import { root, runTool, tools } from './run.ts'

interface JsonReport {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/**
 * Everything: types, lint, unit, real PostgreSQL, real Chromium. Ends with `N passed, N failed`.
 * `npm test -- PATTERN` runs the tests of matching files only.
 */
process.chdir(root)
const patterns = process.argv.slice(2)
const folder = mkdtempSync(path.join(tmpdir(), 'chuangwen-report-'))
let passed = 0
let failed = 0

if (patterns.length === 0) {
  if (!webIsFresh()) await buildWeb({ quiet: true })
  for (const args of [tools.tsc, [...tools.biome, 'check', '--error-on-warnings', '.']]) {
    if (runTool(args) === 0) passed += 1
    else failed += 1
  }
}
for (const project of ['unit', 'database', 'journeys']) {
  const report = path.join(folder, `${project}.json`)
  const code = runTool([
    ...tools.vitest,
    'run',
    '--project',
    project,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...patterns,
  ])
  const counted = count(report)
  passed += counted.passed
  failed += counted.failed
  if (code !== 0 && counted.failed === 0) failed += 1
}
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)

/** A file that fails before its first test counts as one failure. */
function count(report: string): { passed: number; failed: number } {
  try {
    const result = JSON.parse(readFileSync(report, 'utf8')) as JsonReport
    const broken = result.testResults.filter((r) => r.status === 'failed' && r.assertionResults.length === 0).length
    return { passed: result.numPassedTests, failed: result.numFailedTests + broken }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
