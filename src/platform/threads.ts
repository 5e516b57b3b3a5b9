import { Worker } from 'node:worker_threads'

/** Why a task ended without an answer. */
export class ThreadFailure extends Error {
  readonly reason: 'time' | 'memory' | 'crash'

  constructor(reason: ThreadFailure['reason'], cause?: unknown) {
    super(reason, { cause })
    this.reason = reason
  }
}

interface ThreadOptions {
  /** Longest time of one task. */
  seconds: number
  /** Largest heap of the thread. */
  megabytes: number
}

/** Ended when nobody has asked for so long. */
const idleSeconds = 60

/**
 * A thread of its own for tasks on hostile or heavy input, so that they block nobody. The module answers every message of its
 * parent by one message, or throws. Tasks take turns; the thread is begun with the first and begun anew after a failure.
 */
export function createThread<Task, Answer>(module: URL, { seconds, megabytes }: ThreadOptions) {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  function stop(): void {
    clearTimeout(idle)
    worker?.removeAllListeners().on('error', () => {})
    void worker?.terminate()
    worker = undefined
  }

  function runNow(task: Task): Promise<Answer> {
    clearTimeout(idle)
    worker ??= new Worker(module, { resourceLimits: { maxOldGenerationSizeMb: megabytes } })
    const current = worker
    return new Promise<Answer>((resolve, reject) => {
      const fail = (reason: ThreadFailure['reason'], cause?: unknown) => {
        stop()
        reject(new ThreadFailure(reason, cause))
      }
      const timer = setTimeout(() => fail('time'), seconds * 1000)
      current.removeAllListeners()
      current.once('message', (answer: Answer) => {
        clearTimeout(timer)
        current.removeAllListeners()
        // Without a listener an error of the idle thread would end the process.
        current.once('error', stop).once('exit', stop)
        idle = setTimeout(stop, idleSeconds * 1000).unref()
        current.unref()
        resolve(answer)
      })
      current.once('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(timer)
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash', error)
      })
      current.once('exit', () => {
        clearTimeout(timer)
        fail('crash')
      })
      current.ref()
      current.postMessage(task)
    })
  }

  /** @throws ThreadFailure */
  return function run(task: Task): Promise<Answer> {
    const answer = turn.then(() => runNow(task))
    turn = answer.catch(() => undefined)
    return answer
  }
}
