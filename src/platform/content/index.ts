import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** A content file that does not fit its schema; the message names file, place and reason. */
export class ContentError extends Error {}

/** Authored data below one folder (`content/`), validated once and kept. */
export interface Content {
  readonly dir: string
  /** Every `.yaml` file of a folder, by file name order. @throws ContentError */
  load<T extends z.ZodType>(folder: string, schema: T): Promise<z.output<T>[]>
}

export function createContent(dir: string): Content {
  // By schema too: a feature may need only a few fields of another one's files.
  const loaded = new Map<z.ZodType, Map<string, Promise<unknown[]>>>()
  return {
    dir,
    load(folder, schema) {
      const ofSchema = loaded.get(schema) ?? new Map<string, Promise<unknown[]>>()
      loaded.set(schema, ofSchema)
      if (!ofSchema.has(folder)) ofSchema.set(folder, readFolder(path.join(dir, folder), schema))
      return ofSchema.get(folder) as Promise<z.output<typeof schema>[]>
    },
  }
}

async function readFolder(folder: string, schema: z.ZodType): Promise<unknown[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      let data: unknown
      try {
        data = parse(await readFile(file, 'utf8'))
      } catch (error) {
        throw new ContentError(`${file}：不是有效的 YAML（${(error as Error).message}）`)
      }
      const result = schema.safeParse(data)
      if (!result.success) throw new ContentError(`${file}：\n${z.prettifyError(result.error)}`)
      return result.data
    }),
  )
}
