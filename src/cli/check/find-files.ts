import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { problemOf, type Speech } from './speech.ts'

/** What the arguments of `check` amount to. */
export interface FoundFiles {
  files: string[]
  /** One argument that is a file: its faults are printed without the list of files. */
  isSingle: boolean
  problems: { path: string; message: string }[]
}

const CHECKABLE = /\.(?:docx|doc|txt|md|markdown|pdf)$/i
/** Our own copies, Word's lock files and hidden files are not material of the user. */
const IGNORED = /^[.~]|\.(?:校核|批注)(?:\.\d+)?\.[^.]+$|^node_modules$/

/** Files named directly are taken as they are, folders are searched for files that can be checked; each file once. */
export async function findFiles(paths: string[], speech: Speech): Promise<FoundFiles> {
  const files = new Map<string, string>()
  const problems: FoundFiles['problems'] = []
  let folders = 0
  for (const given of paths) {
    try {
      if (!(await stat(given)).isDirectory()) {
        files.set(path.resolve(given), given)
        continue
      }
      folders++
      const found = await searchFolder(given, problems, speech)
      for (const file of found) files.set(path.resolve(file), file)
      if (found.length === 0 && problems.length === 0) problems.push({ path: given, message: speech.noMaterial })
    } catch (error) {
      problems.push({ path: given, message: problemOf(error, speech) })
    }
  }
  return { files: [...files.values()], isSingle: folders === 0 && paths.length === 1, problems }
}

async function searchFolder(folder: string, problems: FoundFiles['problems'], speech: Speech): Promise<string[]> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    problems.push({ path: folder, message: problemOf(error, speech) })
    return []
  }
  const files: string[] = []
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))) {
    if (IGNORED.test(entry.name)) continue
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) files.push(...(await searchFolder(full, problems, speech)))
    else if (entry.isFile() && CHECKABLE.test(entry.name)) files.push(full)
  }
  return files
}
