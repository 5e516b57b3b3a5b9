import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract.ts'
import * as service from './service.ts'

export function routes(router: Router): void {
  router.bind(operations.base, (ctx) => service.base(ctx))
  router.bind(operations.try, (ctx, { body }) => service.tryOut(ctx, body))
  router.bind(operations.keep, (ctx, { body }) => service.keep(ctx, body.answers))
  router.bind(operations.list, (ctx) => service.list(ctx))
  router.bind(operations.get, (ctx, { params }) => service.get(ctx, params.id))
  router.bind(operations.create, (ctx, { body }) => service.create(ctx, body))
  router.bind(operations.update, (ctx, { params, body }) => service.update(ctx, params.id, body))
  router.bind(operations.drop, (ctx, { params }) => service.drop(ctx, params.id))
}
