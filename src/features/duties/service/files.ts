import type { z } from 'zod'
import type { WriteContext } from '../../../platform/http/context.ts'
import type { TaskDetail } from '../contract.ts'

export type TaskFile = z.infer<typeof TaskDetail>['files'][number]

declare module '../../../platform/http/context.ts' {
  interface Events {
    /** Files prove a task, or are about to be shown; the feature that keeps them adds to `files` those the actor may see. */
    'task.files': { readonly ids: string[]; readonly files: TaskFile[] }
    /** Tasks were set, went to another owner or day with their duty, were handed in, confirmed or returned. */
    'tasks.changed': {
      readonly action: 'create' | 'assign' | 'submit' | 'confirm' | 'return'
      readonly taskIds: readonly string[]
    }
  }
}

/** In the order of `ids`, without those that are not there for the actor. */
export async function filesOf(tx: WriteContext, ids: string[]): Promise<TaskFile[]> {
  const files: TaskFile[] = []
  if (ids.length > 0) await tx.emit('task.files', { ids, files })
  const byId = new Map(files.map((file) => [file.id, file]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
