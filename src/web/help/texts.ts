import { defineTexts } from '../kit/i18n.ts'
import { zh } from './zh-CN.ts'

export const helpTexts = defineTexts(zh, () => import('./en.ts').then((module) => module.en))
