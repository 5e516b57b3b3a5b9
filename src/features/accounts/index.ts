import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import type {} from './tables.ts'

export { moveSpeakers, type Speaker, speakersOf, userNames } from './queries.ts'
export { authenticate, firstSignInPath, foundUnit, hasUnit, linkFor, unitOf } from './service.ts'

declare module '../../platform/http/context.ts' {
  interface Events {
    /** A user is about to speak for a department or community; the feature that knows them refuses what does not stand. */
    'membership.placed': { readonly departmentId: string | null; readonly communityId: string | null }
  }
}

export const feature: Feature = { name: 'accounts', grants, routes }
