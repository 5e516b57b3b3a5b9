import { constants, copyFile, link, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Fault } from '../../libs/report-check/index.ts'
import type { ReadDocument } from '../../libs/report-check/read/index.ts'
import { canCorrect, writeCommented, writeCorrected } from '../../libs/report-check/write/index.ts'
import type { Speech } from './speech.ts'

/**
 * Writes the copies asked for beside the original, which is never touched, nor any file that is there already.
 * @returns what to tell the user, one sentence each
 */
export async function writeCopies(
  file: string,
  bytes: Uint8Array,
  read: ReadDocument,
  faults: readonly Fault[],
  { fix, comments }: { fix?: boolean; comments?: boolean },
  speech: Speech,
): Promise<string[]> {
  const notices: string[] = []
  if (fix) notices.push(...(await writeFixed(file, bytes, read, faults, speech)))
  if (comments) notices.push(await writeComments(file, bytes, read, faults, speech))
  return notices.map((notice) => speech.about(file, notice))
}

async function writeFixed(
  file: string,
  bytes: Uint8Array,
  read: ReadDocument,
  faults: readonly Fault[],
  speech: Speech,
): Promise<string[]> {
  const safe = faults.filter((fault) => fault.fix?.safe)
  if (safe.length === 0) return [speech.nothingToFix]
  if (!canCorrect(read)) return [speech.readOnly]
  const { bytes: corrected, applied, skipped } = writeCorrected(bytes, read, safe)
  const notices = skipped.map(({ fault, reason }) =>
    speech.notFixed(read.document.text.slice(fault.start, fault.end), reason),
  )
  if (applied.length === 0) return notices
  const copy = await writeNew(file, '校核', corrected)
  return [speech.fixed(applied.length, copy), ...notices]
}

async function writeComments(
  file: string,
  bytes: Uint8Array,
  read: ReadDocument,
  faults: readonly Fault[],
  speech: Speech,
): Promise<string> {
  if (read.map.kind !== 'docx') return speech.onlyDocx
  const commented = writeCommented(bytes, read, faults, { date: new Date().toISOString(), words: speech.words })
  return speech.commented(await writeNew(file, '批注', commented))
}

/** Writes `name.mark.ext`, or `name.mark.2.ext` … when that exists: complete or not at all, and never over a file. */
async function writeNew(file: string, mark: string, bytes: Uint8Array): Promise<string> {
  const { dir, name, ext } = path.parse(file)
  const temporary = path.join(dir, `.${name}.${process.pid}.tmp`)
  await writeFile(temporary, bytes, { flag: 'wx' })
  try {
    for (let number = 1; ; number++) {
      const target = path.join(dir, `${name}.${mark}${number === 1 ? '' : `.${number}`}${ext}`)
      if (await putInPlace(temporary, target)) return target
    }
  } finally {
    await rm(temporary, { force: true })
  }
}

/** @returns false when the target exists */
async function putInPlace(temporary: string, target: string): Promise<boolean> {
  try {
    await link(temporary, target)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
  }
  // Some file systems know no links.
  try {
    await copyFile(temporary, target, constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
