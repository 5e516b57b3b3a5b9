import type { z } from 'zod'

/** One declared failure: the dotted code is stable, the message is Chinese and may hold `{name}` places. */
export interface ErrorDeclaration {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429
  message: string
}

export interface DeclaredError extends ErrorDeclaration {
  code: string
}

/** Declares the expected failures of a feature; the code of each is `<feature>.<name>`. */
export function defineErrors<const T extends Record<string, ErrorDeclaration>>(
  feature: string,
  declarations: T,
): { [K in keyof T]: DeclaredError } {
  const entries = Object.entries(declarations).map(([name, d]) => [name, { ...d, code: `${feature}.${name}` }])
  return Object.fromEntries(entries) as { [K in keyof T]: DeclaredError }
}

type Shape = z.ZodType | undefined

/**
 * One operation of the API, said once: server route, typed client, OpenAPI page and permission matrix read it.
 * `permission: 'public'` needs no session, `'signed-in'` any session; every other value is checked against the role table.
 */
export interface Operation<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  O extends Shape = Shape,
> {
  id: string
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Path with `{name}` places, e.g. `/api/records/{id}`. */
  path: string
  permission: string
  summary: string
  params?: P
  query?: Q
  body?: B
  /** Absent for a binary answer (`binary` names its media types) and for 204. */
  output?: O
  /** Media types of a binary answer. */
  binary?: string[]
  /** A multipart upload instead of a JSON body. */
  upload?: boolean
  errors?: DeclaredError[]
}

export function operation<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  O extends Shape = undefined,
>(definition: Operation<P, Q, B, O>): Operation<P, Q, B, O> {
  return definition
}

type Field<K extends string, T extends Shape> = T extends z.ZodType ? { [k in K]: z.input<T> } : unknown
type Parsed<K extends string, T extends Shape> = T extends z.ZodType ? { [k in K]: z.output<T> } : unknown

/** What a caller passes: `{params, query, body}`, each only where the operation has it. */
export type OperationInput<Op> =
  Op extends Operation<infer P, infer Q, infer B, Shape>
    ? Field<'params', P> & Field<'query', Q> & Field<'body', B>
    : never

/** What a handler gets: the same after validation, with defaults filled in. */
export type OperationArguments<Op> =
  Op extends Operation<infer P, infer Q, infer B, Shape>
    ? Parsed<'params', P> & Parsed<'query', Q> & Parsed<'body', B>
    : never

export type OperationOutput<Op> =
  Op extends Operation<Shape, Shape, Shape, infer O> ? (O extends z.ZodType ? z.output<O> : undefined) : never

/** The body of every error answer. */
export interface ErrorBody {
  error: { code: string; message: string; details?: { path: string; message: string }[] }
}
