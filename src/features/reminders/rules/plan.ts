import { fail } from '../../../platform/errors.ts'
import { type Audience, type Channel, errors, type Settings, type Step } from '../contract/index.ts'
import { daysBetween } from './days.ts'

/** What a unit begins with: the one who owes first, then the head, then the leader in charge. */
export const defaults: Settings = {
  enabled: true,
  hour: 8,
  workdaysOnly: true,
  quiet: { from: '20:00', to: '08:00' },
  address: null,
  ladder: [
    { days: -7, to: 'holder', channels: ['inbox', 'mail'] },
    { days: -1, to: 'holder', channels: ['inbox', 'mail'] },
    { days: 0, to: 'holder', channels: ['inbox', 'mail', 'robot'] },
    { days: 1, to: 'holder', channels: ['inbox', 'mail'] },
    { days: 3, to: 'head', channels: ['inbox', 'mail'] },
    { days: 7, to: 'leader', channels: ['inbox', 'mail'] },
    { days: 7, to: 'office', channels: ['inbox', 'robot'] },
  ],
}

/** What a step is known by; changing its channels does not make it another step. */
export const stepKey = ({ to, days }: Pick<Step, 'to' | 'days'>): string => `${to}${days}`

export function ensureDistinct(ladder: readonly Step[]): void {
  if (new Set(ladder.map(stepKey)).size < ladder.length) fail(errors.sameStep)
}

/**
 * For each audience the last step that has come, `days` after the due day. Earlier steps that were never taken (the machine
 * was off, the task is new) are passed over: nobody needs "due in a week" on the day itself.
 */
export function stepsDue(ladder: readonly Step[], days: number): Step[] {
  const reached = new Map<Audience, Step>()
  for (const step of ladder) {
    const known = reached.get(step.to)
    if (step.days <= days && (!known || known.days < step.days)) reached.set(step.to, step)
  }
  return [...reached.values()]
}

export interface Subject {
  kind: 'task' | 'gap'
  /** A task's id or a gap's key. */
  subject: string
  title: string
  place: string | null
  dueOn: string
  departmentId: string | null
  postId: string | null
}

/** Who stands behind an audience. */
export interface Directory {
  /** Users who see it in the product. */
  users(to: Audience, of: Subject): readonly string[]
  /** People with an address. */
  addressees(to: Audience, of: Subject): readonly string[]
  robots: readonly string[]
}

export interface PlannedItem {
  kind: Subject['kind']
  subject: string
  dueOn: string
  step: string
  channel: Channel
  recipient: string
  title: string
  place: string | null
}

/** A gap is told to those who can fill it, and to the leader when a week has not helped. */
const gapLadder: readonly Step[] = [
  { days: 0, to: 'office', channels: ['inbox', 'mail'] },
  { days: 7, to: 'leader', channels: ['inbox', 'mail'] },
]

/** Everything that is to be said today, said before or not; the database knows what was. */
export function planItems(
  subjects: readonly Subject[],
  ladder: readonly Step[],
  today: string,
  directory: Directory,
): PlannedItem[] {
  const recipients = (channel: Channel, to: Audience, of: Subject): readonly string[] => {
    if (channel === 'robot') return directory.robots
    return channel === 'inbox' ? directory.users(to, of) : directory.addressees(to, of)
  }
  return subjects.flatMap((of) => {
    const steps = stepsDue(of.kind === 'gap' ? gapLadder : ladder, daysBetween(of.dueOn, today))
    return steps.flatMap((step) =>
      step.channels.flatMap((channel) =>
        [...new Set(recipients(channel, step.to, of))].map((recipient) => ({
          kind: of.kind,
          subject: of.subject,
          dueOn: of.dueOn,
          step: stepKey(step),
          channel,
          recipient,
          title: of.title,
          place: of.place,
        })),
      ),
    )
  })
}
