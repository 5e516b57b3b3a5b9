import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract.ts'
import * as service from './service.ts'

export function routes(router: Router): void {
  router.bind(operations.current, (ctx) => service.currentTree(ctx))
}
