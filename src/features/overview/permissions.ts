import { everyone, type Grants } from '../../platform/permissions/index.ts'

export const grants = { 'overview.read': everyone } satisfies Grants
