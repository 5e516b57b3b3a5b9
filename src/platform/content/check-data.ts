import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { ZodError, z } from 'zod'
import {
  type CheckContentFile,
  checkContentSchemas,
  parseCheckContent,
} from '../../libs/report-check/content-schema.ts'
import type { CheckData } from '../../libs/report-check/index.ts'
import { ContentError } from './index.ts'

/** The word lists and divisions of the report check, from `check-rules/` below a content folder. @throws ContentError */
export async function readCheckData(contentDir: string): Promise<CheckData> {
  const names = Object.keys(checkContentSchemas) as CheckContentFile[]
  const files = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(contentDir, 'check-rules', name), 'utf8')
      return [name, name.endsWith('.json') ? JSON.parse(text) : parse(text)] as const
    }),
  )
  try {
    return parseCheckContent(Object.fromEntries(files) as Record<CheckContentFile, unknown>)
  } catch (error) {
    if (error instanceof ZodError) throw new ContentError(`check-rules：\n${z.prettifyError(error)}`)
    throw error
  }
}
