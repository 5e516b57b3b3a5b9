import cliProgress from 'cli-progress'

export interface Progress {
  next(file: string): void
  stop(): void
}

/** A progress bar for several files, on a terminal only. */
export function startProgress(
  total: number,
  stream: NodeJS.WritableStream & { isTTY?: boolean },
  title: string,
): Progress {
  if (total < 2 || !stream.isTTY) return { next: () => {}, stop: () => {} }
  const bar = new cliProgress.SingleBar(
    {
      format: `${title} {bar} {value}/{total} {file}`,
      stream,
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
