import { AppError } from '../../../platform/errors.ts'
import { errors, uploadLimit } from '../contract.ts'

/** The body of an upload, kept in memory. @throws AppError `schemes.tooLarge`, `schemes.incomplete` */
export async function receive(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length')) > uploadLimit) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length
      if (size > uploadLimit) throw tooLarge()
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError(errors.incomplete)
  }
  return Buffer.concat(chunks)
}

const tooLarge = () => new AppError(errors.tooLarge, { limit: uploadLimit / 1024 / 1024 })
