import { pick, type Random } from '../../src/libs/report-check/corpus/random.ts'
import type { CleanReport } from '../../src/libs/report-check/corpus/types.ts'
import type { Tool } from './tools.ts'

/** Sentences that stand alone: no pair of marks cut in two, no ordinal without its list. */
function plainSentences(reports: readonly CleanReport[]): string[] {
  const all = reports.flatMap(({ text }) => text.match(/(?<=[。\n])[^。\n]{12,60}。/g) ?? [])
  return all.filter(
    (sentence) => !/[“”‘’《》（）〔〕：]|[一二三四五六七八九]是|第[一二三四五六七八九]|^\S{1,3}[、.]/.test(sentence),
  )
}

/** Paragraphs of four sentences drawn from the clean reports, each numbered so that none is a copy of another. */
export function plainText(reports: readonly CleanReport[], length: number, random: Random): string {
  const sentences = plainSentences(reports)
  const lines: string[] = []
  for (let size = 0, serial = 0; size < length; ) {
    const line = Array.from({ length: 4 }, () => `第${++serial}号记录显示，${pick(sentences, random)}`).join('')
    lines.push(line)
    size += line.length + 1
  }
  return lines.join('\n')
}

/** The same kind of text with a doubled character in every paragraph, until there are `hits` of them. */
export function textWithHits(reports: readonly CleanReport[], hits: number, random: Random): string {
  const sentences = plainSentences(reports)
  return Array.from(
    { length: hits },
    (_, i) => `第${i + 1}号记录显示，机关和和社区共同参与，${pick(sentences, random)}`,
  ).join('\n')
}

async function seconds(work: () => unknown): Promise<number> {
  const before = performance.now()
  await work()
  return (performance.now() - before) / 1000
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

export interface Speed {
  name: string
  /** Million characters a second. */
  rate: number
}

/** Median speed of each tool over rounds that take turns, so that other work on the machine hits all alike. */
export async function compareSpeed(tools: readonly Tool[], text: string, rounds: number): Promise<Speed[]> {
  const times = new Map(tools.map(({ name }) => [name, [] as number[]]))
  for (const tool of tools) await tool.find(text.slice(0, 20_000))
  for (let round = 0; round < rounds; round++)
    for (const tool of tools) times.get(tool.name)!.push(await seconds(() => tool.find(text)))
  return tools.map(({ name }) => ({ name, rate: text.length / median(times.get(name)!) / 1e6 }))
}

/** Median seconds, and findings, of one tool on one text. */
export async function timeOne(
  tool: Tool,
  text: string,
  rounds: number,
): Promise<{ seconds: number; findings: number }> {
  let findings = 0
  const times: number[] = []
  for (let round = 0; round < rounds; round++)
    times.push(
      await seconds(async () => {
        findings = (await tool.find(text)).length
      }),
    )
  return { seconds: median(times), findings }
}
