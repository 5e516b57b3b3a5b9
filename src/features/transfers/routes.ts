import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract.ts'
import * as service from './service/index.ts'

export function routes(router: Router): void {
  router.bind(operations.preview, (ctx, { body }) => service.preview(ctx, body))
  router.bind(operations.carry, (ctx, { body }) => service.carry(ctx, body))
  router.bind(operations.undo, (ctx, { params }) => service.undo(ctx, params.id))
  router.bind(operations.list, (ctx) => service.list(ctx))
  router.bind(operations.effect, (ctx, { query }) => service.effect(ctx, query))
}
