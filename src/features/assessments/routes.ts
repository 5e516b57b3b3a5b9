import { keptJson } from '../../platform/http/kept-json.ts'
import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract/index.ts'
import * as service from './service/index.ts'

export function routes(router: Router): void {
  router.bind(operations.scorecard, async (ctx, _input, request) => keptJson(await service.scorecard(ctx), request))
  router.bind(operations.ofCycle, (ctx, { params }) => service.scoresOfCycle(ctx, params.cycleId))
  router.bind(
    operations.setEffort,
    async (ctx, { params, body }) => void (await service.setEffort(ctx, params.criterionId, body.effort)),
  )
  router.bind(operations.criterion, (ctx, { params }) => service.criterion(ctx, params.criterionId))
  router.bind(operations.answer, (ctx, { params, body }) => service.answer(ctx, { ...params, ...body }))
  router.bind(operations.comparison, (ctx) => service.comparison(ctx))
  router.bind(operations.workbook, (ctx) => service.comparisonWorkbook(ctx))
  router.bind(operations.reviewers, (ctx) => service.reviewers(ctx))
  router.bind(
    operations.seat,
    async (ctx, { params, body }) => void (await service.seat(ctx, params.seat, body.userId)),
  )
  router.bind(
    operations.judge,
    async (ctx, { params, body }) => void (await service.judge(ctx, params.criterionId, params.seat, body)),
  )
  router.bind(
    operations.settle,
    async (ctx, { params, body }) => void (await service.settleCriterion(ctx, params.criterionId, body)),
  )
}
