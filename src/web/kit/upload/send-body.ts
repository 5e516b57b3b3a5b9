import type { Operation, OperationInput, OperationOutput } from '../../../libs/contract/index.ts'
import { addressOf, CallError, failureOf } from '../api.ts'

/** Sends a file as the body of an operation. @throws CallError */
export async function sendBody<Op extends Operation>(
  operation: Op,
  input: OperationInput<Op>,
  file: File,
): Promise<OperationOutput<Op>> {
  const answer = await fetch(addressOf(operation, input), {
    method: operation.method.toUpperCase(),
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => {
    throw new CallError('web.offline', '')
  })
  if (!answer.ok) throw await failureOf(answer.status, () => answer.json())
  return (await answer.json()) as OperationOutput<Op>
}
