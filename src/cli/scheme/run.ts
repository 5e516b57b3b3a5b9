import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  type FileFault,
  isOverlayFile,
  type Mapping,
  placeFaults,
  type ReadScheme,
  readAnswers,
  readMapping,
  readOverlayFile,
  readSchemeFile,
  writeOverlayWorkbook,
  writeOverlayYaml,
  writeSchemeWorkbook,
  writeYaml,
} from '../../libs/scheme-files/index.ts'
import { applyOverlay, diffSchemes, placeScheme, type SchemeContent, scoreScheme } from '../../libs/scoring/index.ts'
import { decodeText, refuseTooLarge, UnreadableTable } from '../../libs/spreadsheet/index.ts'
import { checkText, diffText, faultText, listing, scoreText } from './present.ts'

/** What a command has to say and its exit code: 0 clean, 1 faults, 2 unreadable. */
export interface Outcome {
  code: 0 | 1 | 2
  out: string
  err: string
}

interface Options {
  format?: 'text' | 'json'
  mapping?: string
  answers?: string
  base?: string
}

export function checkFile(file: string, options: Options): Promise<Outcome> {
  return guarded(async () => {
    const read = await loadAny(file, options)
    const list = listing(read)
    return {
      code: read.faults.length > 0 ? 1 : 0,
      out: options.format === 'json' ? json(list) : checkText(list),
      err: '',
    }
  })
}

/** A scheme, or local rules 地方细则: laid over their base where it is given, else checked by themselves. */
async function loadAny(file: string, { mapping, base }: Options): Promise<ReadScheme> {
  const bytes = await bytesOf(file)
  if (mapping !== undefined || !isOverlayFile(bytes, file)) return load(file, mapping)
  if (base !== undefined) return compose(base, file)
  return { scheme: undefined, faults: readOverlayFile(bytes, file).faults }
}

async function compose(base: string, overlay: string): Promise<ReadScheme> {
  const under = await load(base, undefined)
  if (!under.scheme || hasErrors(under.faults)) {
    throw new UnreadableTable(`基准体系 ${base} 有错误，先把它改好：${under.faults.map(faultText)[0] ?? ''}`)
  }
  const read = readOverlayFile(await bytesOf(overlay), overlay)
  if (!read.overlay) return { scheme: undefined, faults: read.faults }
  const { scheme, faults } = applyOverlay(under.scheme, read.overlay)
  return { scheme, faults: placeFaults(read, faults) }
}

const hasErrors = (faults: readonly FileFault[]) => faults.some(({ severity }) => severity === 'error')

/** Lays local rules over a scheme and writes the scheme they make. */
export function overlayFile(base: string, overlay: string, output: string, options: Options): Promise<Outcome> {
  return guarded(async () => {
    const write = writerFor(output)
    if ([base, overlay].some((file) => resolve(file) === resolve(output)))
      throw new UnreadableTable('输出文件不能就是原文件，请换一个名字')
    const read = await compose(base, overlay)
    const list = listing(read)
    const failed = !read.scheme || hasErrors(read.faults)
    if (!failed) await replace(output, write(read.scheme!))
    const told = failed ? '' : `已写入 ${output}，满分 ${list.total} 分\n`
    return {
      code: read.faults.length > 0 ? 1 : 0,
      out: options.format === 'json' ? json(list) : told,
      err: options.format === 'json' ? '' : lines(read.faults.map(faultText)),
    }
  })
}

export function scoreFile(file: string, options: Options): Promise<Outcome> {
  return guarded(async () => {
    const read = await load(file, options.mapping)
    if (!read.scheme) return refused(read.faults)
    const tree = placeScheme(read.scheme)
    const { inputs, faults } = readAnswers(decodeText(await bytesOf(options.answers!)), tree)
    const score = scoreScheme(tree, inputs)
    const { full, got, lost, class: reached, term, bars, why } = score
    const nodes = score.nodes.map((node) => ({
      path: node.path,
      full: node.full,
      got: node.got,
      lost: node.lost,
      why: node.why,
      winBack: node.winBack,
    }))
    const result = { full, got, lost, class: reached, ...(term ? { term } : {}), bars, why, nodes }
    const complaints = [...read.faults.map(faultText), ...faults.map((fault) => `答案文件：${fault}`)]
    return {
      code: complaints.length > 0 ? 1 : 0,
      out: options.format === 'json' ? json(result) : scoreText(result, tree),
      err: lines(complaints),
    }
  })
}

