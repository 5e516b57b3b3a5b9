import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { Command } from 'commander'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LocatedFault } from '../libs/report-check/index.ts'
import { buildDocx, paragraph } from '../libs/report-check/read/fixtures/build-docx.ts'
import { readDocument } from '../libs/report-check/read/index.ts'
import { asksForEnglish, helpInEnglish } from './check/help.ts'
import { type CheckCommandOptions, runCheck } from './check/run.ts'
import { problemOf } from './check/speech.ts'
import { registerCheck } from './check.ts'

const FAULTY = '示例街道创建工作汇报\n一、加强领导\n街道共开展志愿服务12\n8场次,参与人数众多。\n'
const CLEAN = '今天天气很好，大家按计划到社区打扫楼道。\n'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chuangwen-check-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function put(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}

async function runWith(paths: string[], options: Partial<CheckCommandOptions>) {
  const writes: string[] = []
  const stderr = new PassThrough()
  const code = await runCheck(
    paths,
    { format: 'json', failOn: 'error', ...options },
    { stdout: { write: (text) => writes.push(text) }, stderr },
  )
  return { code, writes, stdout: writes.join(''), stderr: String(stderr.read() ?? '') }
}

async function check(paths: string[], options: Partial<CheckCommandOptions> = {}) {
  const ran = await runWith(paths, options)
  return { ...ran, json: options.format ? undefined : JSON.parse(ran.stdout) }
}

