import { describe, expect, it } from 'vitest'
import { createThread } from './threads.ts'

const module = new URL(
  `data:text/javascript,${encodeURIComponent(`
  import { parentPort } from 'node:worker_threads'
  parentPort.on('message', (task) => {
    if (task === 'loop') for (;;);
    if (task === 'grow') for (const all = [];;) all.push(new Array(1000).fill(Math.random()))
    if (task === 'throw') throw new Error('no')
    if (task === 'late') setTimeout(() => { throw new Error('late') }, 20)
    parentPort.postMessage(task * 2)
  })`)}`,
)

describe('a thread', () => {
  it('answers in turn, whoever asks', async () => {
    const run = createThread<number, number>(module, { seconds: 20, megabytes: 64 })
    expect(await Promise.all([1, 2, 3].map(run))).toEqual([2, 4, 6])
  })

  it.each([
    ['takes too long', 'loop', 'time'],
    ['takes too much memory', 'grow', 'memory'],
    ['breaks', 'throw', 'crash'],
  ] as const)('that %s is ended, and the next task is done', async (_, task, reason) => {
    const run = createThread<unknown, number>(module, { seconds: 3, megabytes: 32 })
    await expect(run(task)).rejects.toMatchObject({ reason })
    expect(await run(4)).toBe(8)
  })

  it('that breaks while nobody waits takes nothing down', async () => {
    const run = createThread<unknown, number>(module, { seconds: 20, megabytes: 64 })
    await run('late')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await run(4)).toBe(8)
  })
})
