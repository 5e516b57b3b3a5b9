import type { DeclaredError } from '../libs/contract/index.ts'

/** An expected failure, thrown by services and turned into an answer in one place. */
export class AppError extends Error {
  readonly code: string
  readonly status: DeclaredError['status']
  readonly details: { path: string; message: string }[] | undefined

  constructor(
    declared: DeclaredError,
    values: Record<string, string | number> = {},
    details?: { path: string; message: string }[],
  ) {
    super(declared.message.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place)))
    this.name = 'AppError'
    this.code = declared.code
    this.status = declared.status
    this.details = details
  }
}

/** Throws the declared error; reads well after a failed look-up. */
export function fail(declared: DeclaredError, values?: Record<string, string | number>): never {
  throw new AppError(declared, values)
}
