import { describe, expect, it } from 'vitest'
import { Numbering } from '../numbering.ts'
import { readLists } from './lists.ts'

const numbers = (size: 1 | 2 | 4, ...values: number[]) =>
  values.flatMap((value) => Array.from({ length: size }, (_, byte) => (value >> (byte * 8)) & 0xff))
const zeros = (count: number) => Array<number>(count).fill(0)

/** A level: start, format and label, in which a character below 9 stands for that level's number. */
const level = (start: number, format: number, label: string, { flags = 0, restart = 0 } = {}) => [
  ...numbers(4, start),
  ...[format, flags, ...zeros(9), 2, ...zeros(8), 0, 0, restart, 0],
  ...numbers(2, label.length, ...Array.from(label, (one) => one.charCodeAt(0))),
]
const list = (id: number, simple: boolean) => [
  ...numbers(4, id, 0),
  ...Array<number>(18).fill(0xff),
  ...[simple ? 1 : 0, 0],
]
const instance = (id: number, overrides: number) => [...numbers(4, id, 0, 0), overrides, 0, 0, 0]

/** Streams that hold nothing but lists. */
function streams(lists: number[][], levels: number[][], instances: number[][], overrides: number[]) {
  const first = [...numbers(2, lists.length), ...lists.flat()]
  const head = [...first, ...levels.flat()]
  const second = [...numbers(4, instances.length), ...instances.flat()]
  const table = Uint8Array.from([...head, ...second, ...overrides])
  const main = new Uint8Array(1024)
  const view = new DataView(main.buffer)
  view.setUint32(0x2e2, 0, true)
  view.setUint32(0x2e6, first.length, true)
  view.setUint32(0x2ea, head.length, true)
  view.setUint32(0x2ee, second.length, true)
  return { main, table }
}

const labels = (file: ReturnType<typeof streams>, paragraphs: [list: number, level: number][]) => {
  const numbering = new Numbering({ numbering: () => undefined }, readLists(file))
  return paragraphs.map(([numId, ilvl]) => numbering.label({ numId: String(numId), level: ilvl }, undefined))
}

describe('lists of a .doc', () => {
  it('starts again where an instance says so, and prints by a level of its own', () => {
    const file = streams(
      [list(7, true)],
      [level(1, 39, '\0、')],
      [instance(7, 0), instance(7, 1), instance(7, 1)],
      [
        ...[...numbers(4, -1)],
        ...[...numbers(4, -1), ...numbers(4, 5, 0x10)],
        ...[...numbers(4, -1), ...numbers(4, 0, 0x30), ...level(3, 0, '（\0）')],
      ],
    )
    expect(
      labels(file, [
        [1, 0],
        [1, 0],
        [2, 0],
        [2, 0],
        [3, 0],
      ]),
    ).toEqual(['一、', '二、', '五、', '六、', '（3）'])
  })

  it('goes on over higher levels where a level says so, and prints 1.1 for legal numbers', () => {
    const nine = [
      level(1, 37, '第\0章'),
      level(1, 0, '\0.\x01', { flags: 4 }),
      level(1, 0, '（\x02）', { flags: 8 }),
      ...Array.from({ length: 6 }, () => level(1, 23, '•')),
    ]
    const file = streams([list(7, false)], nine, [instance(7, 0)], numbers(4, -1))
    const wanted = ['第一章', '1.1 ', '（1）', '1.2 ', '（2）', '第二章', '2.1 ', '']
    expect(
      labels(
        file,
        [0, 1, 2, 1, 2, 0, 1, 5].map((ilvl) => [1, ilvl]),
      ).map((one) => one?.trimEnd()),
    ).toEqual(wanted.map((one) => one.trimEnd()))
  })

  it('refuses a label without end', () => {
    const endless = level(1, 0, '')
    endless.splice(-2, 2, 0xff, 0xff)
    expect(() => readLists(streams([list(7, true)], [endless], [], []))).toThrow('label')
  })
})
