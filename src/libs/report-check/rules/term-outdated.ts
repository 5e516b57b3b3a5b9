import { inferYear } from '../model/period.ts'
import { fitsContext, matcherOf } from '../model/word-matcher.ts'
import type { Rule } from '../rule.ts'

export const termOutdated: Rule = {
  id: 'T-OUTDATED',
  severity: 'hint',
  title: '过时的说法',
  why: '旧文稿、旧模板里的提法、机构名称已经停用，照抄会露出“跨时抄”的痕迹。',
  source: '词表每条写明停用年份和依据',
  check({ model, data: { outdated }, options, report }) {
    const { plain } = model
    const year = inferYear(model, options)
    const entries = new Map(outdated.map((entry) => [entry.term, entry]))
    const seen = new Set<string>()
    matcherOf(outdated, (list) => list.map((entry) => entry.term)).scan(plain, (term, start) => {
      const entry = entries.get(term)
      if (!entry || seen.has(term)) return
      if (year === undefined ? entry.body : year <= entry.until) return
      if (entry.body && /原|时任|前$/.test(plain.slice(Math.max(0, start - 4), start))) return
      if (entry.unless?.some((context) => fitsContext(plain, start, start + term.length, context))) return
      seen.add(term)
      const advice = entry.now ? `，现为“${entry.now}”` : ''
      report({ start, end: start + term.length, message: `“${term}”已经过时（${entry.reason}）${advice}，请核对。` })
    })
  },
}
