import type { Router } from '../../platform/http/router.ts'
import { rosterOperations } from './contract/roster.ts'
import { operations } from './contract.ts'
import * as service from './service/index.ts'
import * as roster from './service/roster.ts'

export function routes(router: Router): void {
  router.bind(operations.organization, (ctx, { query }) => service.organization(ctx, query.asOf))
  router.bind(operations.leadingGroup, (ctx, { query }) => service.leadingGroup(ctx, query.asOf))
  router.bind(operations.listPeople, (ctx, { query }) => service.listPeople(ctx, query))
  router.bind(operations.createNode, (ctx, { body }) => service.createNode(ctx, body))
  router.bind(operations.endNode, (ctx, { params, body }) => service.endNode(ctx, params.id, body.validTo))
  router.bind(operations.createPost, (ctx, { body }) => service.createPost(ctx, body))
  router.bind(operations.createPerson, (ctx, { body }) => service.createPerson(ctx, body))
  router.bind(operations.appoint, (ctx, { body }) => service.appoint(ctx, body))
  router.bind(operations.endAppointment, (ctx, { params, body }) =>
    service.endAppointment(ctx, params.id, body.validTo),
  )
  router.bind(operations.addSeat, (ctx, { body }) => service.addSeat(ctx, body))
  router.bind(operations.endSeat, (ctx, { params, body }) => service.endSeat(ctx, params.id, body.validTo))
  router.bind(operations.renameNode, (ctx, { params, body }) => service.renameNode(ctx, params.id, body.name, body.day))
  router.bind(operations.previewReorganization, (ctx, { body }) => service.previewReorganization(ctx, body))
  router.bind(operations.reorganize, (ctx, { body }) => service.reorganize(ctx, body))
  router.bind(operations.listChanges, (ctx, { query }) => service.listChanges(ctx, query))
  router.bind(operations.undoChange, (ctx, { params }) => service.undoChange(ctx, params.id))
  router.bind(rosterOperations.template, () => roster.downloadTemplate())
  router.bind(rosterOperations.export, (ctx, { query }) => roster.exportRoster(ctx, query.asOf))
  router.bind(rosterOperations.check, (ctx, { query }, request) => roster.checkRoster(ctx, query, request))
  router.bind(rosterOperations.import, (ctx, { query }, request) => roster.importRoster(ctx, query, request))
}
