import type { EarlierReport } from '../../../../libs/report-check/index.ts'
import { useCall } from '../../../../web/kit/queries.ts'
import { operations } from '../../contract/index.ts'
import { keep, useKept } from './kept.ts'

export interface Earlier extends EarlierReport {
  key: string
  /** The last day it tells of; unknown for a file. */
  until?: string
}

/** As many of former years as a person wants to be told of unasked. */
const usuallyChosen = 3

/** Files that were added, and what was chosen instead of the usual. */
const kept = keep<{ files: readonly Earlier[]; choice?: ReadonlySet<string> }>({ files: [] })

/**
 * Reports that a text is compared with: the unit's frozen ones, of which those of former periods are taken unless the person chooses
 * otherwise, and files of this computer, which stay on it.
 */
export function useEarlier(period: { from: string } | undefined, readText: (file: File) => Promise<string>) {
  const frozen = useCall(operations.earlier, {})
  const { files, choice } = useKept(kept)
  const ofUnit: Earlier[] = (frozen.data?.items ?? []).map(({ id, title, period: { to }, text }) => ({
    ...{ key: id, name: title, from: 'own', text, until: to },
  }))
  const all = [...files, ...ofUnit]
  const usual = ofUnit.filter(({ until }) => period && until! < period.from).slice(0, usuallyChosen)
  const isChosen = (key: string) => (choice ? choice.has(key) : usual.some((one) => one.key === key))
  const chosenKeys = all.filter(({ key }) => isChosen(key)).map(({ key }) => key)

  return {
    /** Whether it is known what there is; nothing when it cannot be fetched, since a check goes without. */
    known: !frozen.isPending,
    all,
    isChosen,
    count: chosenKeys.length,
    toggle: (key: string) =>
      kept.set({
        files,
        choice: new Set(isChosen(key) ? chosenKeys.filter((one) => one !== key) : [...chosenKeys, key]),
      }),
    /** @throws CheckError when the file cannot be read */
    add: async (file: File, from: EarlierReport['from']) => {
      const text = await readText(file)
      const before = kept.get().files
      const added: Earlier = { key: `file-${before.length + 1}`, name: nameOf(file), from, text }
      kept.set({ files: [added, ...before], choice: new Set([added.key, ...(kept.get().choice ?? chosenKeys)]) })
    },
    chosen: (): EarlierReport[] =>
      all.filter(({ key }) => isChosen(key)).map(({ name, from, text }) => ({ name, from, text })),
  }
}

const nameOf = (file: File) => file.name.replace(/\.[^.]+$/, '')
