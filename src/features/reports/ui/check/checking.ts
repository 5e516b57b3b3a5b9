import { ReadError } from '../../../../libs/report-check/read/errors.ts'
import type { FromWorker, Stage, TaskName, Tasks, ToWorker } from './protocol.ts'

/** Why the worker could not do it: `code` is a reader's code, `unreadable` (a folder, or gone), `unexpected` or `crashed`. */
export class CheckError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'CheckError'
    this.code = code
  }
}

/** Readers refuse with a code and a sentence, here as in the worker. */
export function toCheckError(error: unknown): CheckError {
  if (error instanceof CheckError) return error
  if (error instanceof ReadError) return new CheckError(error.code, error.message)
  return new CheckError(error instanceof DOMException ? 'unreadable' : 'unexpected', '')
}

interface Waiting {
  resolve: (output: never) => void
  reject: (error: CheckError) => void
  onStage: ((stage: Stage) => void) | undefined
}

/** The page's end of the worker in which everything is read and checked; the text goes nowhere else. */
export class Checking {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #nextId = 1

  constructor() {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#receive(data)
    this.#worker.onerror = () => this.#failAll()
  }

  /** @throws CheckError */
  ask<T extends TaskName>(task: T, input: Tasks[T]['input'], onStage?: (stage: Stage) => void) {
    const id = this.#nextId++
    return new Promise<Tasks[T]['output']>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onStage })
      this.#worker.postMessage({ id, task, input } as ToWorker, transferable(input))
    })
  }

  /** Ends the worker at once, whatever it is doing. */
  end(): void {
    this.#worker.terminate()
  }

  #receive(message: FromWorker): void {
    // The PDF reader posts messages of its own, which have no id of ours.
    const waiting = this.#waiting.get(message.id)
    if (!waiting) return
    if ('stage' in message) {
      waiting.onStage?.(message.stage)
      return
    }
    this.#waiting.delete(message.id)
    if ('failure' in message) waiting.reject(new CheckError(message.failure.code, message.failure.message))
    else waiting.resolve(message.output as never)
  }

  #failAll(): void {
    for (const { reject } of this.#waiting.values()) reject(new CheckError('crashed', ''))
    this.#waiting.clear()
  }
}

/** A file's bytes are handed over, not copied. */
function transferable(input: unknown): ArrayBuffer[] {
  const content = (input as { content?: unknown }).content
  return content instanceof ArrayBuffer ? [content] : []
}
