import type { TestApp } from '../../../tests/support/test-app.ts'
import type { OperationOutput } from '../../libs/contract/index.ts'
import type { Role } from '../../platform/permissions/index.ts'
import type { operations } from './contract.ts'

export type Uploaded = OperationOutput<typeof operations.upload>

/** Sends a file as a browser does: the body is the file. */
export function send(t: TestApp, name: string, body: BodyInit, role: Role = 'creation-office'): Promise<Response> {
  const init = { method: 'POST', body, headers: { 'content-type': 'application/octet-stream' }, duplex: 'half' }
  return t.fetch(`/api/evidence?name=${encodeURIComponent(name)}`, init as RequestInit, role)
}

export async function upload(t: TestApp, name: string, body: BodyInit, role?: Role): Promise<Uploaded> {
  const response = await send(t, name, body, role)
  if (!response.ok) throw new Error(`upload of ${name} answered ${response.status} ${await response.text()}`)
  return (await response.json()) as Uploaded
}
