import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { generate } from '../src/libs/report-check/corpus/generate.ts'
import { injectors } from '../src/libs/report-check/corpus/injectors/index.ts'
import { seededRandom } from '../src/libs/report-check/corpus/random.ts'
import { toCleanReports } from '../src/libs/report-check/corpus/reports.ts'
import type { CleanReport } from '../src/libs/report-check/corpus/types.ts'
import {
  characters,
  type FalseAlarm,
  falseAlarms,
  type Outcome,
  perTenThousand,
  type Recall,
  recallOf,
  tryTool,
} from './bench-check/score.ts'
import { compareSpeed, plainText, textWithHits, timeOne } from './bench-check/speed.ts'
import { ours, peers, type Tool } from './bench-check/tools.ts'

const help = `npm run bench:check -- [options]
  --json FILE   write all figures to FILE
  --misses      list the misses and false alarms of the training part (never of the held-out part)
  --no-peers    leave the other tools out
  --no-speed    leave the speed out`

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

const casesPerKind = { train: 20, holdout: 10 }
const splits = ['train', 'holdout'] as const
type Split = (typeof splits)[number]

const folder = path.resolve(import.meta.dirname, '../tests/golden/clean-reports')
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')
const reports = toCleanReports(JSON.parse(read('index.json')), read)
const reportsOf = Object.fromEntries(
  splits.map((split) => [split, reports.filter((report) => report.split === split)]),
) as Record<Split, CleanReport[]>

const faulty = splits.flatMap((split, i) =>
  generate(reportsOf[split], injectors, casesPerKind[split], seededRandom(2025 + i)),
)

const ratio = ({ found, total }: Recall) => (total === 0 ? '   –' : (found / total).toFixed(2).padStart(4))
const cell = (recall: Recall) => `${ratio(recall)} ${`${recall.found}/${recall.total}`.padStart(7)}`
const ofSplit = (outcomes: readonly Outcome[], split: Split) =>
  outcomes.filter((outcome) => outcome.faulty.report.split === split)
const alarmsOf = (alarms: readonly FalseAlarm[], split: Split) => alarms.filter(({ report }) => report.split === split)
const print = (...lines: string[]) => process.stdout.write(`${lines.join('\n')}\n`)
const grave = (severity: string) => severity === 'blocker' || severity === 'error'

function printKinds(outcomes: readonly Outcome[]): void {
  print('', `RECALL BY KIND (found under a fitting class; "noticed" = said anything new there)`)
  print(
    `${'kind'.padEnd(22)} ${'class'.padEnd(14)} ${'severity'.padEnd(8)} ${'train'.padEnd(13)} ${'holdout'.padEnd(13)} noticed`,
  )
  for (const { kind, classes, severity } of injectors) {
    const own = outcomes.filter((outcome) => outcome.faulty.kind === kind)
    const { noticed, total } = recallOf(own)
    const columns = splits.map((split) => cell(recallOf(ofSplit(own, split))).padEnd(13))
    print(`${kind.padEnd(22)} ${classes[0]!.padEnd(14)} ${severity.padEnd(8)} ${columns.join(' ')} ${noticed}/${total}`)
  }
}

function printRules(outcomes: readonly Outcome[], alarms: readonly FalseAlarm[]): void {
  const classOf = (rule: string) => rule.split('-').slice(0, 2).join('-')
  const names = [
    ...new Set([...injectors.map(({ classes }) => classes[0]!), ...alarms.map(({ rule }) => classOf(rule))]),
  ]
  print('', 'RECALL AND FALSE ALARMS BY RULE (false alarms per 10,000 characters of clean text)')
  print(`${'rule'.padEnd(14)} ${'train'.padEnd(13)} ${'holdout'.padEnd(13)} ${'train'.padEnd(11)} holdout`)
  for (const name of names.sort()) {
    const own = outcomes.filter((outcome) => outcome.faulty.classes[0] === name)
    const recalls = splits.map((split) => cell(recallOf(ofSplit(own, split))).padEnd(13))
    const rates = splits.map((split) => {
      const count = alarmsOf(alarms, split).filter(({ rule }) => classOf(rule) === name).length
      return `${perTenThousand(count, characters(reportsOf[split])).toFixed(2)} (${count})`.padEnd(11)
    })
    print(`${name.padEnd(14)} ${recalls.join(' ')} ${rates.join(' ')}`.trimEnd())
  }
}

function summary(outcomes: readonly Outcome[], alarms: readonly FalseAlarm[]) {
  return Object.fromEntries(
    splits.map((split) => {
      const own = ofSplit(outcomes, split)
      const said = alarmsOf(alarms, split)
      const length = characters(reportsOf[split])
      const weak = injectors
        .filter(({ severity }) => grave(severity))
        .map(({ kind }) => ({ kind, ...recallOf(own.filter((outcome) => outcome.faulty.kind === kind)) }))
        .filter(({ found, total }) => total > 0 && found / total < 0.8)
      const { found, total } = recallOf(own)
      return [
        split,
        {
          reports: reportsOf[split].length,
          characters: length,
          recall: found / total,
          graveKindsBelow80: weak.map(({ kind, found: hits, total: all }) => `${kind} ${hits}/${all}`),
          falseAlarmsPer10k: perTenThousand(said.length, length),
          falseAlarmsPer10kWithoutHints: perTenThousand(
            said.filter(({ severity }) => severity !== 'hint').length,
            length,
          ),
        },
      ]
    }),
  ) as Record<Split, ReturnType<typeof Object> & Record<string, unknown>>
}

