import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract.ts'
import * as service from './service.ts'

export function routes(router: Router): void {
  router.bindPublic(operations.signInByLink, (deps, { body }, request, client) =>
    service.signInByLink(deps, body.token, request, client),
  )
  router.bindPublic(operations.signIn, (deps, { body }, request, client) => service.signIn(deps, body, request, client))
  router.bind(operations.signOut, (ctx, _input, request) => service.signOut(ctx, request))
  router.bind(operations.session, (ctx) => service.session(ctx, router.grants))
  router.bind(operations.setPassword, (ctx, { body }, request) => service.setPassword(ctx, body.password, request))
  router.bind(operations.updateUnit, (ctx, { body }) => service.updateUnit(ctx, body))
  router.bind(operations.listUsers, (ctx) => service.listUsers(ctx))
  router.bind(operations.createUser, (ctx, { body }) => service.createUser(ctx, body))
  router.bind(operations.updateUser, (ctx, { params, body }) => service.updateUser(ctx, params.id, body))
  router.bind(operations.issueLink, (ctx, { params }) => service.issueLink(ctx, params.id))
}
