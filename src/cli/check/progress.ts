import cliProgress from 'cli-progress'

/** Without a terminal a bar is worth its lines only when the work takes long. */
const MANY_FILES = 20

export interface Progress {
  next(file: string): void
  stop(): void
}

/** A progress bar on stderr for many files, or for several on a terminal; otherwise nothing. */
export function startProgress(total: number, stream: NodeJS.WritableStream & { isTTY?: boolean }): Progress {
  if (total < 2 || !(stream.isTTY || total > MANY_FILES)) return { next: () => {}, stop: () => {} }
  const bar = new cliProgress.SingleBar(
    {
      format: '校核 {bar} {value}/{total} {file}',
      stream,
      noTTYOutput: !stream.isTTY,
      notTTYSchedule: 2000,
      hideCursor: true,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  )
  let done = -1
  bar.start(total, 0, { file: '' })
  return {
    next: (file) => bar.update(++done, { file }),
    stop: () => {
      bar.update(total, { file: '' })
      bar.stop()
    },
  }
}
