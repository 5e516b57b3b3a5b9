/**
 * Measures a .docx on the rendered page: `npm run verify:documents [-- FILE.docx]`. Without a file it renders a long sample.
 * Needs LibreOffice (makes the PDF), poppler-utils (reads it) and a Chinese font; not part of `npm test`.
 * Exit code 0: every measure holds; 1: one is off; 2: a program is missing or the file cannot be rendered.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  docxText,
  type Gongwen,
  type Measurement,
  measurePages,
  readWordBoxes,
  renderGongwen,
} from '../src/libs/gongwen/index.ts'

const NAMES: Record<Measurement['id'], string> = {
  text: '丢失的字符 lost characters',
  lines: '每页行数 lines per page',
  characters: '每行字数 characters per line',
  top: '天头 top margin',
  bottom: '下白边 bottom margin',
  left: '订口 left margin',
  right: '右白边 right margin',
  'page-numbers': '页码 page numbers',
  'page-number-place': '页码位置 page number place',
}
const INSTALL = [
  '需要 LibreOffice、poppler-utils 和中文字体。Debian/Ubuntu：sudo apt install libreoffice-writer poppler-utils fonts-noto-cjk',
  'LibreOffice, poppler-utils and a Chinese font are needed. macOS: brew install --cask libreoffice; brew install poppler',
]

class Problem extends Error {}

function runs(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
}

function findOffice(): string {
  const candidates = ['soffice', 'libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice']
  const found = candidates.find(runs)
  if (found === undefined) throw new Problem(['找不到 LibreOffice。LibreOffice was not found.', ...INSTALL].join('\n'))
  return found
}

function requirePoppler(): void {
  if (!runs('pdftotext')) throw new Problem(['找不到 pdftotext。pdftotext was not found.', ...INSTALL].join('\n'))
}

/** Without a Chinese font every glyph is a box of arbitrary width. Systems without fontconfig bring Chinese fonts along. */
function requireChineseFont(): void {
  const list = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' })
  if (list.error === undefined && list.stdout.trim() === '') {
    throw new Problem(['没有中文字体。There is no Chinese font.', ...INSTALL].join('\n'))
  }
}

function longSample(): Gongwen {
  const sentences = [
    '街道把精神文明建设摆在全局工作的重要位置，与业务工作同部署、同检查、同总结，一级抓一级，层层抓落实。',
    '各科室和社区按照责任分工逐项对照测评标准，边查边改，做到件件有着落、事事有回音。',
    '志愿者走进楼院和市场，宣传文明礼仪，帮助老人办理日常事务，受到居民欢迎。',
  ]
  const paragraph = (offset: number) =>
    Array.from({ length: 7 }, (_, index) => sentences[(offset + index) % sentences.length]).join('')
  const text = (value: string) => [{ type: 'text' as const, text: value }]
  return {
    title: '示例街道文明单位创建工作汇报（版式样张）',
    recipients: ['上级文明办'],
    blocks: ['组织领导', '主要做法', '工作成效', '下一步打算'].flatMap((title) => [
      { type: 'heading' as const, level: 1 as const, parts: text(title) },
      ...[0, 1, 2].flatMap((offset) => [
        { type: 'heading' as const, level: 2 as const, parts: text(`${title}之要点`) },
        { type: 'paragraph' as const, parts: text(paragraph(offset)) },
        { type: 'paragraph' as const, parts: text(paragraph(offset + 1)) },
      ]),
    ]),
    attachments: ['版式说明'],
    signature: '示例街道办事处',
    date: '2026-05-01',
  }
}

function toWordBoxes(docx: Uint8Array): string {
  const office = findOffice()
  requirePoppler()
  requireChineseFont()
  const directory = mkdtempSync(join(tmpdir(), 'chuangwen-verify-'))
  try {
    const source = join(directory, 'document.docx')
    writeFileSync(source, docx)
    // A profile of its own: a LibreOffice that is already open would take the job and return at once.
    const profile = `-env:UserInstallation=${pathToFileURL(join(directory, 'profile')).href}`
    const arguments_ = [profile, '--headless', '--convert-to', 'pdf', '--outdir', directory, source]
    const conversion = spawnSync(office, arguments_, { encoding: 'utf8', timeout: 180_000 })
    if (!readdirSync(directory).includes('document.pdf')) {
      throw new Problem(
        `LibreOffice 无法转换该文件。LibreOffice could not convert the file.\n${conversion.stderr ?? ''}`,
      )
    }
    const boxes = join(directory, 'boxes.html')
    const reading = spawnSync('pdftotext', ['-bbox-layout', join(directory, 'document.pdf'), boxes], {
      encoding: 'utf8',
    })
    if (reading.status !== 0) throw new Problem(`pdftotext 出错。pdftotext failed.\n${reading.stderr}`)
    return readFileSync(boxes, 'utf8')
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function readInput(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new Problem(`读不了文件 Cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function readText(docx: Uint8Array): string {
  try {
    return docxText(docx)
  } catch {
    throw new Problem('这不是 .docx 文件，或文件已损坏。This is not a .docx file, or it is broken.')
  }
}

function print(name: string, measurements: Measurement[]): void {
  console.log(`${name}（GB/T 9704-2012）`)
  for (const { id, expected, measured, ok } of measurements) {
    console.log(`${ok ? '✓ 合格' : '✗ 不合格'}  ${NAMES[id]}：应为 expected ${expected}，实测 measured ${measured}`)
  }
}

async function main(): Promise<number> {
  const path = process.argv[2]
  const docx = path === undefined ? await renderGongwen(longSample()) : readInput(path)
  const measurements = measurePages(readWordBoxes(toWordBoxes(docx)), readText(docx))
  print(path === undefined ? '版式样张 layout sample' : basename(path), measurements)
  return measurements.every(({ ok }) => ok) ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof Problem)) throw error
  console.error(error.message)
  process.exitCode = 2
}
