import { useEffect, useRef, useState } from 'react'
import { CallError } from '../api.ts'
import { sendFile, type Uploaded } from './send.ts'

export interface Sending {
  key: number
  file: File
  percent: number
  /** Undefined while waiting or under way. */
  error?: unknown
}

const atOnce = 2

/** The queue behind a file field: at most two files at once; a failed one stays to be tried again. */
export function useUploads(onDone: (uploaded: Uploaded) => void) {
  const [sending, setSending] = useState<readonly Sending[]>([])
  const nextKey = useRef(1)
  const running = useRef(new Map<number, AbortController>())
  // An effect may run late, with a list in which a finished file still stands; what was started once is not started again.
  const started = useRef(new Set<number>())
  const done = useRef(onDone)
  done.current = onDone

  const patch = (key: number, change: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const drop = (key: number) => setSending((all) => all.filter((one) => one.key !== key))

  const start = async ({ key, file }: Sending) => {
    const controller = new AbortController()
    running.current.set(key, controller)
    started.current.add(key)
    try {
      const uploaded = await sendFile(file, (percent) => patch(key, { percent }), controller.signal)
      drop(key)
      done.current(uploaded)
    } catch (error) {
      if (!(error instanceof CallError && error.code === 'web.aborted')) patch(key, { error })
    } finally {
      running.current.delete(key)
      setSending((all) => [...all])
    }
  }

  useEffect(() => {
    const waiting = sending.filter((one) => !one.error && !started.current.has(one.key))
    for (const one of waiting.slice(0, Math.max(0, atOnce - running.current.size))) void start(one)
  })
  useEffect(() => {
    const underWay = running.current
    return () => {
      for (const controller of underWay.values()) controller.abort()
    }
  }, [])
  useEffect(() => {
    if (sending.length === 0) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [sending.length])

  return {
    sending,
    add: (files: Iterable<File>) => {
      // Keys are given here: React may run an updater more than once, and a second key would send the file twice.
      const added = [...files].map((file) => ({ key: nextKey.current++, file, percent: 0 }))
      setSending((all) => [...all, ...added])
    },
    retry: (key: number) => {
      started.current.delete(key)
      patch(key, { error: undefined, percent: 0 })
    },
    cancel: (key: number) => {
      running.current.get(key)?.abort()
      drop(key)
    },
  }
}
