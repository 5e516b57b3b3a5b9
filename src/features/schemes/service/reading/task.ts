import type { FileFault, Mapping } from '../../../../libs/scheme-files/index.ts'
import type { Overlay, SchemeContent } from '../../../../libs/scoring/index.ts'
import type { OverlayFault, ReadTable } from '../../contract.ts'

interface FileTask {
  bytes: Uint8Array
  name: string
}

/** What the reading thread is asked for. */
export type ReadingTask =
  | (FileTask & { read: 'scheme'; mapping: Mapping; figures: [id: string, name: string][] })
  | (FileTask & { read: 'table' })
  | (FileTask & { read: 'overlay'; base: SchemeContent | undefined; figures: [id: string, name: string][] })

export interface SchemeRead {
  scheme: SchemeContent | undefined
  faults: FileFault[]
}

export interface OverlayRead {
  overlay: Overlay | undefined
  faults: OverlayFault[]
}

export type TableRead = ReadTable['sheets']

/** `unreadable` is a Chinese sentence that says what to do. */
export type Answer<T> = { read: T } | { unreadable: string }
