import { useState } from 'react'
import { useErrorText } from '../../../web/kit/errors.ts'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { type Feed, operations } from '../contract/index.ts'
import { plansTexts } from './texts.ts'

/** Addresses by which calendar programs fetch one's dates; each is shown once. */
export function FeedsSheet() {
  const t = useTexts(plansTexts)
  const feeds = useCall(operations.feeds, {})
  const add = useChange(operations.addFeed)
  const [issued, setIssued] = useState<string>()
  return (
    <>
      <p className="soft">{t.feeds.note}</p>
      {issued ? (
        <Address address={location.origin + issued} />
      ) : (
        <EntryForm
          schema={operations.addFeed.body!}
          initial={{ scope: 'mine' }}
          fields={[
            { key: 'name', label: t.feeds.name, type: 'text', required: true, max: 30, hint: t.feeds.nameHint },
            {
              key: 'scope',
              label: t.feeds.scope,
              type: 'choice',
              required: true,
              options: (['mine', 'department', 'all'] as const).map((value) => ({
                value,
                label: t.calendar.scopes[value],
              })),
            },
          ]}
          submitLabel={t.feeds.create}
          onSubmit={async (body) => setIssued((await add.mutateAsync({ body })).path)}
        />
      )}
      <h3>{t.feeds.mine}</h3>
      <Loaded of={feeds}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t.feeds.empty}</p>
          ) : (
            <ul className="section-list">
              {items.map((feed) => (
                <li key={feed.id}>
                  <OneFeed feed={feed} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  )
}

/** Hosts no other device can reach. */
const onlyHere = ['localhost', '127.0.0.1', '[::1]']

function Address({ address }: { address: string }) {
  const t = useTexts(plansTexts)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    document.querySelector<HTMLInputElement>('#feed-address')?.select()
    try {
      await navigator.clipboard.writeText(address)
    } catch {
      // Without https browsers refuse the clipboard; the selected text can still be copied.
      document.execCommand('copy')
    }
    setCopied(true)
  }
  return (
    <>
      <p className="notice">{t.feeds.once}</p>
      {onlyHere.includes(location.hostname) && <p className="notice">{t.feeds.onlyHere}</p>}
      <div className="link-row">
        <input className="select" readOnly value={address} aria-label={t.feeds.address} id="feed-address" />
        <button type="button" className="button primary" onClick={() => void copy()}>
          <Icon name={copied ? 'check' : 'copy'} />
          {copied ? t.feeds.copied : t.feeds.copy}
        </button>
      </div>
    </>
  )
}

function OneFeed({ feed }: { feed: Feed }) {
  const t = useTexts(plansTexts)
  const { instant } = useFormats()
  const errorText = useErrorText()
  const change = useChange(operations.switchFeed)
  const set = (revoked: boolean) =>
    change.mutate(
      { params: { id: feed.id }, body: { revoked } },
      {
        onSuccess: () => revoked && toast(t.feeds.revoked, { undo: { act: () => set(false) } }),
        onError: (error) => toast(errorText(error), { tone: 'bad' }),
      },
    )
  return (
    <div className="section-head">
      <span>
        {feed.name}
        <span className="soft block">
          {t.calendar.scopes[feed.scope]} · {t.feeds.since(instant(feed.createdAt))}
        </span>
      </span>
      <button type="button" className="button" disabled={change.isPending} onClick={() => set(true)}>
        {t.feeds.revoke}
      </button>
    </div>
  )
}
