import { destination, type Logger, pino } from 'pino'

export type Log = Logger

/** Logs go to standard error so that standard output stays for the one line a person reads. */
export function createLog(level: string): Log {
  return pino({ level, base: null, redact: ['password', 'token', '*.password', '*.token'] }, destination(2))
}
