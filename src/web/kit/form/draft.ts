import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { useTexts } from '../i18n.ts'
import { useSession } from '../session.ts'
import { kitTexts } from '../texts.ts'
import { toast } from '../toast.tsx'
import type { Values } from './fields.ts'

const keptDays = 14

/**
 * Keeps what is being entered in this browser, per person, so that a closed tab, a lost session or a lost network loses
 * nothing. `restored` is what was found; leaving the page with an unfinished draft says so and offers the way back.
 */
export function useDraft(name: string | undefined) {
  const { user, unit } = useSession()
  const t = useTexts(kitTexts)
  const navigate = useNavigate()
  const here = useRouterState({ select: (state) => state.location.href })
  const key = name && `chuangwen.draft.${unit.id}.${user.id}.${name}`
  const restored = useMemo(() => (key ? read(key) : undefined), [key])
  const unfinished = useRef(restored !== undefined)

  const leave = useRef(() => {})
  leave.current = () => {
    if (unfinished.current && location.pathname !== here.split('?')[0]) {
      toast(t.form.draftKept, { undo: { label: t.form.draftReturn, act: () => void navigate({ href: here }) } })
    }
  }
  useEffect(() => () => leave.current(), [])

  return {
    restored,
    save(values: Values) {
      if (!key) return
      unfinished.current = true
      write(key, values)
    },
    /** While it is being sent the form may be left without a word; `clear` or `sending(false)` follows. */
    sending(on: boolean) {
      if (key) unfinished.current = !on
    },
    clear() {
      unfinished.current = false
      if (key) forget(key)
    },
  }
}

function read(key: string): Values | undefined {
  try {
    const { savedAt, values } = JSON.parse(localStorage.getItem(key) ?? '{}') as { savedAt?: number; values?: Values }
    return savedAt && Date.now() - savedAt < keptDays * 86_400_000 ? values : undefined
  } catch {
    return undefined
  }
}

function write(key: string, values: Values): void {
  try {
    localStorage.setItem(key, JSON.stringify({ savedAt: Date.now(), values }))
  } catch {
    // A full store loses only the draft; the form itself still stands.
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // A forbidden store holds no draft either.
  }
}
