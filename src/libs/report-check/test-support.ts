import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { createChecker } from './checker.ts'
import { type CheckContentFile, checkContentSchemas, parseCheckContent } from './content-schema.ts'
import type { CheckData } from './data.ts'

/** Reads the shipped content from disk; for tests only, the library itself is handed its data. */
export function loadContent(): CheckData {
  const folder = new URL('../../../content/check-rules/', import.meta.url)
  const names = Object.keys(checkContentSchemas) as CheckContentFile[]
  const files = names.map((name) => [name, parse(readFileSync(new URL(name, folder), 'utf8'))])
  return parseCheckContent(Object.fromEntries(files))
}

export const checker = createChecker(loadContent())
