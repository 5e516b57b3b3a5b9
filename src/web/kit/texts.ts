import { defineTexts } from './i18n.ts'
import { zh } from './zh-CN.ts'

export const kitTexts = defineTexts(zh, () => import('./en.ts').then((module) => module.en))
