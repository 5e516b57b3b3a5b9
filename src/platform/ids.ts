import { randomBytes } from 'node:crypto'

let last = 0n

/** A UUIDv7 (RFC 9562): 48-bit milliseconds, then random; later ids of one process always sort after earlier ones. */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16)
  let stamp = (BigInt(now) << 12n) | BigInt(((bytes[6]! & 0x0f) << 8) | bytes[7]!)
  if (stamp <= last) stamp = last + 1n
  last = stamp
  const milliseconds = stamp >> 12n
  const sequence = Number(stamp & 0xfffn)
  for (let i = 0; i < 6; i++) bytes[i] = Number((milliseconds >> BigInt(8 * (5 - i))) & 0xffn)
  bytes[6] = 0x70 | (sequence >> 8)
  bytes[7] = sequence & 0xff
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
