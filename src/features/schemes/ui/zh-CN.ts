export const zh = {
  rule: '评分规则',
  methods: '测评方法',
  evidence: '佐证要求',
  why: '佐证理由',
  department: '体系所列部门',
  kind: { normal: '', bonus: '加分项', deduction: '扣分项', veto: '否决项', admission: '准入项' },
}
