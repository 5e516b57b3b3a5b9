import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { describe, expect, it } from 'vitest'

const WORDS = 'words-of-rules'

/** What the browser fetches for the check before any word list, and before what only some files need: readers, writers, layout. */
async function workerChunks(): Promise<Rolldown.OutputChunk[]> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'chrome109',
      rolldownOptions: {
        input: path.join(import.meta.dirname, 'worker.ts'),
        // Lists of words that rules look for are word data, though they stand in modules of their own.
        output: { codeSplitting: { groups: [{ name: WORDS, test: /\.words\.ts$/ }] } },
      },
    },
  })
  const [{ output }] = [result].flat() as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput]
  return output.filter((one) => one.type === 'chunk')
}

describe('the bundle of the checker', () => {
  it('stays within 150 KB gzipped, readers of files, writers, layout, English and word lists apart', async () => {
    const chunks = await workerChunks()
    const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
    const entry = chunks.find((chunk) => chunk.isEntry)!
    const first = new Set([entry.fileName])
    for (const name of first)
      for (const next of byName.get(name)?.imports ?? []) if (byName.get(next)?.name !== WORDS) first.add(next)
    const bytes = [...first].reduce((sum, name) => sum + gzipSync(byName.get(name)?.code ?? '').length, 0)
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThanOrEqual(150 * 1024)
    for (const apart of [/unpdf|pdfjs/, /read\/docx?\//, /\/write\//, /layout\/index/, /report-check\/english\//]) {
      const holders = chunks.filter((chunk) => apart.test(chunk.moduleIds.join()))
      expect(holders.length).toBeGreaterThan(0)
      expect(holders.filter(({ fileName }) => first.has(fileName))).toEqual([])
    }
  })
})
