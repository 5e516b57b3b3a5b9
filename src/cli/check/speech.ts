import type { Fault, RuleInfo } from '../../libs/report-check/index.ts'
import type { ReadError } from '../../libs/report-check/read/index.ts'
import { CHINESE, type Words } from '../../libs/report-check/write/index.ts'

/** Everything the command says, in one language. */
export interface Speech {
  words: Words
  faults(faults: Fault[]): Fault[]
  rule<R extends Pick<RuleInfo, 'id' | 'title' | 'why'>>(rule: R): R
  refusal(error: ReadError): string
  /** What happened to a file, e.g. `a.docx：文件是空的。` */
  about(file: string, sentence: string): string
  progress: string
  time(now: Date): string
  noMaterial: string
  noFile: string
  /** What an error code of the system means for reading; others are told by `cannotOpen`. */
  system: Record<string, string>
  cannotOpen(code: string): string
  unexpected(why: string): string
  nothingToFix: string
  readOnly: string
  notFixed(words: string, why: string): string
  fixed(count: number, copy: string): string
  onlyDocx: string
  commented(copy: string): string
  copyFailed(code: string): string
  options: Record<'registry' | 'words' | 'waivers', string>
  optionUnreadable(what: string, why: string): string
  optionWrong(what: string, where: string[]): string
  wholeFile: string
  earlierRefused(why: string): string
}

const chinese: Speech = {
  words: CHINESE,
  faults: (faults) => faults,
  rule: (rule) => rule,
  refusal: (error) => error.message,
  about: (file, sentence) => `${file}：${sentence}`,
  progress: '校核',
  time: (now) => now.toLocaleString('zh-CN'),
  noMaterial: '文件夹里没有可校核的文件（.docx、.doc、.txt、.md、.pdf），请核对路径。',
  noFile: '不是普通文件，不能校核：请指定 .docx、.txt 或 .pdf 文件。',
  system: {
    ENOENT: '找不到这个文件或文件夹，请核对路径。',
    EACCES: '没有权限打开，请检查权限，或复制到自己的文件夹再校核。',
    EPERM: '没有权限打开，请检查权限，或复制到自己的文件夹再校核。',
    EBUSY: '文件正被其他程序占用：请先在 Word 或 WPS 中关闭它。',
  },
  cannotOpen: (code) => `打不开（${code}），请核对路径。`,
  unexpected: (why) => `校核时出错，没有结果：${why}。请保留文件并反馈给我们。`,
  nothingToFix: '没有可以直接改的地方，没有写副本。',
  readOnly: '这种文件只能校核，不能直接改写：请在 Word 或 WPS 中另存为 .docx 后再改。',
  notFixed: (words, why) => `“${words}”没有改：${why}。`,
  fixed: (count, copy) => `改了 ${count} 处，写入 ${copy}。`,
  onlyDocx: '只有 .docx 能加批注，没有写副本。',
  commented: (copy) => `批注写入 ${copy}。`,
  copyFailed: (code) => `副本写不进去（${code}），原文件没有动：请检查文件夹的写入权限和磁盘空间。`,
  options: { registry: '名册', words: '用词表', waivers: '保留清单' },
  optionUnreadable: (what, why) => `${what}读不了（${why}），请核对路径，内容应为 YAML 或 JSON。`,
  optionWrong: (what, where) => `${what}内容不对：${where.join('；')}，请改正后再试。`,
  wholeFile: '整个文件',
  earlierRefused: (why) => `对照用的汇报读不了：${why}`,
}

export type Language = 'zh' | 'en'

export async function speechOf(language: Language): Promise<Speech> {
  if (language === 'zh') return chinese
  const { ENGLISH, ENGLISH_READ_ERRORS, faultsInEnglish, ruleInEnglish, skippedInEnglish } = await import(
    '../../libs/report-check/english/index.ts'
  )
  const denied = 'No permission to open it: check the permissions, or copy it to a folder of your own.'
  return {
    words: ENGLISH,
    faults: faultsInEnglish,
    rule: ruleInEnglish,
    refusal: ({ code }) => ENGLISH_READ_ERRORS[code],
    about: (file, sentence) => `${file}: ${sentence}`,
    progress: 'Checking',
    time: (now) => now.toLocaleString('en'),
    noMaterial: 'There is nothing to check in the folder (.docx, .doc, .txt, .md, .pdf): check the path.',
    noFile: 'This is no ordinary file: name a .docx, .txt or .pdf file.',
    system: {
      ENOENT: 'There is no such file or folder: check the path.',
      EACCES: denied,
      EPERM: denied,
      EBUSY: 'Another program is using the file: close it in Word or WPS first.',
    },
    cannotOpen: (code) => `It cannot be opened (${code}): check the path.`,
    unexpected: (why) => `The check failed and has no result: ${why}. Please keep the file and tell us.`,
    nothingToFix: 'There is nothing to correct directly; no copy was written.',
    readOnly: 'Files of this kind can be checked but not rewritten: save it as .docx in Word or WPS.',
    notFixed: (words, why) => `“${words}” was not changed: ${skippedInEnglish(why)}.`,
    fixed: (count, copy) => `${count} corrected, written to ${copy}.`,
    onlyDocx: 'Only a .docx can carry comments; no copy was written.',
    commented: (copy) => `Comments written to ${copy}.`,
    copyFailed: (code) =>
      `The copy cannot be written (${code}), the original is untouched: check the folder’s permissions and the disk space.`,
    options: { registry: 'registry', words: 'word list', waivers: 'list of kept faults' },
    optionUnreadable: (what, why) => `The ${what} cannot be read (${why}): check the path; it should be YAML or JSON.`,
    optionWrong: (what, where) => `The ${what} is wrong: ${where.join('; ')}. Correct it and try again.`,
    wholeFile: 'the whole file',
    earlierRefused: (why) => `The report to compare with cannot be read: ${why}`,
  }
}

/** Why a path cannot be opened, as one sentence that says what to do. */
export function problemOf(error: unknown, speech: Speech = chinese): string {
  const code = (error as NodeJS.ErrnoException).code
  return speech.system[code ?? ''] ?? speech.cannotOpen(code ?? String(error))
}
