import { type Checker, compareFigures, createChecker, withOwnWords } from '../../../../libs/report-check/index.ts'
import { type ReadDocument, ReadError, readDocument, readPasted } from '../../../../libs/report-check/read/index.ts'
import type { Exportable } from './export-as.ts'
import type {
  Checked,
  Demands,
  ExplainedRule,
  Exported,
  FromWorker,
  Knowledge,
  Source,
  Stage,
  TaskName,
  Tasks,
  ToWorker,
} from './protocol.ts'

/** The document the page is looking at; one at a time. */
interface Open {
  name: string
  original: Uint8Array<ArrayBuffer>
  read: ReadDocument
  checked: Checked
}

let known: { checker: Checker; knowledge: Knowledge } | undefined
let open: Open | undefined

type Report = (stage: Stage) => void

/** Examples and rules of layout have no part in a check by words: they come when all rules are to be explained. */
async function rulesOf(checker: Checker): Promise<ExplainedRule[]> {
  const [{ LAYOUT_RULES }, { EXAMPLES }] = await Promise.all([
    import('../../../../libs/report-check/layout/rules.ts'),
    import('../../../../libs/report-check/examples/index.ts'),
  ])
  return [...checker.rules.map((rule) => ({ ...rule, examples: EXAMPLES[rule.id]! })), ...LAYOUT_RULES]
}

function know(given: Knowledge): Promise<ExplainedRule[]> {
  const checker = createChecker(withOwnWords(given.words, given.ownWords))
  known = { checker, knowledge: given }
  return rulesOf(checker)
}

async function check({ layout, earlier, ...source }: Tasks['check']['input'], report: Report): Promise<Checked> {
  const began = performance.now()
  report('reading')
  return examine({ name: source.name, ...(await readSource(source)) }, 0, { layout, earlier }, began, report)
}

async function readSource({ name, content }: Source): Promise<Pick<Open, 'original' | 'read'>> {
  const original = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  return { original, read: typeof content === 'string' ? readPasted(content) : await readDocument(original, name) }
}

async function examine(
  file: Omit<Open, 'checked'>,
  corrected: number,
  { layout, earlier }: Demands,
  began: number,
  report: Report,
): Promise<Checked> {
  const { checker, knowledge } = informed()
  const { name, original, read } = file
  const { document, map } = read
  const { registry, figures } = knowledge
  report('checking')
  const faults = checker.check(document, { registry, figures, earlier })
  if (layout) {
    const { checkLayout } = await import('../../../../libs/report-check/layout/index.ts')
    faults.push(...checkLayout(original, read))
  }
  faults.sort((a, b) => a.start - b.start || a.end - b.end)
  report('comparing')
  const checked: Checked = {
    name,
    text: document.text,
    format: document.format,
    faults,
    figures: compareFigures(document, figures),
    canCorrect: map.kind === 'docx' || map.kind === 'text',
    corrected,
    took: performance.now() - began,
  }
  open = { ...file, checked }
  return checked
}

async function recheck({ accepted, ...demands }: Tasks['recheck']['input'], report: Report): Promise<Checked> {
  const began = performance.now()
  report('reading')
  const { name, original, read, checked } = opened()
  if (accepted.length === 0) return examine({ name, original, read }, checked.corrected, demands, began, report)
  const { bytes, applied } = (await import('./export-as.ts')).exportAs(await exportable(), {
    format: checked.canCorrect ? 'corrected' : 'text',
    accepted,
    waived: [],
    language: 'zh-CN',
    now: '',
  })
  // A .pdf or .doc goes on as the text that was read from it.
  const again = checked.canCorrect ? await readDocument(bytes, name) : readPasted(new TextDecoder().decode(bytes))
  return examine({ name, original: bytes, read: again }, checked.corrected + applied, demands, began, report)
}

/** Writers are fetched with the first export. */
async function exportNow(input: Tasks['export']['input']): Promise<Exported> {
  const { exportAs, wordingOf } = await import('./export-as.ts')
  return exportAs(await exportable(), input, await wordingOf(input.language))
}

function informed() {
  if (!known) throw new Error('asked before the words were there')
  return known
}

async function exportable(): Promise<Exportable> {
  const { checker, knowledge } = informed()
  const { name, original, read, checked } = opened()
  const rules = await rulesOf(checker)
  return { name, original, read, faults: checked.faults, rules, version: knowledge.version }
}

function opened(): Open {
  if (!open) throw new Error('asked before a document was there')
  return open
}

function run(message: ToWorker, report: Report): Tasks[TaskName]['output'] | Promise<Tasks[TaskName]['output']> {
  switch (message.task) {
    case 'know':
      return know(message.input)
    case 'check':
      return check(message.input, report)
    case 'recheck':
      return recheck(message.input, report)
    case 'read':
      return readSource(message.input).then(({ read }) => read.document.text)
    case 'export':
      return exportNow(message.input)
  }
}

const send = (message: FromWorker) => self.postMessage(message)

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  const { id } = data
  try {
    send({ id, output: await run(data, (stage) => send({ id, stage })) })
  } catch (error) {
    const code = error instanceof ReadError ? error.code : 'unexpected'
    send({ id, failure: { code, message: error instanceof Error ? error.message : String(error) } })
  }
}
