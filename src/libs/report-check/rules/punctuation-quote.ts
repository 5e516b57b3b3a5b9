import type { Rule } from '../rule.ts'

/** 老人说：“水管接到家，心里乐开花”。 or the paragraph ends with the quotation. */
const SPOKEN =
  /[说道问答夸赞喊讲叹称溜谣][^，。：“”\n]{0,4}：“(?=[^“”\n]{0,80}，|[^“”\n]{0,6}[他她我你咱])[^“”\n]{5,80}[^。！？…—，“”\n]”(?<mark>[。！？]?)(?=\n|$|(?<=[。！？]))/g

export const punctuationQuoteEnd: Rule = {
  id: 'P-PUNCT-SPEECH',
  severity: 'warning',
  title: '整句引文的句末点号不在引号里',
  why: '冒号之后完整引用别人的话，句末的句号、问号、叹号放在引号里面。',
  source: 'GB/T 15834—2011《标点符号用法》',
  check({ model: { plain }, report }) {
    for (const { index, 0: text, groups } of plain.matchAll(SPOKEN)) {
      const mark = groups?.mark || '。'
      const end = index + text.length
      const start = end - (groups?.mark ? 2 : 1)
      report({
        start,
        end,
        message: `引用的是整句话，应写作“${mark}””。`,
        fix: { text: `${mark}”`, safe: false },
      })
    }
  },
}
