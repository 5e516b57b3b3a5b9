/** One line of the result: a value, and where there is a peer in the same run, value ÷ peer. */
export interface Entry {
  name: string
  value: number
  unit: string
  ratio?: number
  against?: string
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}

/** Calls a second over `seconds`, from `lanes` loops side by side. */
export async function throughput(call: () => Promise<unknown>, seconds: number, lanes: number): Promise<number> {
  const begin = performance.now()
  const end = begin + seconds * 1000
  let calls = 0
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (performance.now() < end) {
        await call()
        calls += 1
      }
    }),
  )
  return (calls * 1000) / (performance.now() - begin)
}

/** A B A B …: the machine's mood falls on both; medians of the rounds. */
export async function interleaved<T extends string>(
  contenders: Record<T, () => Promise<unknown>>,
  { rounds = 5, seconds = 1.5, lanes = 8 } = {},
): Promise<Record<T, number>> {
  const names = Object.keys(contenders) as T[]
  const seen = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<T, number[]>
  for (const name of names) await throughput(contenders[name], 0.4, lanes)
  for (let round = 0; round < rounds; round++) {
    for (const name of names) seen[name].push(await throughput(contenders[name], seconds, lanes))
  }
  return Object.fromEntries(names.map((name) => [name, median(seen[name])])) as Record<T, number>
}

export function printTable(entries: Entry[]): void {
  const shown = (n: number) => (n >= 100 ? n.toFixed(0) : n.toFixed(2))
  for (const { name, value, unit, ratio, against } of entries) {
    const peer = ratio === undefined ? '' : `${ratio.toFixed(2)}× ${against}`
    process.stdout.write(`${name.padEnd(34)} ${shown(value).padStart(10)} ${unit.padEnd(8)} ${peer}\n`)
  }
}
