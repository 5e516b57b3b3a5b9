import type { Router } from '../../platform/http/router.ts'
import { operations } from './contract/index.ts'
import * as service from './service/index.ts'

export function routes(router: Router): void {
  router.bind(operations.unread, (ctx) => service.unread(ctx))
  router.bind(operations.messages, (ctx, { query }) => service.messages(ctx, query))
  router.bind(operations.markRead, (ctx, { body }) => service.markRead(ctx, body.ids, body.read))
  router.bind(operations.settings, (ctx) => service.settings(ctx))
  router.bind(operations.changeSettings, (ctx, { body }) => service.changeSettings(ctx, body))
  router.bind(operations.outgoing, (ctx, { query }) => service.outgoing(ctx, query))
  router.bind(operations.resend, (ctx, { params }) => service.resend(ctx, params.id))
  router.bind(operations.settle, (ctx, { params }) => service.settle(ctx, params.id))
  router.bind(operations.channels, (ctx) => service.channels(ctx))
  router.bind(operations.addChannel, (ctx, { body }) => service.addChannel(ctx, body))
  router.bind(operations.changeChannel, (ctx, { params, body }) => service.changeChannel(ctx, params.id, body))
  router.bind(operations.switchChannel, (ctx, { params, body }) => service.switchChannel(ctx, params.id, body))
  router.bind(operations.testChannel, (ctx, { params, body }) => service.testChannel(ctx, params.id, body.to))
  router.bind(operations.contacts, (ctx, { query }) => service.contacts(ctx, query))
  router.bind(operations.changeContact, (ctx, { params, body }) => service.changeContact(ctx, params.personId, body))
  router.bind(operations.supervisors, (ctx) => service.supervisors(ctx))
  router.bind(operations.changeSupervisor, (ctx, { params, body }) =>
    service.changeSupervisor(ctx, params.nodeId, body.postId),
  )
}
