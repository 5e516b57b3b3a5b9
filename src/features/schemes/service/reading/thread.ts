import { parentPort } from 'node:worker_threads'
import {
  type FileFault,
  type Mapping,
  previewSheets,
  readOverlayFile,
  readSchemeFile,
} from '../../../../libs/scheme-files/index.ts'
import { applyOverlay, type OverlayFault as Fault } from '../../../../libs/scoring/index.ts'
import { UnreadableTable } from '../../../../libs/spreadsheet/index.ts'
import { type OverlayFault, shownColumns, shownRows, type TableMapping } from '../../contract.ts'
import type { Answer, OverlayRead, ReadingTask, SchemeRead, TableRead } from './task.ts'

/** The thread that opens files: whatever they hold, the server goes on. */
parentPort!.on('message', (task: ReadingTask) => parentPort!.postMessage(answerTo(task)))

function answerTo(task: ReadingTask): Answer<SchemeRead | OverlayRead | TableRead> {
  try {
    if (task.read === 'scheme') return { read: readScheme(task) }
    return { read: task.read === 'table' ? readTable(task) : readOverlay(task) }
  } catch (error) {
    if (error instanceof UnreadableTable) return { unreadable: error.message }
    if (error instanceof RangeError) return { unreadable: '文件嵌套太深，读不了；体系最多十几层' }
    throw error
  }
}

type TaskOf<R extends ReadingTask['read']> = Extract<ReadingTask, { read: R }>

function readScheme({ bytes, name, mapping, figures }: TaskOf<'scheme'>): SchemeRead {
  return readSchemeFile(bytes, name, mapping, new Map(figures))
}

function readTable({ bytes }: TaskOf<'table'>): TableRead {
  return previewSheets(bytes, shownRows, shownColumns).map(({ guess, ...sheet }) => ({
    ...sheet,
    guess: (guess as (Mapping & TableMapping) | undefined) ?? null,
  }))
}

function readOverlay({ bytes, name, base, figures }: TaskOf<'overlay'>): OverlayRead {
  const { overlay, faults, placeOf } = readOverlayFile(bytes, name)
  const found = faults.map(inFile)
  if (!overlay || !base) return { overlay, faults: found }
  const composed = applyOverlay(base, overlay, new Map(figures)).faults
  return { overlay, faults: [...found, ...composed.map((fault: Fault) => ({ ...fault, ...placeOf(fault) }))] }
}

const inFile = ({ sheet, row, column, severity, message }: FileFault): OverlayFault => ({
  part: 'head',
  index: 0,
  field: '',
  severity,
  message,
  sheet,
  row,
  column,
})
