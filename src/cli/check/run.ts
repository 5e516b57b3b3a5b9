import { readFile, stat } from 'node:fs/promises'
import {
  type Checker,
  type CheckOptions,
  createChecker,
  type Severity,
  withOwnWords,
} from '../../libs/report-check/index.ts'
import { checkLayout, LAYOUT_RULES } from '../../libs/report-check/layout/index.ts'
import { checkSize, type ReadDocument, ReadError, readDocument } from '../../libs/report-check/read/index.ts'
import { type CheckedFile, SEVERITIES } from '../../libs/report-check/write/index.ts'
import { loadCheckData } from './content.ts'
import { writeCopies } from './copies.ts'
import { findFiles } from './find-files.ts'
import { readEarlier, readWaivers, readWords, UsageError } from './option-files.ts'
import { createOutput, type Format } from './output.ts'
import { startProgress } from './progress.ts'
import { readRegistry } from './registry.ts'

/** Options of `check` as commander gives them. */
export interface CheckCommandOptions {
  format: Format
  failOn: Severity
  fix?: boolean
  comments?: boolean
  own?: string
  place?: string
  registry?: string
  words?: string
  waivers?: string
  /** Reports of the same unit, and of others, to compare with. */
  earlier?: string[]
  others?: string[]
  layout?: boolean
}

/** Where the command writes: results to stdout, everything else to stderr. */
export interface Streams {
  stdout: { write(text: string): unknown; isTTY?: boolean }
  stderr: NodeJS.WritableStream & { isTTY?: boolean }
}

/**
 * Checks files and folders and prints the result file by file.
 * @returns the exit code: 2 when a file could not be read, else 1 when a fault reaches `failOn`, else 0
 */
export async function runCheck(paths: string[], options: CheckCommandOptions, streams: Streams): Promise<0 | 1 | 2> {
  let means: Means
  try {
    means = await prepare(options)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    streams.stderr.write(`${error.message}\n`)
    return 2
  }
  const { files, isSingle, problems } = await findFiles(paths)
  const notices = problems.map((problem) => `${problem.path}：${problem.message}`)
  let failures = problems.length
  let reached = false
  const progress = startProgress(files.length, streams.stderr)
  const printed = laterOrNow(streams)
  const rules = options.layout ? [...means.checker.rules, ...LAYOUT_RULES] : means.checker.rules
  const output = createOutput(options.format, printed.write, { isSingle, rules, version: await version() })
  for (const file of files) {
    progress.next(file)
    try {
      const { bytes, read } = await readFrom(file)
      const result = checkOne(file, bytes, read, means, options)
      reached ||= reaches(result, options.failOn)
      output.add(result)
      notices.push(...(await copiesOf(bytes, read, result, options)))
    } catch (error) {
      failures++
      notices.push(`${file}：${sentence(error)}`)
    }
  }
  progress.stop()
  for (const notice of notices) streams.stderr.write(`${notice}\n`)
  output.end()
  printed.flush()
  return failures > 0 ? 2 : reached ? 1 : 0
}

interface Means {
  checker: Checker
  check: CheckOptions
}

/** @throws UsageError */
async function prepare(options: CheckCommandOptions): Promise<Means> {
  const registry = await readRegistry(options)
  const words = await readWords(options.words)
  const waivers = await readWaivers(options.waivers)
  const earlier = await readEarlier(options.earlier, options.others)
  return {
    checker: createChecker(withOwnWords(await loadCheckData(), words)),
    check: { waivers, earlier, ...(registry ? { registry } : {}) },
  }
}

/** A bar and results on one terminal would write over each other, so the results wait there until the bar is gone. */
function laterOrNow({ stdout, stderr }: Streams) {
  const later: string[] = []
  return {
    write: (text: string): void => {
      if (stdout.isTTY && stderr.isTTY) later.push(text)
      else stdout.write(text)
    },
    flush: () => {
      for (const text of later) stdout.write(text)
    },
  }
}

async function readFrom(file: string): Promise<{ bytes: Uint8Array; read: ReadDocument }> {
  const info = await stat(file)
  if (!info.isFile()) throw new ReadError('unsupported', '不是普通文件，不能校核：请指定 .docx、.txt 或 .pdf 文件。')
  checkSize(info.size)
  const bytes = new Uint8Array(await readFile(file))
  return { bytes, read: await readDocument(bytes, file) }
}

async function copiesOf(
  bytes: Uint8Array,
  read: ReadDocument,
  { file, faults }: CheckedFile,
  options: CheckCommandOptions,
): Promise<string[]> {
  try {
    return await writeCopies(file, bytes, read, faults, options)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message
    throw new CopyError(`副本写不进去（${code}），原文件没有动：请检查文件夹的写入权限和磁盘空间。`)
  }
}

/** The check itself went well, but a copy could not be written. */
class CopyError extends Error {}

function checkOne(
  file: string,
  bytes: Uint8Array,
  read: ReadDocument,
  { checker, check }: Means,
  options: CheckCommandOptions,
): CheckedFile {
  const faults = checker.check(read.document, check)
  if (options.layout && read.map.kind === 'docx') faults.push(...checkLayout(bytes, read))
  faults.sort((a, b) => a.start - b.start || a.end - b.end)
  return { file, document: read.document, faults }
}

async function version(): Promise<string> {
  const file = await readFile(new URL('../../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(file) as { version: string }).version
}

function reaches({ faults }: CheckedFile, failOn: Severity): boolean {
  const limit = SEVERITIES.indexOf(failOn)
  return faults.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit)
}

const SYSTEM_ERRORS: Record<string, string> = {
  EACCES: '没有读取权限：请检查文件权限，或复制到自己的文件夹再校核。',
  EPERM: '没有读取权限：请检查文件权限，或复制到自己的文件夹再校核。',
  EBUSY: '文件正被其他程序占用：请先在 Word 或 WPS 中关闭它。',
  ENOENT: '文件不见了：可能刚被移动或删除，请核对路径。',
}

function sentence(error: unknown): string {
  if (error instanceof ReadError || error instanceof CopyError) return error.message
  const code = (error as NodeJS.ErrnoException)?.code ?? ''
  return (
    SYSTEM_ERRORS[code] ??
    `校核时出错，没有结果：${error instanceof Error ? error.message : String(error)}。请保留文件并反馈给我们。`
  )
}
