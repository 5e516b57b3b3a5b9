import { defineTexts } from '../../../../web/kit/i18n.ts'
import { zh } from './zh-CN.ts'

export const localTexts = defineTexts(zh, () => import('./en.ts').then((module) => module.en))
