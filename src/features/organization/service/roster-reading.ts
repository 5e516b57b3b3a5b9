import type { ReadRoster } from '../../../libs/roster-file/index.ts'
import { AppError, fail } from '../../../platform/errors.ts'
import { createThread, ThreadFailure } from '../../../platform/threads.ts'
import { errors } from '../contract.ts'
import type { Answer } from './roster-thread.ts'

/** A real roster takes a tenth of a second; a small file can hold a table that takes a minute. */
const limits = { seconds: 30, megabytes: 512 }
const inThread = createThread<Uint8Array, Answer>(new URL('./roster-thread.ts', import.meta.url), limits)

const reasons: Record<ThreadFailure['reason'], string> = {
  time: `读了 ${limits.seconds} 秒还没读完，已停止；请删去图片、空行和无关的工作表后再试`,
  memory: '展开后太大，内存不够读，已停止；请删去图片、空行和无关的工作表后再试',
  crash: '读文件时出错，已停止；请用 Excel 或 WPS 打开后另存为 .xlsx 再试',
}

/** Reads a roster where it keeps nobody waiting. @throws AppError `organization.unreadable` */
export async function readInThread(bytes: Uint8Array): Promise<ReadRoster> {
  const answer = await inThread(bytes).catch((error: unknown) => {
    if (!(error instanceof ThreadFailure)) throw error
    throw new AppError(errors.unreadable, { reason: reasons[error.reason] })
  })
  if ('unreadable' in answer) fail(errors.unreadable, { reason: answer.unreadable })
  return answer.read
}
