export interface UnitTable {
  id: string
  name: string
  short_name: string
  kind: string
  places: string[]
  superior_id: string | null
  example: boolean
  created_at: Date
}

export interface MembershipTable {
  unit_id: string
  id: string
  user_id: string
  role: 'administrator' | 'creation-office' | 'leader' | 'department-liaison' | 'community-liaison' | 'reader'
  department_id: string | null
  community_id: string | null
  disabled_at: Date | null
  created_at: Date
}

/** Owned by better-auth; read here, written by it, but for the name of a user left over from a creation cut short. */
export interface AuthUserTable {
  id: string
  name: string
  email: string
  emailVerified: boolean
  image: string | null
  username: string | null
  displayUsername: string | null
  createdAt: Date
  updatedAt: Date
}

export interface AuthSessionTable {
  id: string
  token: string
  userId: string
  expiresAt: Date
  ipAddress: string | null
  userAgent: string | null
  createdAt: Date
  updatedAt: Date
}

export interface AuthAccountTable {
  id: string
  accountId: string
  providerId: string
  userId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: Date | null
  refreshTokenExpiresAt: Date | null
  scope: string | null
  password: string | null
  createdAt: Date
  updatedAt: Date
}

export interface AuthVerificationTable {
  id: string
  identifier: string
  value: string
  expiresAt: Date
  createdAt: Date
  updatedAt: Date
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    units: UnitTable
    memberships: MembershipTable
    auth_user: AuthUserTable
    auth_session: AuthSessionTable
    auth_account: AuthAccountTable
    auth_verification: AuthVerificationTable
  }
}
