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
  examples: {
    bad: [
      {
        text: '极大⟦的⟧提高了干部职工的素养，有效⟦的⟧推动了工作。',
        fixed: '极大地提高了干部职工的素养，有效地推动了工作。',
      },
      { text: '取得了显著⟦地⟧成效，营造了浓厚⟦地⟧氛围。', fixed: '取得了显著的成效，营造了浓厚的氛围。' },
      {
        text: '针对暴露⟦地⟧问题，认认真真⟦的⟧记好账，慢慢⟦的⟧走。',
        fixed: '针对暴露的问题，认认真真地记好账，慢慢地走。',
      },
      { text: '花开⟦的⟧更艳，账写⟦的⟧清清楚楚。', fixed: '花开得更艳，账写得清清楚楚。' },
      {
        text: '张大爷高兴⟦的⟧说。每周六定期⟦的⟧开展“清洁家园”行动，干部素质明显⟦的⟧提高。',
        fixed: '张大爷高兴地说。每周六定期地开展“清洁家园”行动，干部素质明显地提高。',
      },
      {
        text: '网格员认真⟦的⟧记录居民诉求，更好⟦得⟧方便群众，现象明显⟦得⟧减少。',
        fixed: '网格员认真地记录居民诉求，更好地方便群众，现象明显地减少。',
      },
      {
        text: '队员累⟦的⟧满头大汗，把政策讲⟦的⟧通俗易懂，走⟦的⟧最快的人先到，作出应有⟦地⟧贡献。',
        fixed: '队员累得满头大汗，把政策讲得通俗易懂，走得最快的人先到，作出应有的贡献。',
      },
      { text: '工作做⟦的⟧很好，责任落实⟦的⟧不够。', fixed: '工作做得很好，责任落实得不够。' },
    ],
    good: [
      '群众素养有了极大的提高。',
      '得到了进一步的改善。',
      '驻地群众、目的地居民、两地企业受益，认认真真的态度值得学习。',
      '各地成效显著，当地氛围浓厚，追求实实在在的增长。',
      '这是做的好事，看的书不少。',
      '扎实的推进方案，有效的改善途径。',
    ],
  },
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
    for (let index = plain.indexOf('的'); index >= 0; index = plain.indexOf('的', index + 1)) {
      if (isAdverbial(plain, index, particles, lexicon)) emit(index, '地', '状语修饰动词用“地”')
      else if (wantsDeComplement(plain, index, particles, words)) emit(index, '得', '补语前用“得”')
    }
    for (let index = plain.indexOf('地'); index >= 0; index = plain.indexOf('地', index + 1)) {
      if (wantsDe(plain, index, particles) || wantsDeBeforeNoun(plain, index, lexicon))
        emit(index, '的', '定语修饰名词用“的”')
    }
    for (let index = plain.indexOf('得'); index >= 0; index = plain.indexOf('得', index + 1)) {
      if (isAdverbialWithDe(plain, index, particles)) emit(index, '地', '状语修饰动词用“地”')
      else if (wantsDe(plain, index, particles)) emit(index, '的', '定语修饰名词用“的”')
    }
  },
}
