import type { Feature } from '../../platform/feature.ts'
import { grants } from './permissions.ts'
import { routes } from './routes.ts'
import { checkMembership } from './service/memberships.ts'
import type {} from './tables.ts'

export {
  allNodes,
  type Counts,
  countsOn,
  groupMembersOn,
  type NodeWithNames,
  nodesAsOf,
  peopleByIds,
  postsAsOf,
  staffOn,
} from './queries/index.ts'
export { nodeNameOn } from './rules.ts'
export { type DutyPosts, gapAlarms, inUrgency } from './service/gap-alarms.ts'
export {
  groupLeader,
  type ImportedOrganization,
  importOrganization,
  type OrganizationPlan,
  renameNode,
} from './service/index.ts'
export type { OrganizationNodeTable as NodeRow, PersonTable as PersonRow } from './tables.ts'

export const feature: Feature = {
  name: 'organization',
  grants,
  routes,
  handlers: { 'membership.placed': [checkMembership] },
}
