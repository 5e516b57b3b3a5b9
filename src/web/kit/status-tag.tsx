import { Icon, type IconName } from './icon.tsx'

export type Tone = 'good' | 'warn' | 'bad' | 'plain'

const shapes: Record<Tone, IconName> = { good: 'check', warn: 'clock', bad: 'warning', plain: 'dot' }

/** A state told by shape and word as well as by colour. */
export function StatusTag({ tone, children, icon }: { tone: Tone; children: string; icon?: IconName }) {
  return (
    <span className={`status status-${tone}`}>
      <Icon name={icon ?? shapes[tone]} />
      {children}
    </span>
  )
}
