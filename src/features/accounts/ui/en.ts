import type { zh } from './zh-CN.ts'

export const en: typeof zh = {
  password: { label: 'New password', hint: 'At least 10 characters; a few unrelated words are easy to remember.' },
}
