import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract.ts'
import * as service from './service/index.ts'

export function routes(router: Router): void {
  router.bind(operations.scorecard, (ctx) => service.scorecard(ctx))
  router.bind(operations.criterion, (ctx, { params }) => service.criterion(ctx, params.criterionId))
  router.bind(operations.answer, (ctx, { params, body }) => service.answer(ctx, { ...params, ...body }))
}
