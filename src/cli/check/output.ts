import {
  addTotals,
  type CheckedFile,
  faultLines,
  faultsOf,
  noTotals,
  type SarifRule,
  writeHtml,
  writeSarif,
} from '../../libs/report-check/write/index.ts'
import type { Speech } from './speech.ts'

export type Format = 'text' | 'json' | 'sarif' | 'html'

/** Prints file after file, so that one text is in memory at a time. */
export interface Output {
  add(checked: CheckedFile): void
  end(): void
}

interface OutputOptions {
  /** One file was named: JSON is then the array of its faults. */
  isSingle: boolean
  rules: readonly SarifRule[]
  version: string
  speech: Speech
}

export function createOutput(format: Format, write: (text: string) => void, options: OutputOptions): Output {
  return makers[format](write, options)
}

const makers: Record<Format, (write: (text: string) => void, options: OutputOptions) => Output> = {
  text(write, { speech: { words } }) {
    const totals = noTotals()
    return {
      add: (checked) => {
        addTotals(totals, checked)
        write(faultLines(checked, words))
      },
      end: () => write(`${words.totals(totals)}\n`),
    }
  },
  json(write, { isSingle }) {
    let count = 0
    const json = (content: unknown) => JSON.stringify(content, null, 2)
    if (isSingle) {
      return {
        // One by one: a long text full of faults makes a list longer than a string can be.
        add(checked) {
          for (const fault of faultsOf(checked).faults)
            write(`${count++ === 0 ? '[\n' : ',\n'}  ${json(fault).replaceAll('\n', '\n  ')}`)
        },
        end: () => write(count === 0 ? '[]\n' : '\n]\n'),
      }
    }
    return {
      add: (checked) => write(`${count++ === 0 ? '[\n' : ',\n'}${json(faultsOf(checked))}`),
      end: () => write(count === 0 ? '[]\n' : '\n]\n'),
    }
  },
  sarif: (write, { rules, version, speech }) => writeSarif(rules, version, write, speech.words),
  html: (write, { speech }) => writeHtml(write, speech.time(new Date()), speech.words),
}
