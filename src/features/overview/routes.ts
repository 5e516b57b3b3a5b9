import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract.ts'
import * as service from './service/index.ts'

export function routes(router: Router): void {
  router.bind(operations.get, (ctx) => service.overview(ctx))
  router.bind(operations.steps, (ctx, { query }) => service.steps(ctx, query))
  router.bind(operations.leader, (ctx) => service.leader(ctx))
}
