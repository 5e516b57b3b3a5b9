import { readFile, stat } from 'node:fs/promises'
import { type Checker, type CheckOptions, createChecker, type Severity } from '../../libs/report-check/index.ts'
import { checkLayout, LAYOUT_RULES } from '../../libs/report-check/layout/index.ts'
import { checkSize, type ReadDocument, ReadError, readDocument } from '../../libs/report-check/read/index.ts'
import { type CheckedFile, SEVERITIES, toHtml, toJson, toSarif, toText } from '../../libs/report-check/write/index.ts'
import { loadCheckData } from './content.ts'
import { writeCopies } from './copies.ts'
import { findFiles } from './find-files.ts'
import { startProgress } from './progress.ts'
import { readRegistry, UsageError } from './registry.ts'

/** Options of `check` as commander gives them. */
export interface CheckCommandOptions {
  format: 'text' | 'json' | 'sarif' | 'html'
  failOn: Severity
  fix?: boolean
  comments?: boolean
  own?: string
  place?: string
  registry?: string
  layout?: boolean
}

/** Where the command writes: results to stdout, everything else to stderr. */
export interface Streams {
  stdout: { write(text: string): unknown }
  stderr: NodeJS.WritableStream & { isTTY?: boolean }
}

/**
 * Checks files and folders and prints the result.
 * @returns the exit code: 2 when a file could not be read, else 1 when a fault reaches `failOn`, else 0
 */
export async function runCheck(paths: string[], options: CheckCommandOptions, streams: Streams): Promise<0 | 1 | 2> {
  let registry: CheckOptions['registry']
  try {
    registry = await readRegistry(options)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    streams.stderr.write(`${error.message}\n`)
    return 2
  }
  const checker = createChecker(await loadCheckData())
  const { files, isSingle, problems } = await findFiles(paths)
  const notices = problems.map((problem) => `${problem.path}：${problem.message}`)
  let failures = problems.length
  const progress = startProgress(files.length, streams.stderr)
  const checked: CheckedFile[] = []
  for (const file of files) {
    progress.next(file)
    try {
      const { bytes, read } = await readFrom(file)
      const result = checkOne(file, bytes, read, checker, registry, options)
      checked.push(result)
      notices.push(...(await copiesOf(bytes, read, result, options)))
    } catch (error) {
      failures++
      notices.push(`${file}：${sentence(error)}`)
    }
  }
  progress.stop()
  for (const notice of notices) streams.stderr.write(`${notice}\n`)
  streams.stdout.write(await print(checked, isSingle, checker, options))
  return exitCode(checked, failures, options.failOn)
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
  checker: Checker,
  registry: CheckOptions['registry'],
  options: CheckCommandOptions,
): CheckedFile {
  const faults = checker.check(read.document, registry ? { registry } : {})
  if (options.layout && read.map.kind === 'docx') faults.push(...checkLayout(bytes, read))
  faults.sort((a, b) => a.start - b.start || a.end - b.end)
  return { file, document: read.document, faults }
}

async function print(
  checked: CheckedFile[],
  isSingle: boolean,
  checker: Checker,
  { format, layout }: CheckCommandOptions,
): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(toJson(checked, isSingle), null, 2)}\n`
    case 'sarif': {
      const rules = layout ? [...checker.rules, ...LAYOUT_RULES] : checker.rules
      return `${JSON.stringify(toSarif(checked, rules, await version()), null, 2)}\n`
    }
    case 'html':
      return toHtml(checked, new Date().toLocaleString('zh-CN'))
    default:
      return toText(checked)
  }
}

async function version(): Promise<string> {
  const file = await readFile(new URL('../../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(file) as { version: string }).version
}

function exitCode(checked: CheckedFile[], failures: number, failOn: Severity): 0 | 1 | 2 {
  if (failures > 0) return 2
  const limit = SEVERITIES.indexOf(failOn)
  return checked.some(({ faults }) => faults.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit)) ? 1 : 0
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
