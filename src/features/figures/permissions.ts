import { everyone, type Grants } from '../../platform/permissions/index.ts'

export const grants = { 'figures.read': everyone } satisfies Grants
