import type { SchemeCheck, TableMapping } from '../contract.ts'

/** A file that has been tried, and how its columns were read where somebody said it. */
export interface TriedFile {
  file: File
  check: SchemeCheck
  mapping?: TableMapping
}

/** The end of a name decides how a file is read, so a long name loses its beginning. */
export const nameOf = (file: File) => file.name.slice(-200)

/** Only tables have columns. */
export const isTable = (file: File) => !/\.(ya?ml|json)$/i.test(file.name)
