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
import { type Language, problemOf, type Speech, speechOf } from './speech.ts'

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
  lang?: Language
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
  const speech = await speechOf(options.lang ?? 'zh')
  let means: Means
  try {
    means = await prepare(options, speech)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    streams.stderr.write(`${error.message}\n`)
    return 2
  }
  const { files, isSingle, problems } = await findFiles(paths, speech)
  const notices = problems.map((problem) => speech.about(problem.path, problem.message))
  let failures = problems.length
  let reached = false
  const progress = startProgress(files.length, streams.stderr, speech.progress)
  const printed = laterOrNow(streams)
  const rules = [...means.checker.rules, ...(options.layout ? LAYOUT_RULES : [])].map(speech.rule)
  const output = createOutput(options.format, printed.write, { isSingle, rules, version: await version(), speech })
  for (const file of files) {
    progress.next(file)
    try {
      const { bytes, read } = await readFrom(file, speech)
      const result = checkOne(file, bytes, read, means, options, speech)
      reached ||= reaches(result, options.failOn)
      output.add(result)
      notices.push(...(await copiesOf(bytes, read, result, options, speech)))
    } catch (error) {
      failures++
      notices.push(speech.about(file, sentence(error, speech)))
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
async function prepare(options: CheckCommandOptions, speech: Speech): Promise<Means> {
  const registry = await readRegistry(options, speech)
  const words = await readWords(options.words, speech)
  const waivers = await readWaivers(options.waivers, speech)
  const earlier = await readEarlier(options.earlier, options.others, speech)
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

async function readFrom(file: string, speech: Speech): Promise<{ bytes: Uint8Array; read: ReadDocument }> {
  const info = await stat(file)
  if (!info.isFile()) throw new FileError(speech.noFile)
  checkSize(info.size)
  const bytes = new Uint8Array(await readFile(file))
  return { bytes, read: await readDocument(bytes, file) }
}

async function copiesOf(
  bytes: Uint8Array,
  read: ReadDocument,
  { file, faults }: CheckedFile,
  options: CheckCommandOptions,
  speech: Speech,
): Promise<string[]> {
  try {
    return await writeCopies(file, bytes, read, faults, options, speech)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message
    throw new FileError(speech.copyFailed(code))
  }
}

/** Its message is the sentence to show. */
class FileError extends Error {}

function checkOne(
  file: string,
  bytes: Uint8Array,
  read: ReadDocument,
  { checker, check }: Means,
  options: CheckCommandOptions,
  speech: Speech,
): CheckedFile {
  const faults = checker.check(read.document, check)
  if (options.layout && read.map.kind === 'docx') faults.push(...checkLayout(bytes, read))
  faults.sort((a, b) => a.start - b.start || a.end - b.end)
  return { file, document: read.document, faults: speech.faults(faults) }
}

async function version(): Promise<string> {
  const file = await readFile(new URL('../../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(file) as { version: string }).version
}

function reaches({ faults }: CheckedFile, failOn: Severity): boolean {
  const limit = SEVERITIES.indexOf(failOn)
  return faults.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit)
}

function sentence(error: unknown, speech: Speech): string {
  if (error instanceof ReadError) return speech.refusal(error)
  if (error instanceof FileError) return error.message
  if (typeof (error as NodeJS.ErrnoException)?.code === 'string') return problemOf(error, speech)
  return speech.unexpected(error instanceof Error ? error.message : String(error))
}
