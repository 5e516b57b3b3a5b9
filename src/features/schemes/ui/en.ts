import type { zh } from './zh-CN.ts'

export const en: typeof zh = {
  rule: 'Scoring rule',
  methods: 'Methods',
  evidence: 'Evidence asked for',
  why: 'Why it is asked',
  department: 'Department in the scheme',
  kind: { normal: '', bonus: 'Bonus', deduction: 'Deduction', veto: 'Veto', admission: 'Admission' },
}
