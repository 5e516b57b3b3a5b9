import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CalendarEvent } from '../contract/index.ts'

/** Opens what an event is about. */
export function EventLink({ event, children }: { event: CalendarEvent; children: ReactNode }) {
  if (event.taskId)
    return (
      <Link to="/tasks" search={{ task: event.taskId, view: 'all' }}>
        {children}
      </Link>
    )
  return <Link to={event.kind === 'cycle' ? '/settings/unit' : '/plan'}>{children}</Link>
}
