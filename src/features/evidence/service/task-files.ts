import type { EventHandler } from '../../../platform/http/context.ts'
import { maySeeConfidential } from '../permissions.ts'
import { evidenceItems } from '../queries.ts'

/** The files that prove a task, as far as the asking person may know of them. */
export const answerTaskFiles: EventHandler<'task.files'> = async (tx, { ids, files }, { actor }) => {
  const items = await evidenceItems(tx, actor.unitId, ids, maySeeConfidential(actor))
  files.push(...items.map(({ id, kind, name, has_thumbnail: hasThumbnail }) => ({ id, kind, name, hasThumbnail })))
}
