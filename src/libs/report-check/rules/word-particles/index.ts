import { companyOf } from '../../model/company.ts'
import { lexiconOf } from '../../model/lexicon.ts'
import { vocabularyOf } from '../../model/vocabulary.ts'
import type { Rule } from '../../rule.ts'
import { isAdverbial, isAdverbialWithDe } from './adverbial.ts'
import { wantsDe, wantsDeBeforeNoun } from './attribute.ts'
import { wantsDeComplement } from './complement.ts'

export const wordParticles: Rule = {
  id: 'W-DEDI',
  severity: 'warning',
  title: '“的、地、得”用错',
  why: '状语后用“地”，定语后用“的”，补语前用“得”。',
  source: '《现代汉语词典》',
  check({ model: { plain }, data, report }) {
    const { particles } = data
    const words = vocabularyOf(data)
    const emit = (index: number, right: string, reason: string) =>
      report({
        start: index,
        end: index + 1,
        message: `“${plain[index]}”应为“${right}”：${reason}。`,
        fix: { text: right, safe: true },
      })
    const lexicon = lexiconOf(data)
    const company = companyOf(data)
    for (let index = plain.indexOf('的'); index >= 0; index = plain.indexOf('的', index + 1)) {
      if (isAdverbial(plain, index, particles, lexicon)) emit(index, '地', '状语修饰动词用“地”')
      else if (wantsDeComplement(plain, index, particles, words)) emit(index, '得', '补语前用“得”')
    }
    for (let index = plain.indexOf('地'); index >= 0; index = plain.indexOf('地', index + 1)) {
      if (wantsDe(plain, index, particles) || wantsDeBeforeNoun(plain, index, lexicon, company))
        emit(index, '的', '定语修饰名词用“的”')
    }
    for (let index = plain.indexOf('得'); index >= 0; index = plain.indexOf('得', index + 1)) {
      if (isAdverbialWithDe(plain, index, particles, lexicon)) emit(index, '地', '状语修饰动词用“地”')
      else if (wantsDe(plain, index, particles)) emit(index, '的', '定语修饰名词用“的”')
    }
  },
}
