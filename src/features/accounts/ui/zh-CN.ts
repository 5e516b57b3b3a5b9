export const zh = {
  password: { label: '新密码', hint: '至少 10 位，建议用几个不相干的词连起来，便于记忆。' },
}
