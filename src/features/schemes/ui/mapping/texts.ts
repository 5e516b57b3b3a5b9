import { defineTexts } from '../../../../web/kit/i18n.ts'
import { zh } from './zh-CN.ts'

export const mappingTexts = defineTexts(zh, () => import('./en.ts').then((module) => module.en))
