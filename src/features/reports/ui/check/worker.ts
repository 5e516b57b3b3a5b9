import { type Checker, compareFigures, createChecker } from '../../../../libs/report-check/index.ts'
import { checkLayout, LAYOUT_RULES } from '../../../../libs/report-check/layout/index.ts'
import { type ReadDocument, ReadError, readDocument, readPasted } from '../../../../libs/report-check/read/index.ts'
import { exportAs } from './export-as.ts'
import type { Checked, ExplainedRule, FromWorker, Knowledge, Source, Stage, Tasks, ToWorker } from './protocol.ts'

/** The document the page is looking at; one at a time. */
interface Open {
  name: string
  original: Uint8Array<ArrayBuffer>
  read: ReadDocument
  checked: Checked
}

let checker: Checker | undefined
let knowledge: Knowledge | undefined
let open: Open | undefined

type Report = (stage: Stage) => void

function know(given: Knowledge): ExplainedRule[] {
  knowledge = given
  checker = createChecker(given.words)
  return [...checker.rules, ...LAYOUT_RULES]
}

async function check({ name, content, layout }: Source & { layout: boolean }, report: Report): Promise<Checked> {
  const began = performance.now()
  report('reading')
  const original = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  const read = typeof content === 'string' ? readPasted(content) : await readDocument(original, name)
  return examine({ name, original, read }, 0, layout, began, report)
}

function examine(
  file: Omit<Open, 'checked'>,
  corrected: number,
  layout: boolean,
  began: number,
  report: Report,
): Checked {
  if (!checker || !knowledge) throw new Error('asked before the words were there')
  const { name, original, read } = file
  const { document, map } = read
  const { registry, figures } = knowledge
  report('checking')
  const faults = checker.check(document, { registry, figures })
  if (layout) faults.push(...checkLayout(original, read))
  faults.sort((a, b) => a.start - b.start || a.end - b.end)
  report('comparing')
  const checked: Checked = {
    name,
    text: document.text,
    format: document.format,
    faults,
    figures: compareFigures(document, figures),
    canCorrect: map.kind === 'docx' || map.kind === 'text',
    layout,
    corrected,
    took: performance.now() - began,
  }
  open = { ...file, checked }
  return checked
}

async function recheck({ accepted, layout }: Tasks['recheck']['input'], report: Report): Promise<Checked> {
  const began = performance.now()
  report('reading')
  const { name, original, read, checked } = opened()
  if (accepted.length === 0) return examine({ name, original, read }, checked.corrected, layout, began, report)
  const { bytes, applied } = exportAs(
    { name, original, read, faults: checked.faults, rules: checker!.rules },
    { format: checked.canCorrect ? 'corrected' : 'text', accepted, waived: [], now: '' },
  )
  // A .pdf or .doc goes on as the text that was read from it.
  const again = checked.canCorrect ? await readDocument(bytes, name) : readPasted(new TextDecoder().decode(bytes))
  return examine({ name, original: bytes, read: again }, checked.corrected + applied, layout, began, report)
}

function opened(): Open {
  if (!open) throw new Error('asked before a document was there')
  return open
}

function run(message: ToWorker, report: Report): Tasks[keyof Tasks]['output'] | Promise<Checked> {
  switch (message.task) {
    case 'know':
      return know(message.input)
    case 'check':
      return check(message.input, report)
    case 'recheck':
      return recheck(message.input, report)
    case 'export': {
      const { name, original, read, checked } = opened()
      return exportAs({ name, original, read, faults: checked.faults, rules: checker!.rules }, message.input)
    }
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