function printSummary(result: ReturnType<typeof summary>): void {
  print('', 'SUMMARY (goals: recall ≥ 0.90, each grave kind ≥ 0.80, false alarms ≤ 1 per 10,000)')
  for (const split of splits) print(`${split}: ${JSON.stringify(result[split], roundNumbers)}`)
}

const roundNumbers = (_: string, value: unknown) =>
  typeof value === 'number' ? Math.round(value * 1000) / 1000 : value

function printMisses(outcomes: readonly Outcome[], alarms: readonly FalseAlarm[]): void {
  const show = (text: string) => JSON.stringify(text)
  print('', 'MISSES OF THE TRAINING PART')
  for (const { faulty: item, found, rules } of ofSplit(outcomes, 'train')) {
    if (found) continue
    const { start, end } = item.places[0]!
    const around = `${item.text.slice(Math.max(0, start - 14), start)}【${item.text.slice(start, Math.min(end, start + 50))}】${item.text.slice(end, end + 12)}`
    print(
      `${item.kind} ${item.report.file} ${start}: ${show(around)}${rules.length ? ` said ${rules.join(', ')}` : ''}`,
    )
  }
  print('', 'FALSE ALARMS OF THE TRAINING PART')
  for (const { rule, severity, start, end, report } of alarmsOf(alarms, 'train')) {
    const around = `${report.text.slice(Math.max(0, start - 14), start)}【${report.text.slice(start, Math.min(end, start + 50))}】${report.text.slice(end, end + 12)}`
    print(`${rule} ${severity} ${report.file} ${start}: ${show(around)}`)
  }
}

async function comparePeers(own: readonly Outcome[]) {
  const tried = await Promise.all(
    peers.map(async (peer) => ({ name: peer.name, outcomes: await tryTool(peer, faulty, false) })),
  )
  const clean = await Promise.all(peers.map((peer) => falseAlarms(peer, reports)))
  const kinds = injectors.flatMap(({ kind }) => {
    const count = (outcomes: readonly Outcome[]) =>
      recallOf(outcomes.filter((outcome) => outcome.faulty.kind === kind)).found
    const others = Object.fromEntries(tried.map(({ name, outcomes }) => [name, count(outcomes)]))
    const best = Math.max(...Object.values(others))
    return best > 0
      ? [{ kind, total: casesOf(kind), [ours.name]: count(own), ...others, ahead: count(own) > best }]
      : []
  })
  const onClean = peers.map(({ name }, i) => ({
    name,
    per10k: perTenThousand(clean[i]!.length, characters(reports)),
    spacesBetweenHanziAndDigits: clean[i]!.filter(({ wantsSpace }) => wantsSpace).length,
  }))
  return { kinds, onClean }
}

const casesOf = (kind: string) => faulty.filter((item) => item.kind === kind).length

function printPeers({ kinds, onClean }: Awaited<ReturnType<typeof comparePeers>>): void {
  print('', 'SIDE BY SIDE (faults found of those injected; a peer needs only to say anything new at the place)')
  console.table(kinds)
  print('On the clean reports: reports per 10,000 characters and proposals of a space between hanzi and digits')
  console.table([...onClean, { name: ours.name, ...ownOnClean }])
}

const alarms = await falseAlarms(ours, reports)
const ownOnClean = {
  per10k: perTenThousand(alarms.length, characters(reports)),
  spacesBetweenHanziAndDigits: alarms.filter(({ wantsSpace }) => wantsSpace).length,
}

async function measureSpeed() {
  const random = seededRandom(7)
  const text = plainText(reports, 200_000, random)
  const rivals: Tool[] = options.peers ? [ours, ...peers] : [ours]
  const sideBySide = await compareSpeed(rivals, text, 5)
  const sizes = []
  for (const megabytes of [1, 10, 50]) {
    const sample = plainText(reports, Math.round((megabytes * 1e6) / 3), random)
    const { seconds, findings } = await timeOne(ours, sample)
    sizes.push({ megabytes, characters: sample.length, seconds, findings, rate: sample.length / seconds / 1e6 })
  }
  const full = textWithHits(reports, 22_000, random)
  const hits = { characters: full.length, ...(await timeOne(ours, full)) }
  const bare = { characters: full.length, ...(await timeOne(ours, plainText(reports, full.length, random))) }
  return { sideBySide, sizes, hits, bare }
}

function printSpeed({ sideBySide, sizes, hits, bare }: Awaited<ReturnType<typeof measureSpeed>>): void {
  print('', 'SPEED (million characters a second, median of 5 rounds taking turns)')
  const own = sideBySide[0]!.rate
  console.table(sideBySide.map(({ name, rate }) => ({ name, rate, 'ours ÷ this': own / rate })))
  print('Growth (UTF-8 megabytes of plain text)')
  console.table(sizes)
  print('22,000 faults against plain text of the same length')
  console.table([hits, bare])
}

if (options.help) {
  print(help)
} else {
  const outcomes = await tryTool(ours, faulty, true)
  const result = summary(outcomes, alarms)
  printKinds(outcomes)
  printRules(outcomes, alarms)
  if (options.misses) printMisses(outcomes, alarms)
  const beside = options.peers ? await comparePeers(outcomes) : undefined
  if (beside) printPeers(beside)
  const speed = options.speed ? await measureSpeed() : undefined
  if (speed) printSpeed(speed)
  printSummary(result)
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ summary: result, beside, speed }, null, 2)}\n`)
}
