import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A file just received: complete, flushed to disk, not yet under its final name. */
export interface ReceivedFile {
  sha256: string
  size: number
  /** Where the bytes lie until `keep` or `drop`. */
  path: string
}

/** The stream went past the limit; nothing of it is kept. */
export class TooLargeError extends Error {}

/** Files by SHA-256 below one folder; the same bytes are stored once. */
export interface FileStore {
  /** Streams to a temporary file while hashing; memory use does not grow with the file. @throws TooLargeError */
  receive(stream: ReadableStream<Uint8Array>, limit: number): Promise<ReceivedFile>
  keep(file: ReceivedFile): Promise<void>
  drop(file: ReceivedFile): Promise<void>
  /** Stores bytes made from a kept file, such as a thumbnail. */
  writeVariant(sha256: string, variant: string, bytes: Uint8Array): Promise<void>
  pathOf(sha256: string, variant?: string): string
  read(sha256: string, variant?: string): ReadableStream<Uint8Array>
  exists(sha256: string, variant?: string): Promise<boolean>
  /** Throws away what a process that was killed had begun to receive; only for who alone has the folder. */
  discardIncoming(): Promise<void>
}

export function createFileStore(folder: string): FileStore {
  const incoming = path.join(folder, 'incoming')
  const pathOf = (sha256: string, variant?: string) =>
    path.join(folder, sha256.slice(0, 2), variant ? `${sha256}.${variant}` : sha256)

  async function place(from: string, to: string): Promise<void> {
    await mkdir(path.dirname(to), { recursive: true })
    await rename(from, to)
  }

  return {
    pathOf,
    async receive(stream, limit) {
      await mkdir(incoming, { recursive: true })
      const target = path.join(incoming, randomBytes(12).toString('hex'))
      const hash = createHash('sha256')
      let size = 0
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length
          if (size > limit) return done(new TooLargeError())
          hash.update(chunk)
          done(null, chunk)
        },
      })
      try {
        const source = Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0])
        await pipeline(source, measure, createWriteStream(target, { flush: true }))
      } catch (error) {
        await rm(target, { force: true })
        throw error
      }
      return { sha256: hash.digest('hex'), size, path: target }
    },
    keep: (file) => place(file.path, pathOf(file.sha256)),
    drop: (file) => rm(file.path, { force: true }),
    async writeVariant(sha256, variant, bytes) {
      await mkdir(incoming, { recursive: true })
      const half = path.join(incoming, randomBytes(12).toString('hex'))
      const handle = await open(half, 'w')
      await handle.writeFile(bytes)
      await handle.sync()
      await handle.close()
      await place(half, pathOf(sha256, variant))
    },
    read: (sha256, variant) => Readable.toWeb(createReadStream(pathOf(sha256, variant))) as ReadableStream<Uint8Array>,
    exists: (sha256, variant) =>
      stat(pathOf(sha256, variant)).then(
        () => true,
        () => false,
      ),
    discardIncoming: () => rm(incoming, { recursive: true, force: true }),
  }
}
