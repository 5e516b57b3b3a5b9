import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ErrorBody } from '../../libs/contract/index.ts'
import { platformErrors } from '../contract.ts'
import { AppError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Env } from './router.ts'

/** Declared failures keep their code and message; anything else is a bug, logged whole and answered without detail. */
export function errorAnswer(log: Log): ErrorHandler<Env> {
  return (error, c) => {
    const known = error instanceof AppError ? error : translate(error)
    if (known) {
      const body: ErrorBody = {
        error: { code: known.code, message: known.message, ...(known.details ? { details: known.details } : {}) },
      }
      return c.json(body, known.status)
    }
    log.error({ err: error, method: c.req.method, path: withoutTokens(c.req.path) }, 'unexpected failure')
    const body: ErrorBody = {
      error: { code: 'platform.unexpected', message: '系统出现意外问题，已记录。请稍后重试，仍不行请联系管理员' },
    }
    return c.json(body, 500)
  }
}

/** A part of an address longer than an id is a secret, such as that of a calendar. */
const withoutTokens = (path: string): string => path.replace(/[^/]{37,}/g, '…')

function translate(error: Error): AppError | undefined {
  if (error instanceof HTTPException) {
    if (error.status === 413) return new AppError(platformErrors.tooLarge)
    if (error.status === 415) return new AppError(platformErrors.unsupported)
    if (error.status < 500) return new AppError(platformErrors.invalid)
  }
  // 40001 serialization failure, 40P01 deadlock, 23505 unique violation lost in a race
  const code = (error as { code?: unknown }).code
  if (code === '40001' || code === '40P01' || code === '23505') return new AppError(platformErrors.conflict)
  return undefined
}
