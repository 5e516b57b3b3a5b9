import type { EventHandlers } from './http/context.ts'
import type { Router } from './http/router.ts'
import type { Job } from './jobs/index.ts'
import type { Grants } from './permissions/index.ts'

/** What `app.ts` needs of a feature. */
export interface Feature {
  name: string
  grants: Grants
  routes(router: Router): void
  handlers?: EventHandlers
  jobs?: Job[]
}
