import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { generate } from '../src/libs/report-check/corpus/generate.ts'
import { injectors } from '../src/libs/report-check/corpus/injectors/index.ts'
import { seededRandom } from '../src/libs/report-check/corpus/random.ts'
import { toCleanReports } from '../src/libs/report-check/corpus/reports.ts'
import type { CleanReport } from '../src/libs/report-check/corpus/types.ts'
import { toWrittenReport, type WrittenReport } from '../src/libs/report-check/corpus/written.ts'
import { print, printKinds, printMisses, printRules, printSummary, table } from './bench-check/print.ts'
import { characters, falseAlarms, type Outcome, perTenThousand, recallOf, tryTool } from './bench-check/score.ts'
import { compareSpeed, plainText, textWithHits, timeOne } from './bench-check/speed.ts'
import { type Result, splits, summarise } from './bench-check/summary.ts'
import { type Finding, loadPeers, ours, type Tool } from './bench-check/tools.ts'
import { printWritten } from './bench-check/written.ts'

const help = `npm run bench:check -- [options]
  --json FILE   write all figures to FILE
  --misses      list the misses and false alarms of the training part (never of the held-out part)
  --no-peers    leave the other tools out
  --no-speed    leave the speed out`

const casesPerKind = { train: 30, holdout: 20 }

const golden = path.resolve(import.meta.dirname, '../tests/golden')

function readReports(): CleanReport[] {
  const folder = path.join(golden, 'clean-reports')
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')
  return toCleanReports(JSON.parse(read('index.json')), read)
}

function readWritten(): WrittenReport[] {
  const folder = path.join(golden, 'faulty-reports')
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'))
  return files.sort().map((file) => toWrittenReport(file, readFileSync(path.join(folder, file), 'utf8')))
}

const wishesBesideDigits = (said: readonly Finding[]) => said.filter(({ space }) => space === 'beside digit').length

/** Peers get every faulty text that we got; they need only say something new at the place, a wish for a space aside. */
async function comparePeers(peers: readonly Tool[], reports: readonly CleanReport[], { outcomes, alarms }: Result) {
  const faulty = outcomes.map((outcome) => outcome.faulty)
  const tried: { name: string; outcomes: Outcome[] }[] = []
  for (const peer of peers) tried.push({ name: peer.name, outcomes: await tryTool(peer, faulty, false) })
  const kinds = injectors.flatMap(({ kind }) => {
    const found = (list: readonly Outcome[]) => recallOf(list.filter((outcome) => outcome.faulty.kind === kind)).found
    const own = found(outcomes)
    const theirs = Object.fromEntries(tried.map((peer) => [peer.name, found(peer.outcomes)]))
    const best = Math.max(...Object.values(theirs))
    if (best === 0) return []
    const injected = faulty.filter((item) => item.kind === kind).length
    const standing = own > best ? 'ahead' : own < best ? 'BEHIND' : own === injected ? 'both find all' : 'LEVEL'
    return [{ kind, injected, [ours.name]: own, ...theirs, standing }]
  })
  const length = characters(reports)
  const onClean = [{ name: ours.name, said: alarms as Finding[] }]
  for (const peer of peers) onClean.push({ name: peer.name, said: await falseAlarms(peer, reports) })
  return {
    kinds,
    onClean: onClean.map(({ name, said }) => ({
      name,
      reportsPer10k: perTenThousand(said.length, length),
      spacesBetweenHanziAndDigits: wishesBesideDigits(said),
    })),
  }
}

async function measureSpeed(peers: readonly Tool[], reports: readonly CleanReport[]) {
  const random = seededRandom(7)
  const rivals = [ours, ...peers]
  await timeOne(ours, plainText(reports, 500_000, random), 2)
  const rates = await compareSpeed(rivals, plainText(reports, 200_000, random), 5)
  const growth = []
  for (const megabytes of [1, 10, 50]) {
    const text = plainText(reports, Math.round((megabytes * 1e6) / 3), random)
    const { seconds, findings } = await timeOne(ours, text, megabytes < 50 ? 3 : 1)
    growth.push({
      megabytes,
      characters: text.length,
      seconds,
      findings,
      millionPerSecond: text.length / seconds / 1e6,
    })
  }
  const faulty = textWithHits(reports, 22_000, random)
  const plain = plainText(reports, faulty.length, random)
  const hits = [
    { text: '22,000 faults', characters: faulty.length, ...(await timeOne(ours, faulty, 3)) },
    { text: 'plain', characters: plain.length, ...(await timeOne(ours, plain, 3)) },
  ]
  return {
    sideBySide: rates.map(({ name, rate }) => ({ name, millionPerSecond: rate, oursIsFaster: rates[0]!.rate / rate })),
    growth,
    hits,
  }
}

function printPeers({ kinds, onClean }: Awaited<ReturnType<typeof comparePeers>>): void {
  print('', 'SIDE BY SIDE: faults found, for every kind that a peer finds')
  table(kinds)
  print('On the clean reports')
  table(onClean)
}

function printSpeed({ sideBySide, growth, hits }: Awaited<ReturnType<typeof measureSpeed>>): void {
  print('', 'SPEED in characters, median of rounds taking turns')
  table(sideBySide)
  print('Growth, megabytes of UTF-8')
  table(growth)
  print('Many faults against plain text of the same length')
  table(hits)
}

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    misses: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: true },
    speed: { type: 'boolean', default: true },
    help: { type: 'boolean', default: false },
  },
  allowNegative: true,
})

async function main(): Promise<void> {
  const reports = readReports()
  const bySplit = { train: [] as CleanReport[], holdout: [] as CleanReport[] }
  for (const report of reports) bySplit[report.split].push(report)
  const faulty = splits.flatMap((split, i) =>
    generate(bySplit[split], injectors, casesPerKind[split], seededRandom(2025 + i)),
  )
  const result: Result = {
    reports: bySplit,
    outcomes: await tryTool(ours, faulty, true),
    alarms: await falseAlarms(ours, reports),
    alarmsWithRegistry: await falseAlarms(ours, reports, true),
  }
  printKinds(result)
  printRules(result)
  if (options.misses) printMisses(result)
  const written = await printWritten(ours, readWritten(), options.misses)
  const peers = options.peers ? await loadPeers() : []
  const beside = options.peers ? await comparePeers(peers, reports, result) : undefined
  if (beside) printPeers(beside)
  const speed = options.speed ? await measureSpeed(peers, reports) : undefined
  if (speed) printSpeed(speed)
  const summary = summarise(result)
  printSummary(summary)
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ summary, written, beside, speed }, null, 2)}\n`)
}

if (options.help) print(help)
else await main()
