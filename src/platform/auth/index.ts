import { argon2, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Db } from '../db/index.ts'

/** Users, passwords, one-time links and sessions; better-auth does the work and is loaded when first needed. */
export interface Auth {
  /** Creates a user who can enter by a one-time link until a password is set. */
  createUser(user: { name: string; username: string }): Promise<string>
  /** Ends every session of the user but the one that asks. */
  setPassword(userId: string, password: string, headers: Headers): Promise<void>
  /** A token for one sign-in, valid `hours`; only its hash is stored. */
  issueLink(userId: string, hours: number): Promise<string>
  /** The `Set-Cookie` values of a new session, or undefined when the link is spent, unknown or too old. */
  signInWithLink(token: string, headers: Headers): Promise<string[] | undefined>
  signInWithPassword(username: string, password: string, headers: Headers): Promise<string[] | undefined>
  signOut(headers: Headers): Promise<string[]>
  /** The session token of a request when its signature is ours; no database is asked. */
  sessionToken(cookieHeader: string | undefined): string | undefined
}

const cookiePrefix = 'chuangwen'
const cookieName = `${cookiePrefix}.session_token`
const hashArgon2 = promisify(argon2)
// OWASP's second recommended setting for argon2id: 19 MiB, two passes, one lane.
const argonSettings = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 }

export function createAuth(db: Db, secret: string, secure: boolean): Auth {
  let loaded: ReturnType<typeof load> | undefined
  const betterAuth = () => {
    loaded ??= load(db, secret, secure)
    return loaded
  }

  return {
    async createUser({ name, username }) {
      const { context } = await betterAuth()
      const user = await context.internalAdapter.createUser(
        {
          name,
          email: addressOf(username),
          emailVerified: true,
          username: username.toLowerCase(),
          displayUsername: username,
        },
        { method: 'admin' },
      )
      return user.id
    },
    async setPassword(userId, password, headers) {
      const { context } = await betterAuth()
      const hash = await hashPassword(password)
      const accounts = await context.internalAdapter.findAccounts(userId)
      if (accounts.some((a) => a.providerId === 'credential'))
        await context.internalAdapter.updatePassword(userId, hash)
      else
        await context.internalAdapter.linkAccount({
          userId,
          providerId: 'credential',
          accountId: userId,
          password: hash,
        })
      const own = verifiedToken(headers.get('cookie') ?? undefined, secret)
      await db
        .deleteFrom('auth_session')
        .where('userId', '=', userId)
        .where('token', '!=', own ?? '')
        .execute()
    },
    async issueLink(userId, hours) {
      const { auth, context, takeToken } = await betterAuth()
      const user = await context.internalAdapter.findUserById(userId)
      if (!user) throw new Error(`no user ${userId}`)
      await auth.api.signInMagicLink({
        body: { email: user.email, metadata: { hours } },
        headers: new Headers(),
      })
      const token = takeToken(user.email)
      const { sql } = await import('kysely')
      // The plugin knows one life span for all links; ours differ (first start, new colleague).
      await sql`update auth_verification set "expiresAt" = now() + make_interval(hours => ${hours})
        where id = (select id from auth_verification where value::jsonb ->> 'email' = ${user.email} order by "createdAt" desc limit 1)`.execute(
        db,
      )
      return token
    },
    async signInWithLink(token, headers) {
      const { auth } = await betterAuth()
      try {
        const { headers: answer } = await auth.api.magicLinkVerify({ query: { token }, headers, returnHeaders: true })
        return answer.getSetCookie()
      } catch {
        return undefined
      }
    },
    async signInWithPassword(username, password, headers) {
      const { auth } = await betterAuth()
      try {
        const result = await auth.api.signInUsername({ body: { username, password }, headers, returnHeaders: true })
        return result.headers.getSetCookie()
      } catch {
        return undefined
      }
    },
    async signOut(headers) {
      const { auth } = await betterAuth()
      const { headers: answer } = await auth.api.signOut({ headers, returnHeaders: true })
      return answer.getSetCookie()
    },
    sessionToken: (cookieHeader) => verifiedToken(cookieHeader, secret),
  }
}

async function load(db: Db, secret: string, secure: boolean) {
  const [{ betterAuth }, { kyselyAdapter }, { username }, { magicLink }] = await Promise.all([
    import('better-auth/minimal'),
    import('@better-auth/kysely-adapter'),
    import('better-auth/plugins/username'),
    import('better-auth/plugins/magic-link'),
  ])
  const sent = new Map<string, string>()
  const auth = betterAuth({
    secret,
    baseURL: 'http://127.0.0.1',
    database: kyselyAdapter(db, { type: 'postgres', transaction: false }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix,
      useSecureCookies: false,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, secure },
    },
    user: { modelName: 'auth_user' },
    session: { modelName: 'auth_session', expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    plugins: [
      username({ minUsernameLength: 2, maxUsernameLength: 40, usernameValidator: () => true }),
      magicLink({
        disableSignUp: true,
        storeToken: 'hashed',
        expiresIn: 60 * 60,
        sendMagicLink: ({ email, token }) => {
          sent.set(email, token)
        },
      }),
    ],
  })
  const takeToken = (email: string): string => {
    const token = sent.get(email)
    sent.delete(email)
    if (!token) throw new Error('no link was issued')
    return token
  }
  return { auth, context: await auth.$context, takeToken }
}

/** better-auth insists on an address; ours is never written to (`.invalid` is reserved by RFC 2606). */
function addressOf(username: string): string {
  return `${Buffer.from(username.toLowerCase()).toString('hex')}@chuangwen.invalid`
}

async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await hashArgon2('argon2id', { ...argonSettings, message: password, nonce })
  const { memory, passes, parallelism } = argonSettings
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${nonce.toString('base64')}$${tag.toString('base64')}`
}

async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [, , , settings = '', nonce = '', tag = ''] = hash.split('$')
  const [memory, passes, parallelism] = settings.split(',').map((part) => Number(part.slice(2)))
  const expected = Buffer.from(tag, 'base64')
  if (!memory || !passes || !parallelism || expected.length === 0) return false
  const actual = await hashArgon2('argon2id', {
    memory,
    passes,
    parallelism,
    tagLength: expected.length,
    message: password,
    nonce: Buffer.from(nonce, 'base64'),
  })
  return timingSafeEqual(actual, expected)
}

function verifiedToken(cookieHeader: string | undefined, secret: string): string | undefined {
  const raw = cookieHeader
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1)
  if (!raw) return undefined
  const value = safeDecode(raw)
  const dot = value.lastIndexOf('.')
  if (dot < 1) return undefined
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const expected = createHmac('sha256', secret).update(token).digest()
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
