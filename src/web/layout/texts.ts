import { defineTexts } from '../kit/i18n.ts'
import { zh } from './zh-CN.ts'

export const layoutTexts = defineTexts(zh, () => import('./en.ts').then((module) => module.en))
