import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import {
  type CheckContentFile,
  checkContentSchemas,
  parseCheckContent,
} from '../../libs/report-check/content-schema.ts'
import type { CheckData } from '../../libs/report-check/index.ts'

const FOLDER = new URL('../../../content/check-rules/', import.meta.url)

/** Loads the shipped word lists and divisions. @throws ZodError when a content file is damaged */
export async function loadCheckData(): Promise<CheckData> {
  const names = Object.keys(checkContentSchemas) as CheckContentFile[]
  const files = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, FOLDER), 'utf8')
      return [name, name.endsWith('.json') ? JSON.parse(text) : parse(text)] as const
    }),
  )
  return parseCheckContent(Object.fromEntries(files) as Record<CheckContentFile, unknown>)
}
