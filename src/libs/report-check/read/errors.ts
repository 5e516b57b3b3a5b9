/** Why a file could not be read; stable, for programs. */
export type ReadErrorCode =
  | 'empty'
  | 'too-large'
  | 'encrypted'
  | 'broken'
  | 'zip-bomb'
  | 'binary'
  | 'no-text'
  | 'unsupported'

/** A file that cannot be checked. `message` is one Chinese sentence: what is wrong, then what to do next. */
export class ReadError extends Error {
  readonly code: ReadErrorCode

  constructor(code: ReadErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'ReadError'
    this.code = code
  }
}