export function diffFiles(before: string, after: string, options: Options): Promise<Outcome> {
  return guarded(async () => {
    const [a, b] = [await load(before, undefined), await load(after, undefined)]
    if (!a.scheme || !b.scheme) return refused([...a.faults, ...b.faults])
    const difference = diffSchemes(a.scheme, b.scheme)
    const effect = options.answers ? await effectOn(a.scheme, b.scheme, options.answers) : undefined
    const result = { ...difference, ...(effect ? { score: effect } : {}) }
    const complaints = [
      ...a.faults.map((fault) => `${before}：${faultText(fault)}`),
      ...b.faults.map((fault) => `${after}：${faultText(fault)}`),
    ]
    return {
      code: complaints.length > 0 ? 1 : 0,
      out: options.format === 'json' ? json(result) : diffText(result),
      err: lines(complaints),
    }
  })
}

async function effectOn(before: SchemeContent, after: SchemeContent, answers: string) {
  const text = decodeText(await bytesOf(answers))
  const gotIn = (scheme: SchemeContent) => {
    const tree = placeScheme(scheme)
    const { got, class: reached } = scoreScheme(tree, readAnswers(text, tree).inputs)
    return { got, class: reached }
  }
  return { before: gotIn(before), after: gotIn(after) }
}

export function convertFile(file: string, output: string, options: Options): Promise<Outcome> {
  return guarded(async () => {
    const write = writerFor(output)
    if (resolve(file) === resolve(output)) throw new UnreadableTable('输出文件不能就是原文件，请换一个名字')
    if (options.mapping === undefined && isOverlayFile(await bytesOf(file), file)) return convertOverlay(file, output)
    const read = await load(file, options.mapping)
    if (!read.scheme || hasErrors(read.faults)) return refused(read.faults)
    await replace(output, write(read.scheme))
    return { code: 0, out: `已写入 ${output}\n`, err: lines(read.faults.map(faultText)) }
  })
}

async function convertOverlay(file: string, output: string): Promise<Outcome> {
  const { overlay, faults } = readOverlayFile(await bytesOf(file), file)
  if (!overlay) return refused(faults)
  const bytes = /\.xlsx$/i.test(output)
    ? writeOverlayWorkbook(overlay)
    : new TextEncoder().encode(writeOverlayYaml(overlay))
  await replace(output, bytes)
  return { code: 0, out: `已写入 ${output}\n`, err: lines(faults.map(faultText)) }
}

function writerFor(output: string): (scheme: SchemeContent) => Uint8Array {
  if (/\.xlsx$/i.test(output)) return writeSchemeWorkbook
  if (/\.ya?ml$/i.test(output)) return (scheme) => new TextEncoder().encode(writeYaml(scheme))
  throw new UnreadableTable('输出文件要以 .xlsx 或 .yaml 结尾')
}

/** Whole or not at all: a file half written must never stand in the old one's place. */
async function replace(file: string, bytes: Uint8Array): Promise<void> {
  const half = `${file}.${randomUUID()}.tmp`
  try {
    await writeFile(half, bytes)
    await rename(half, file)
  } catch (error) {
    await rm(half, { force: true })
    throw new UnreadableTable(`写不进 ${file}：${systemReason(error)}`)
  }
}

async function load(file: string, mappingFile: string | undefined): Promise<ReadScheme> {
  const mapping = mappingFile === undefined ? {} : await loadMapping(mappingFile)
  return readSchemeFile(await bytesOf(file), file, mapping)
}

async function loadMapping(file: string): Promise<Mapping> {
  const read = readMapping(decodeText(await bytesOf(file)))
  if ('fault' in read) throw new UnreadableTable(read.fault)
  return read.mapping
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const status = await stat(file)
    if (!status.isFile()) throw new UnreadableTable('不是文件，请给出表格或 YAML 文件')
    refuseTooLarge(status.size)
    return await readFile(file)
  } catch (error) {
    if (error instanceof UnreadableTable) throw new UnreadableTable(`${file}：${error.message}`)
    throw new UnreadableTable(`${file}：${systemReason(error)}`)
  }
}

const SYSTEM_REASONS: Record<string, string> = {
  ENOENT: '没有这个文件或文件夹，请核对路径',
  EACCES: '没有权限，请换一个位置或修改权限',
  EROFS: '所在的磁盘是只读的',
  ENOSPC: '磁盘满了',
  EISDIR: '这是一个文件夹',
}

function systemReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return SYSTEM_REASONS[code] ?? `系统错误 ${code}`
}

async function guarded(run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof UnreadableTable) return { code: 2, out: '', err: `${error.message}\n` }
    throw error
  }
}

function refused(faults: readonly FileFault[]): Outcome {
  return { code: 1, out: '', err: lines(faults.map(faultText)) }
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('')
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
