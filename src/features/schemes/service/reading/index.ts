import type { Mapping } from '../../../../libs/scheme-files/index.ts'
import type { SchemeContent } from '../../../../libs/scoring/index.ts'
import { AppError, fail } from '../../../../platform/errors.ts'
import { createThread, ThreadFailure } from '../../../../platform/threads.ts'
import { errors } from '../../contract.ts'
import type { FigureNames } from '../../rules/index.ts'
import type { Answer, OverlayRead, ReadingTask, SchemeRead, TableRead } from './task.ts'

export type { OverlayRead, SchemeRead } from './task.ts'

/** A real scheme takes a second and some megabytes; who needs more sends something else. */
const limits = { seconds: 30, megabytes: 512 }
const inThread = createThread<ReadingTask, Answer<unknown>>(new URL('./thread.ts', import.meta.url), limits)

const REASONS: Record<ThreadFailure['reason'], string> = {
  time: `读了 ${limits.seconds} 秒还没读完，已停止；请删去图片、空行和无关的工作表后再试`,
  memory: '展开后太大，内存不够读，已停止；请删去图片、空行和无关的工作表后再试',
  crash: '读文件时出错，已停止；请用 Excel 或 WPS 打开后另存为 .xlsx 再试',
}

/** @throws AppError `schemes.unreadable` */
export function readScheme(bytes: Uint8Array, name: string, mapping: Mapping, names: FigureNames): Promise<SchemeRead> {
  return run({ read: 'scheme', bytes, name, mapping, figures: pairs(names) })
}

/** @throws AppError `schemes.unreadable` */
export function readTable(bytes: Uint8Array, name: string): Promise<TableRead> {
  return run({ read: 'table', bytes, name })
}

/** Faults stand at their places in the file; with `base` also those of what they make of it. @throws AppError `schemes.unreadable` */
export function readOverlay(
  bytes: Uint8Array,
  name: string,
  base: SchemeContent | undefined,
  names: FigureNames,
): Promise<OverlayRead> {
  return run({ read: 'overlay', bytes, name, base, figures: pairs(names) })
}

const pairs = (names: FigureNames): [string, string][] => [...names].map(([id, { name }]) => [id, name])

async function run<T>(task: ReadingTask): Promise<T> {
  const answer = await inThread(task).catch((error: unknown) => {
    if (!(error instanceof ThreadFailure)) throw error
    throw new AppError(errors.unreadable, { reason: REASONS[error.reason] })
  })
  if ('unreadable' in answer) fail(errors.unreadable, { reason: answer.unreadable })
  return answer.read as T
}
