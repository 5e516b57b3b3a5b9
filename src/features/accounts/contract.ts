import { z } from 'zod'
import { Id, Instant, line, required } from '../../libs/contract/fields.ts'
import { defineErrors, operation } from '../../libs/contract/index.ts'

export const Role = z.enum([
  'administrator',
  'creation-office',
  'leader',
  'department-liaison',
  'community-liaison',
  'reader',
])
export type Role = z.infer<typeof Role>

export const errors = defineErrors('accounts', {
  linkSpent: { status: 401, message: '登录链接已使用或已过期，请重新启动程序或向管理员索取新的链接' },
  wrongPassword: { status: 401, message: '用户名或密码不正确' },
  tooManyAttempts: { status: 429, message: '尝试次数过多，请在 {seconds} 秒后再试' },
  usernameTaken: { status: 409, message: '用户名“{username}”已被使用，请换一个' },
  liaisonNeedsPlace: { status: 422, message: '联络员须指定所在的部门或社区' },
  noSuchUser: { status: 404, message: '没有这个用户' },
  lastAdministrator: { status: 422, message: '本单位至少保留一名可用的管理员' },
})

export const Unit = z.object({
  id: Id,
  name: z.string(),
  shortName: z.string(),
  kind: z.string(),
  places: z.array(z.string()).describe('所在地，从省到县'),
  example: z.boolean(),
})
export type Unit = z.infer<typeof Unit>

export const Session = z.object({
  user: z.object({ id: z.string(), name: z.string(), username: z.string().nullable(), hasPassword: z.boolean() }),
  unit: Unit,
  role: Role,
  departmentId: Id.nullable(),
  communityId: Id.nullable(),
  /** Names of the permissions this person holds; pages show only what can be done. */
  permissions: z.array(z.string()),
  /** Today in China, YYYY-MM-DD. */
  today: z.string(),
})
export type Session = z.infer<typeof Session>

export const User = z.object({
  id: Id.describe('成员编号'),
  userId: z.string(),
  name: z.string(),
  username: z.string().nullable(),
  role: Role,
  departmentId: Id.nullable(),
  communityId: Id.nullable(),
  disabled: z.boolean(),
  createdAt: Instant,
})
export type User = z.infer<typeof User>

const SignInLink = z.object({ path: z.string().describe('一次性登录链接，接在网址之后'), expiresAt: Instant })

const NewUser = z.object({
  name: required(line(30)).describe('姓名'),
  username: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}._-]{2,40}$/u, '用户名为 2—40 个汉字、字母、数字、点、横线')
    .describe('用户名'),
  role: Role.describe('角色'),
  departmentId: Id.nullable().default(null).describe('所在部门'),
  communityId: Id.nullable().default(null).describe('所在社区'),
})

const UserChange = z.object({
  role: Role.optional(),
  departmentId: Id.nullable().optional(),
  communityId: Id.nullable().optional(),
  disabled: z.boolean().optional(),
})

const ById = z.object({ id: Id })

const UnitChange = z.object({
  name: required(line(60)).describe('单位全称'),
  shortName: required(line(20)).describe('简称'),
  places: z
    .array(required(line(30)))
    .max(5)
    .describe('所在地，从省到县'),
})

export const operations = {
  signInByLink: operation({
    id: 'accounts.signInByLink',
    method: 'post',
    path: '/api/session/link',
    permission: 'public',
    summary: '用一次性链接登录',
    body: z.object({ token: z.string().min(1).max(200) }),
    errors: [errors.linkSpent, errors.tooManyAttempts],
  }),
  signIn: operation({
    id: 'accounts.signIn',
    method: 'post',
    path: '/api/session',
    permission: 'public',
    summary: '用户名密码登录',
    body: z.object({ username: required(line(40)), password: z.string().min(1, '必填').max(200) }),
    errors: [errors.wrongPassword, errors.tooManyAttempts],
  }),
  signOut: operation({
    id: 'accounts.signOut',
    method: 'delete',
    path: '/api/session',
    permission: 'signed-in',
    summary: '退出登录',
  }),
  session: operation({
    id: 'accounts.session',
    method: 'get',
    path: '/api/session',
    permission: 'signed-in',
    summary: '当前登录人、单位和权限',
    output: Session,
  }),
  setPassword: operation({
    id: 'accounts.setPassword',
    method: 'put',
    path: '/api/session/password',
    permission: 'signed-in',
    summary: '设置自己的密码',
    body: z.object({ password: z.string().min(10, '密码至少 10 位').max(128, '密码最多 128 位') }),
  }),
  updateUnit: operation({
    id: 'accounts.updateUnit',
    method: 'put',
    path: '/api/unit',
    permission: 'units.write',
    summary: '修改单位名称和所在地',
    body: UnitChange,
    output: Unit,
  }),
  listUsers: operation({
    id: 'accounts.listUsers',
    method: 'get',
    path: '/api/users',
    permission: 'users.manage',
    summary: '本单位用户',
    output: z.object({ items: z.array(User) }),
  }),
  createUser: operation({
    id: 'accounts.createUser',
    method: 'post',
    path: '/api/users',
    permission: 'users.manage',
    summary: '新增用户并取得首次登录链接',
    body: NewUser,
    output: z.object({ user: User, link: SignInLink }),
    errors: [errors.usernameTaken, errors.liaisonNeedsPlace],
  }),
  updateUser: operation({
    id: 'accounts.updateUser',
    method: 'patch',
    path: '/api/users/{id}',
    permission: 'users.manage',
    summary: '修改角色、所在部门社区或停用',
    params: ById,
    body: UserChange,
    output: User,
    errors: [errors.noSuchUser, errors.liaisonNeedsPlace, errors.lastAdministrator],
  }),
  issueLink: operation({
    id: 'accounts.issueLink',
    method: 'post',
    path: '/api/users/{id}/link',
    permission: 'users.manage',
    summary: '为用户生成一次性登录链接',
    params: ById,
    output: SignInLink,
    errors: [errors.noSuchUser],
  }),
}
