import { z } from 'zod'
import { type NewWaiver, NewWord } from '../../contract/index.ts'

const mostBytes = 2 * 2 ** 20
const WordFile = z.object({ words: z.array(NewWord).min(1).max(500) })

/** The words as `chuangwen check --words` takes them. */
export function wordFile(items: readonly NewWord[]): Blob {
  const words = items.map(({ word, level, instead, reason }) => ({
    word,
    level,
    ...(instead ? { instead } : {}),
    ...(reason ? { reason } : {}),
  }))
  return asJson({ words })
}

/** The waivers as `chuangwen check --waivers` takes them. */
export function waiverFile(items: readonly NewWaiver[]): Blob {
  const waivers = items.map(({ rule, words, spot, reason }) => ({
    ...{ rule, text: words },
    ...(spot ? { spot } : {}),
    reason,
  }))
  return asJson({ waivers })
}

/** Undefined when the file is not one of ours. */
export async function readWordFile(file: File): Promise<NewWord[] | undefined> {
  if (file.size > mostBytes) return undefined
  try {
    return WordFile.parse(JSON.parse(await file.text())).words
  } catch {
    return undefined
  }
}

const asJson = (content: unknown) => new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: 'application/json' })
