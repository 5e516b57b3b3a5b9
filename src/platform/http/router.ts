import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { z } from 'zod'
import type { Operation, OperationArguments, OperationOutput } from '../../libs/contract/index.ts'
import { platformErrors } from '../contract.ts'
import { AppError } from '../errors.ts'
import type { Actor, Grants } from '../permissions/index.ts'
import { type Context, createContext, type Deps } from './context.ts'

export type Env = { Variables: { actor: Actor | undefined } }

/** A handler may answer with a value for JSON, or with a Response of its own (files, downloads, cookies). */
export type Handler<Op extends Operation> = (
  ctx: Context,
  input: OperationArguments<Op>,
  request: Request,
) => Promise<OperationOutput<Op> | Response>

export type PublicHandler<Op extends Operation> = (
  deps: Deps,
  input: OperationArguments<Op>,
  request: Request,
  /** Address of the client, for rate limits. */
  client: string,
) => Promise<OperationOutput<Op> | Response>

/** Binds contract operations to functions; keeps the list of all bound operations for the permission matrix. */
export interface Router {
  readonly app: OpenAPIHono<Env>
  readonly operations: Operation[]
  readonly grants: Record<string, readonly string[]>
  bind<Op extends Operation>(operation: Op, handler: Handler<Op>): void
  /** For the few operations that need no session. */
  bindPublic<Op extends Operation>(operation: Op, handler: PublicHandler<Op>): void
  addGrants(grants: Grants): void
}

const ErrorAnswer = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
})

export function createRouter(deps: Deps): Router {
  const app = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw invalid(result.error.issues)
    },
  })
  const operations: Operation[] = []
  const grants: Record<string, readonly string[]> = {}

  function add<Op extends Operation>(
    op: Op,
    answer: (c: HonoContext<Env>, input: OperationArguments<Op>) => Promise<unknown>,
    middleware: MiddlewareHandler<Env>[] = [],
  ) {
    operations.push(op)
    app.openapi({ ...toRoute(op), middleware }, async (c) => {
      const output = await answer(c, validInput(op, c) as OperationArguments<Op>)
      if (output instanceof Response) return output as never
      if (output === undefined) return c.body(null, 204) as never
      return c.json(output) as never
    })
  }

  /** Runs before validation: nobody learns from an error message what an operation would take. */
  function guard(op: Operation): MiddlewareHandler<Env> {
    return async (c, next) => {
      const actor = c.get('actor')
      if (!actor) throw new AppError(platformErrors.unauthenticated)
      if (op.permission !== 'signed-in' && !grants[op.permission]?.includes(actor.role)) {
        throw new AppError(platformErrors.forbidden)
      }
      await next()
    }
  }

  return {
    app,
    operations,
    grants,
    addGrants: (added) => Object.assign(grants, added),
    bind(op, handler) {
      add(op, (c, input) => handler(createContext(deps, c.get('actor')!), input, c.req.raw), [guard(op)])
    },
    bindPublic(op, handler) {
      add(op, (c, input) => handler(deps, input, c.req.raw, clientAddress(c)))
    },
  }
}

function clientAddress(c: HonoContext<Env>): string {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  return incoming?.socket?.remoteAddress ?? 'local'
}

function toRoute(op: Operation) {
  const failures = [
    platformErrors.invalid,
    platformErrors.unauthenticated,
    platformErrors.forbidden,
    ...(op.errors ?? []),
  ]
  const statuses = new Set(failures.map((e) => e.status))
  const success: Record<string, { description: string; content?: Record<string, { schema: z.ZodType }> }> = op.binary
    ? {
        200: {
          description: '文件',
          content: Object.fromEntries(
            op.binary.map((type) => [type, { schema: z.string().meta({ format: 'binary' }) }]),
          ),
        },
      }
    : op.output
      ? { 200: { description: '成功', content: { 'application/json': { schema: op.output } } } }
      : { 204: { description: '成功，无内容' } }
  return createRoute({
    operationId: op.id,
    method: op.method,
    path: op.path,
    summary: op.summary,
    tags: [op.id.split('.')[0]!],
    request: {
      ...(op.params ? { params: op.params as z.ZodObject } : {}),
      ...(op.query ? { query: op.query as z.ZodObject } : {}),
      ...(op.body ? { body: { required: true, content: { 'application/json': { schema: op.body } } } } : {}),
      ...(op.upload
        ? {
            body: {
              required: true,
              content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
            },
          }
        : {}),
    },
    responses: {
      ...success,
      ...Object.fromEntries(
        [...statuses].map((status) => [
          status,
          {
            description: failures
              .filter((e) => e.status === status)
              .map((e) => `${e.code}: ${e.message}`)
              .join('; '),
            content: { 'application/json': { schema: ErrorAnswer } },
          },
        ]),
      ),
    },
  })
}

function validInput(op: Operation, c: HonoContext<Env>): Record<string, unknown> {
  const request = c.req as unknown as { valid(part: string): unknown }
  return {
    ...(op.params ? { params: request.valid('param') } : {}),
    ...(op.query ? { query: request.valid('query') } : {}),
    ...(op.body ? { body: request.valid('json') } : {}),
  }
}

export function invalid(issues: readonly { path: PropertyKey[]; message: string }[]): AppError {
  const details = issues
    .slice(0, 50)
    .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
  return new AppError(platformErrors.invalid, {}, details)
}
