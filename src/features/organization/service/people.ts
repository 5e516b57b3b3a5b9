import type { OperationArguments } from '../../../libs/contract/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors, type operations, type Person } from '../contract.ts'
import { mayAddPeople } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { nodeExistsOn } from './nodes.ts'
import { toPerson } from './views.ts'

export async function createPerson(
  ctx: Context,
  body: OperationArguments<(typeof operations)['createPerson']>['body'],
): Promise<Person> {
  const permit = mayAddPeople(ctx.actor, body.kind)
  return ctx.transaction(async (tx) => {
    if (body.communityId !== null && !(await nodeExistsOn(tx, body.communityId, 'community', ctx.today))) {
      fail(errors.noSuchNode)
    }
    const person = {
      unit_id: permit.unitId,
      id: ctx.newId(),
      name: body.name,
      kind: body.kind,
      community_id: body.communityId,
      created_at: ctx.now,
    }
    await queries.insertPeople(tx.db, permit, [person])
    const view = toPerson({ ...person, posts: [] })
    tx.audit({ action: 'person.create', entity: 'person', entityId: person.id, after: view })
    return view
  })
}
