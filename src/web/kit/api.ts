import type { ErrorBody, Operation, OperationInput, OperationOutput } from '../../libs/contract/index.ts'

/** A failed call: `code` is the stable code of the contract, or `web.offline` when no answer came. */
export class CallError extends Error {
  readonly code: string
  readonly status: number
  readonly details: { path: string; message: string }[]

  constructor(code: string, message: string, status = 0, details: { path: string; message: string }[] = []) {
    super(message)
    this.name = 'CallError'
    this.code = code
    this.status = status
    this.details = details
  }
}

interface Parts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

/** The address of an operation with its path places and query filled in; also for links to downloads and pictures. */
export function addressOf<Op extends Operation>(operation: Op, input: OperationInput<Op>): string {
  const { params = {}, query = {} } = input as Parts
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return text ? `${path}?${text}` : path
}

/**
 * Calls one operation of a contract.
 * @throws CallError; a missing session leads to the sign-in page instead
 */
export async function call<Op extends Operation>(
  operation: Op,
  input: OperationInput<Op>,
  signal?: AbortSignal,
): Promise<OperationOutput<Op>> {
  const { body } = input as Parts
  let answer: Response
  try {
    answer = await fetch(addressOf(operation, input), {
      method: operation.method.toUpperCase(),
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new CallError('web.offline', '')
  }
  if (!answer.ok) throw await failureOf(answer.status, () => answer.json())
  return (answer.status === 204 ? undefined : await answer.json()) as OperationOutput<Op>
}

/** Turns a failed answer into an error; shared with uploads, which do not go through fetch. */
export async function failureOf(status: number, read: () => Promise<unknown>): Promise<CallError> {
  const body = (await read().catch(() => undefined)) as Partial<ErrorBody> | undefined
  const error = body?.error
  if (error?.code === 'platform.unauthenticated') goToSignIn()
  return error
    ? new CallError(error.code, error.message, status, error.details)
    : new CallError('web.unexpected', '', status)
}

let leaving = false

/** Told before the way to the sign-in page is taken; a page that would lose what it holds cancels it and says so itself. */
export const signedOut = 'signed-out'

/** Once: a page makes several calls, and each would start the way anew. */
function goToSignIn(): void {
  if (leaving || !dispatchEvent(new Event(signedOut, { cancelable: true }))) return
  leaving = true
  const here = location.pathname + location.search
  location.replace(here === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(here)}`)
}
