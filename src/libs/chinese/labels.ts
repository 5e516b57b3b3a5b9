import { toChineseNumeral } from './numerals.ts'

export type HeadingLevel = 1 | 2 | 3 | 4

/** The number of a heading by GB/T 9704-2012: 一、 （一） 1. （1） for levels 1 to 4; `ordinal` counts from 1. */
export function headingLabel(level: HeadingLevel, ordinal: number): string {
  if (level === 1) return `${toChineseNumeral(ordinal)}、`
  if (level === 2) return `（${toChineseNumeral(ordinal)}）`
  return level === 3 ? `${ordinal}.` : `（${ordinal}）`
}

/** The lead word of a spoken list: 一是, 二是, … 十一是; `ordinal` counts from 1. */
export function ordinalLead(ordinal: number): string {
  return `${toChineseNumeral(ordinal)}是`
}
