import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { createChecker } from './checker.ts'
import { type CheckContentFile, checkContentSchemas, parseCheckContent } from './content-schema.ts'
import type { CheckData } from './data.ts'

function readContent(name: string, text: string): unknown {
  return name.endsWith('.json') ? JSON.parse(text) : parse(text)
}

/** Reads the shipped content from disk; for tests only, the library itself is handed its data. */
export function loadContent(): CheckData {
  const folder = new URL('../../../content/check-rules/', import.meta.url)
  const names = Object.keys(checkContentSchemas) as CheckContentFile[]
  const files = names.map((name) => [name, readContent(name, readFileSync(new URL(name, folder), 'utf8'))])
  return parseCheckContent(Object.fromEntries(files))
}

export const checker = createChecker(loadContent())
