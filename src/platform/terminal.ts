/** What a person at a terminal sees, and how a process ends. */

/** Steps go to standard error: standard output carries results only. */
export function progress(zh: string, en: string): void {
  process.stderr.write(`· ${zh} / ${en}\n`)
}

/** Ends the process: a text is printed and counts as success; an error is told in its own words where it has some for people. */
export function endWith(outcome: unknown): never {
  if (typeof outcome === 'string') {
    process.stdout.write(outcome)
    process.exit(0)
  }
  const error = outcome as Error
  const forPeople = ['ConfigError', 'InstanceError', 'DatabaseStartError', 'ListenError', 'ContentError'].includes(
    error?.constructor?.name,
  )
  process.stderr.write(`${forPeople ? error.message : (error?.stack ?? String(outcome))}\n`)
  process.exit(1)
}

/** Runs `stop` once at Ctrl-C, SIGTERM or a closed terminal, then exits; a second signal while stopping changes nothing. */
export function onStop(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      stop().then(
        () => process.exit(0),
        (error: unknown) => endWith(error),
      )
    })
  }
}
