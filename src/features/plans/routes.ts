import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract/index.ts'
import * as service from './service/index.ts'

export function routes(router: Router): void {
  router.bind(operations.plan, (ctx, { params }) => service.plan(ctx, params.year))
  router.bind(operations.savePlan, (ctx, { params, body }) => service.savePlan(ctx, params.year, body))
  router.bind(operations.ladder, (ctx) => service.ladder(ctx))
  router.bind(operations.chooseLadder, (ctx, { body }) => service.chooseLadder(ctx, body.ladder))
  router.bind(operations.changeLevel, (ctx, { params, body }) => service.changeLevel(ctx, params.level, body.change))
  router.bind(operations.addTitle, (ctx, { body }) => service.addTitle(ctx, body))
  router.bind(operations.changeTitle, (ctx, { params, body }) => service.changeTitle(ctx, params.id, body))
  router.bind(operations.switchTitle, (ctx, { params, body }) => service.switchTitle(ctx, params.id, body.removed))
  router.bind(operations.calendar, (ctx, { query }) => service.calendar(ctx, query))
  router.bind(operations.feeds, (ctx) => service.feeds(ctx))
  router.bind(operations.addFeed, (ctx, { body }) => service.addFeed(ctx, body))
  router.bind(operations.switchFeed, (ctx, { params, body }) => service.switchFeed(ctx, params.id, body.revoked))
  router.bindPublic(operations.ics, (deps, { params }, request) => service.ics(deps, params.token, request))
}
