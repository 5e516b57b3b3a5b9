import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { usePlaces } from '../../../../web/kit/places.ts'
import { Empty } from '../../../../web/kit/states.tsx'
import type { Owner } from '../owner-input.tsx'
import { dutiesTexts } from '../texts.ts'
import type { DutyRow } from '../use-duty-rows.ts'
import { draggedKeys, isDutyDrag } from './drag.ts'

interface TargetsProps {
  rows: readonly DutyRow[]
  onDrop: (keys: string[], owner: Owner) => void
}

/** Departments, communities and their posts, to drop criteria on; how many each has already. */
export function Targets({ rows, onDrop }: TargetsProps) {
  const t = useTexts(dutiesTexts).decompose
  const { ready, departments, communities, posts } = usePlaces()
  const byDepartment = Map.groupBy(rows, (row) => row.departmentId)
  const byPost = Map.groupBy(rows, (row) => row.postId)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <aside className="targets" tabIndex={0} aria-label={t.targets}>
      {ready && departments.length + communities.length === 0 && (
        <Empty>
          {t.noTargets} <Link to="/settings/organization">{t.enterTargets}</Link>
        </Empty>
      )}
      {[...departments, ...communities].map(({ value, label }) => (
        <div key={value} className="target-group">
          <Target onDrop={(keys) => onDrop(keys, { departmentId: value, postId: null })}>
            <b>{label}</b>
            <span className="soft">{t.count(byDepartment.get(value)?.length ?? 0)}</span>
          </Target>
          {posts
            .filter((post) => post.nodeId === value)
            .map((post) => (
              <Target key={post.id} small onDrop={(keys) => onDrop(keys, { departmentId: value, postId: post.id })}>
                <span>
                  {post.name} <span className="soft">{post.holders.map((holder) => holder.name).join('、')}</span>
                </span>
                <span className="soft">{t.count(byPost.get(post.id)?.length ?? 0)}</span>
              </Target>
            ))}
        </div>
      ))}
    </aside>
  )
}

function Target({
  small,
  onDrop,
  children,
}: {
  small?: boolean
  onDrop: (keys: string[]) => void
  children: ReactNode
}) {
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; picking and the bulk button do the same
    <div
      className={['target', small && 'small', over && 'over'].filter(Boolean).join(' ')}
      onDragOver={(event) => {
        if (!isDutyDrag(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const keys = draggedKeys(event)
        if (keys.length > 0) onDrop(keys)
      }}
    >
      {children}
    </div>
  )
}
