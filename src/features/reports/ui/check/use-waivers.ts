import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { OperationOutput } from '../../../../libs/contract/index.ts'
import { type Fault, type Waiver, waivedSpot, waivedWords } from '../../../../libs/report-check/index.ts'
import { call } from '../../../../web/kit/api.ts'
import { useCall } from '../../../../web/kit/queries.ts'
import { useSession } from '../../../../web/kit/session.ts'
import { operations } from '../../contract/index.ts'
import { readWaivers, writeWaivers } from './waivers.ts'

/** `spot`: this place; `unit`: these words in every text of the unit; `here`: on this computer, in files of this name. */
export type WaiverScope = 'spot' | 'unit' | 'here'

/** One with an id is kept by the unit, one without on this computer. */
export type KeptWaiver = Waiver & { id?: string }

type CheckData = OperationOutput<typeof operations.checkData>

/** The waivers that touch a text, and how to add and take back one. */
export function useWaivers(name: string, text: string) {
  const { unit } = useSession()
  const client = useQueryClient()
  const ofUnit = useCall(operations.checkData, {}).data?.waivers
  const [local, setLocal] = useState<readonly Waiver[]>(() => readWaivers(unit.id, name))
  const all = useMemo((): KeptWaiver[] => [...local, ...(ofUnit ?? []).map(toWaiver)], [local, ofUnit])
  const keepLocal = (next: readonly Waiver[]) => {
    setLocal(next)
    writeWaivers(unit.id, name, next)
  }
  const keepOfUnit = (change: (waivers: CheckData['waivers']) => CheckData['waivers']) =>
    client.setQueryData<CheckData>([operations.checkData.id, {}], (data) =>
      data ? { ...data, waivers: change(data.waivers) } : data,
    )

  return {
    all,
    /** @throws CallError when the unit's server does not take it; then it is not kept */
    add: async (fault: Fault, reason: string, scope: WaiverScope): Promise<KeptWaiver> => {
      const { rule } = fault
      const words = waivedWords(text, fault)
      if (scope === 'here') {
        const waiver = { rule, text: words, reason }
        keepLocal([...withoutWords(local, rule, words), waiver])
        return waiver
      }
      const spot = scope === 'spot' ? waivedSpot(text, fault) : null
      const kept = await call(operations.waive, { body: { rule, words, spot, reason } })
      keepOfUnit((waivers) => [kept, ...waivers])
      return toWaiver(kept)
    },
    /** @throws CallError */
    remove: async (waiver: KeptWaiver): Promise<void> => {
      const { id } = waiver
      if (id === undefined) return keepLocal(withoutWords(local, waiver.rule, waiver.text))
      await call(operations.revokeWaiver, { params: { id } })
      keepOfUnit((waivers) => waivers.filter((one) => one.id !== id))
    },
  }
}

const toWaiver = ({ id, rule, words, spot, reason }: CheckData['waivers'][number]): KeptWaiver => ({
  ...{ id, rule, text: words, reason },
  ...(spot ? { spot } : {}),
})

const withoutWords = (waivers: readonly Waiver[], rule: string, words: string) =>
  waivers.filter((one) => one.rule !== rule || one.text !== words)
