import { defineErrors } from '../libs/contract/index.ts'

/** Failures that any operation may answer with. */
export const platformErrors = defineErrors('platform', {
  invalid: { status: 400, message: '提交的内容有误，请按提示修改后重试' },
  unauthenticated: { status: 401, message: '请先登录' },
  forbidden: { status: 403, message: '您没有此项权限，如需使用请联系本单位管理员' },
  notFound: { status: 404, message: '没有找到要访问的内容，可能已被撤下或链接有误' },
  conflict: { status: 409, message: '内容已被他人修改，请刷新后重试' },
  tooLarge: { status: 413, message: '提交的内容过大，请压缩或分批提交' },
  unsupported: { status: 415, message: '不支持这种内容类型' },
  foreignOrigin: { status: 403, message: '请求来源不可信，已拒绝' },
  tooMany: { status: 429, message: '操作过于频繁，请在 {seconds} 秒后重试' },
})
