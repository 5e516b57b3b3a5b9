import { parentPort } from 'node:worker_threads'
import { type ReadRoster, readRoster } from '../../../libs/roster-file/index.ts'
import { UnreadableTable } from '../../../libs/spreadsheet/index.ts'

/** `unreadable` is a Chinese sentence that says what to do. */
export type Answer = { read: ReadRoster } | { unreadable: string }

/** The thread that opens rosters: whatever they hold, the server goes on. */
parentPort!.on('message', (bytes: Uint8Array) => parentPort!.postMessage(answerTo(bytes)))

function answerTo(bytes: Uint8Array): Answer {
  try {
    return { read: readRoster(bytes) }
  } catch (error) {
    if (error instanceof UnreadableTable) return { unreadable: error.message }
    throw error
  }
}