describe('chuangwen check', () => {
  it('shows its help in English, every option of it', () => {
    const program = new Command()
    registerCheck(program)
    const command = program.commands[0]!
    helpInEnglish(command)
    const help = command.helpInformation()
    for (const { long } of command.options) expect(help).toContain(long)
    expect(help.replace(/name\.(?:校核|批注)/g, '')).not.toMatch(/\p{Script=Han}/u)
    expect([asksForEnglish(['check', '--lang', 'en', '-h']), asksForEnglish(['check', 'en'])]).toEqual([true, false])
  })

  it('speaks English with --lang en, in every format and in what it refuses', async () => {
    const file = put('a.txt', FAULTY)
    const say = async (format: CheckCommandOptions['format'], paths = [file]) =>
      runWith(paths, { format, lang: 'en', fix: true })
    const split = 'A line break cuts the number; joined with the next line it reads “128场”.'
    expect((await say('json')).stdout).toContain(split)
    expect((await say('sarif')).stdout).toContain('"shortDescription":{"text":"A number cut in two by a line break"}')
    expect((await say('html')).stdout).toContain('<html lang="en-US">')
    const { stdout, stderr } = await say('text', [file, put('b.docx', 'PK\x03\x04 nothing'), path.join(folder, 'none')])
    expect(stdout).toMatch(new RegExp(`:3:5 blocker N-SPLIT .*${split}`))
    expect(stdout).toMatch(/1 file, \d+ faults: blocker \d/)
    expect(stderr).toContain('b.docx: The file is damaged')
    expect(stderr).toContain('none: There is no such file')
    expect(stderr).toMatch(/a\.txt: \d+ corrected, written to/)
    const words = await runWith([file], { lang: 'en', words: path.join(folder, 'none.json') })
    expect(words.stderr).toContain('none.json: The word list cannot be read')
  })

  it('writes a page of many files file by file', async () => {
    const paths = Array.from({ length: 5 }, (_, index) => put(`${index}.txt`, FAULTY))
    const { writes } = await runWith(paths, { format: 'html' })
    expect(writes.filter((text) => text.startsWith('<section>'))).toHaveLength(5)
    expect(Math.max(...writes.map((text) => text.split('<section>').length))).toBe(2)
    expect(writes.at(-1)).toMatch(/共 5 个文件，\d+ 处/)
  })

  it('prints an array of located faults for one file and exits 1', async () => {
    const { code, json } = await check([put('a.txt', FAULTY)])
    const split = (json as LocatedFault[]).find((fault) => fault.rule === 'N-SPLIT')
    expect(split).toMatchObject({ line: 3, endLine: 4 })
    expect(code).toBe(1)
  })

  it('exits 0 when nothing reaches the level, and obeys --fail-on', async () => {
    const clean = put('a.txt', CLEAN)
    expect((await check([clean])).code).toBe(0)
    const half = put('b.txt', '今天天气很好,大家按计划到社区打扫楼道。\n')
    const { json, code } = await check([half])
    expect((json as LocatedFault[]).map((fault) => fault.rule)).toContain('P-HALF')
    expect(code).toBe(0)
    expect((await check([half], { failOn: 'warning' })).code).toBe(1)
  })

  it('prints [{file, faults}] for several and for a folder, searching it deeply and skipping what is not material', async () => {
    put('dir/b.md', CLEAN)
    put('dir/sub/a.docx', buildDocx({ body: paragraph('共12') + paragraph('8场次。') }))
    put('dir/~$a.docx', 'lock')
    put('dir/.hidden.txt', CLEAN)
    put('dir/a.校核.docx', 'copy')
    put('dir/photo.png', 'x')
    const { json, code } = await check([path.join(folder, 'dir')])
    const files = (json as { file: string }[]).map(({ file }) => path.relative(folder, file))
    expect(files.sort()).toEqual(['dir/b.md', 'dir/sub/a.docx'].map(path.normalize))
    expect(code).toBe(1)
  })

  it('still checks the others when one cannot be read, says why on stderr and exits 2', async () => {
    const good = put('good.txt', CLEAN)
    const broken = put('broken.docx', 'PK\x03\x04 nothing')
    const { code, json, stderr } = await check([good, broken, path.join(folder, 'none.txt')])
    expect(json).toMatchObject([{ file: good, faults: [] }])
    expect(stderr).toContain(`${broken}：文件已损坏`)
    expect(stderr).toContain('none.txt：找不到这个文件')
    expect(code).toBe(2)
  })

  it('refuses 500 MB by its size, an empty file and a folder without material', async () => {
    const huge = put('huge.txt', '')
    truncateSync(huge, 500 * 2 ** 20)
    mkdirSync(path.join(folder, 'empty'))
    const { code, stderr } = await check([huge, put('empty.txt', ''), path.join(folder, 'empty')])
    expect(stderr).toContain('文件有 500 MB')
    expect(stderr).toContain('文件是空的')
    expect(stderr).toContain('没有可校核的文件')
    expect(code).toBe(2)
  })

  it('says what to do when a file or folder may not be opened', () => {
    expect(problemOf({ code: 'EACCES' })).toContain('没有权限打开')
    expect(problemOf({ code: 'ENOTDIR' })).toContain('打不开（ENOTDIR）')
  })

  it('checks a file named twice once', async () => {
    const file = put('a.txt', CLEAN)
    expect((await check([file, path.join(folder, '.', 'a.txt'), folder])).json).toHaveLength(1)
  })

  it('writes safe fixes beside the original and never over a file', async () => {
    const file = put('汇报.txt', `\ufeff${FAULTY.replaceAll('\n', '\r\n')}`)
    const before = readFileSync(file)
    const { stderr } = await check([file], { fix: true })
    await check([file], { fix: true })
    expect(readFileSync(file)).toEqual(before)
    expect(readdirSync(folder).sort()).toEqual(['汇报.txt', '汇报.校核.2.txt', '汇报.校核.txt'])
    const fixed = readFileSync(path.join(folder, '汇报.校核.txt'), 'utf8')
    expect(fixed.startsWith('\ufeff示例街道')).toBe(true)
    expect(fixed).toContain('场次，参与')
    expect(fixed).toContain('\r\n')
    expect(stderr).toContain('写入')
  })

  it('writes fixes and comments into copies of a .docx', async () => {
    const file = put('a.docx', buildDocx({ body: paragraph('今天天气很好,大家到社区打扫楼道。') }))
    await check([file], { fix: true, comments: true })
    const fixed = new Uint8Array(readFileSync(path.join(folder, 'a.校核.docx')))
    expect((await readDocument(fixed, 'a.docx')).document.text).toBe('今天天气很好，大家到社区打扫楼道。')
    const commented = readFileSync(path.join(folder, 'a.批注.docx'))
    expect(commented.includes('word/comments.xml')).toBe(true)
  })

  it('checks the layout of a .docx only when asked', async () => {
    const file = put('a.docx', buildDocx({ body: paragraph('今天天气很好，大家到社区打扫楼道。') }))
    const rules = async (layout: boolean) =>
      ((await check([file], { layout })).json as LocatedFault[]).map((fault) => fault.rule)
    expect(await rules(false)).not.toContain('L-PAGENO')
    expect(await rules(true)).toContain('L-PAGENO')
  })

  it('prints SARIF with the rules that ran, and one page of HTML', async () => {
    const file = put('a.txt', FAULTY)
    const sarif = JSON.parse((await check([file], { format: 'sarif' })).stdout)
    const [run] = sarif.runs
    const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
    expect(run.tool.driver.version).toBe(JSON.parse(manifest).version)
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
    expect((await check([file], { format: 'html' })).stdout).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/)
  })

  it('takes own names and places from options and from a registry file', async () => {
    const registry = put('registry.yaml', 'own: { full: 示例市澄和街道办事处, short: [澄和街道] }\nplaces: [示例市]\n')
    expect((await check([put('a.txt', CLEAN)], { registry })).code).toBe(0)
    const wrong = put('wrong.yaml', 'own: { name: 甲 }\n')
    const { code, stderr } = await runWith([put('b.txt', CLEAN)], { registry: wrong })
    expect(stderr).toContain('名册内容不对')
    expect(code).toBe(2)
  })

  it('shows a bar on a terminal only, and never on stdout', async () => {
    for (let index = 0; index < 21; index++) put(`many/${index}.txt`, CLEAN)
    const quiet = await check([path.join(folder, 'many')])
    expect(quiet.json).toHaveLength(21)
    expect(quiet.stderr).toBe('')
    const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 100, cursorTo() {}, clearLine() {} })
    let stdout = ''
    const streams = { stdout: { isTTY: true, write: (text: string) => (stdout += text) }, stderr: terminal }
    await runCheck([path.join(folder, 'many')], { format: 'json', failOn: 'error' }, streams)
    expect(String(terminal.read())).toContain('/21')
    expect(JSON.parse(stdout)).toHaveLength(21)
  })

  it('says in one sentence why a file cannot be read, and goes on', async () => {
    const zeros = zipSync({ 'word/document.xml': new Uint8Array(129 * 2 ** 20) }, { level: 1 })
    const files: [string, string | Uint8Array, RegExp][] = [
      ['bomb.docx', zeros, /解压后异常巨大/],
      ['cut.docx', buildDocx({ body: paragraph('今天天气很好。') }).subarray(0, 300), /文件已损坏/],
      ['photo.txt', Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 251), /这不是文本文件/],
      ['picture.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), /这是图片/],
      ['locked.pdf', readFileSync(new URL('../libs/report-check/read/fixtures/locked.pdf', import.meta.url)), /密码/],
      ['secret.docx', encryptedPackage(), /文件已加密/],
    ]
    const paths = files.map(([name, bytes]) => put(name, bytes))
    const { code, stderr, json } = await check([...paths, put('good.txt', CLEAN)])
    const sentences = stderr.trim().split('\n')
    expect(sentences).toHaveLength(files.length)
    for (const [index, [, , sentence]] of files.entries()) expect(sentences[index]).toMatch(sentence)
    expect(json).toHaveLength(1)
    expect(code).toBe(2)
  })

  it('takes the words, the waivers and the earlier reports of the unit', async () => {
    const file = put('a.txt', '请小区物管配合，按《台帐管理办法》登记。我局现有干部职工83人。\n')
    const words = put(
      'words.json',
      JSON.stringify({ words: [{ word: '小区物管', level: 'error', instead: '小区物业' }] }),
    )
    const waivers = put('waivers.yaml', 'waivers:\n  - { rule: W-VARIANT, text: 台帐, reason: 上级文件原文 }\n')
    const earlier = [put('2025年汇报.txt', '我局现有干部职工86人，其中党员52人。\n')]
    const rulesOf = async (options: Partial<CheckCommandOptions>) =>
      ((await check([file], options)).json as LocatedFault[]).map((fault) => fault.rule)
    expect(await rulesOf({})).toEqual(['W-VARIANT'])
    expect(await rulesOf({ words, waivers, earlier })).toEqual(['W-WORD', 'N-CONFLICT-EARLIER'])
  })

  it('refuses option files it cannot use, naming the entry', async () => {
    const file = put('a.txt', CLEAN)
    const waivers = put('waivers.json', JSON.stringify({ waivers: [{ rule: 'W-TYPO', text: '帐', reason: ' ' }] }))
    expect(await runWith([file], { waivers })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('waivers.0.reason'),
    })
    const words = put('words.json', '{"words": [{"word": "好", "level": "error"}]}')
    expect((await runWith([file], { words })).stderr).toContain('用词表内容不对：words.0.word')
    expect((await runWith([file], { earlier: [path.join(folder, '没有.txt')] })).stderr).toContain('对照用的汇报')
  })
})

/** What Word writes for a document with a password: an OLE file with this stream. */
function encryptedPackage(): Uint8Array {
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes.set(new Uint8Array(Buffer.from('EncryptedPackage', 'utf16le')), 1024)
  return bytes
}
