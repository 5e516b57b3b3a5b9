import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { EarlierReport, OwnWord, Waiver } from '../../libs/report-check/index.ts'
import { checkSize, ReadError, readDocument } from '../../libs/report-check/read/index.ts'
import { problemOf, type Speech } from './speech.ts'

/** A mistake in what the user typed; `message` says what to do. */
export class UsageError extends Error {}

const maxBytes = 5 * 2 ** 20

const words = z.strictObject({
  words: z.array(
    z.strictObject({
      word: z.string().trim().min(2),
      level: z.enum(['blocker', 'error', 'warning', 'hint', 'allowed']),
      instead: z.string().trim().min(1).optional(),
      reason: z.string().trim().min(1).optional(),
    }),
  ),
})
const waivers = z.strictObject({
  waivers: z.array(
    z.strictObject({
      rule: z.string().min(1),
      text: z.string(),
      spot: z.string().min(1).optional(),
      reason: z.string().trim().min(1, '要写明理由'),
    }),
  ),
})

/** The file of `--words`, as the product exports it. @throws UsageError */
export async function readWords(file: string | undefined, speech: Speech): Promise<OwnWord[]> {
  return file === undefined ? [] : ((await readOptionFile(file, 'words', words, speech)).words as OwnWord[])
}

/** The file of `--waivers`, as the product exports it. @throws UsageError */
export async function readWaivers(file: string | undefined, speech: Speech): Promise<Waiver[]> {
  return file === undefined ? [] : ((await readOptionFile(file, 'waivers', waivers, speech)).waivers as Waiver[])
}

/** Reports to compare with, of the same unit and of others. @throws UsageError */
export async function readEarlier(
  own: readonly string[] = [],
  others: readonly string[] = [],
  speech: Speech,
): Promise<EarlierReport[]> {
  const earlier: EarlierReport[] = []
  for (const file of own) earlier.push(await readReport(file, 'own', speech))
  for (const file of others) earlier.push(await readReport(file, 'other', speech))
  return earlier
}

async function readReport(file: string, from: EarlierReport['from'], speech: Speech): Promise<EarlierReport> {
  try {
    checkSize((await stat(file)).size)
    const { document } = await readDocument(new Uint8Array(await readFile(file)), file)
    return { name: path.parse(file).name, from, text: document.text }
  } catch (error) {
    const why = error instanceof ReadError ? speech.refusal(error) : problemOf(error, speech)
    throw new UsageError(speech.about(file, speech.earlierRefused(why)))
  }
}

/** A YAML or JSON file that an option names. @throws UsageError that names the entry at fault */
export async function readOptionFile<S extends z.ZodType>(
  file: string,
  option: keyof Speech['options'],
  schema: S,
  speech: Speech,
): Promise<z.output<S>> {
  const what = speech.options[option]
  let content: unknown
  try {
    if ((await stat(file)).size > maxBytes) throw new Error('文件太大')
    content = parse(await readFile(file, 'utf8'), { maxAliasCount: 100 })
  } catch (error) {
    const why = (error as Error).message.split('\n')[0] as string
    throw new UsageError(speech.about(file, speech.optionUnreadable(what, why)))
  }
  const result = schema.safeParse(content)
  if (result.success) return result.data
  const where = result.error.issues.map((issue) => `${issue.path.join('.') || speech.wholeFile}（${issue.message}）`)
  throw new UsageError(speech.about(file, speech.optionWrong(what, where.slice(0, 5))))
}
