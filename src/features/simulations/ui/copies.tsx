import { Link } from '@tanstack/react-router'
import { copyText } from '../../../web/kit/copy.ts'
import { useErrorText } from '../../../web/kit/errors.ts'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { useAddress } from '../../../web/kit/paging.tsx'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { Empty, Loaded } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { operations } from '../contract.ts'
import { simulationsTexts } from './texts.ts'

/** The copies kept in the unit; each opens by its address. */
export function Copies({ openId }: { openId: string | undefined }) {
  const t = useTexts(simulationsTexts)
  const { instant } = useFormats()
  const errorText = useErrorText()
  const { set } = useAddress()
  const copies = useCall(operations.list, {})
  const create = useChange(operations.create)
  const drop = useChange(operations.drop)
  const remove = (id: string) =>
    drop.mutate(
      { params: { id } },
      {
        onSuccess: ({ name, changes }) => {
          if (id === openId) set({ copy: undefined })
          toast(t.dropped, { undo: { act: () => create.mutate({ body: { name, ...changes } }) } })
        },
        onError: (error) => toast(errorText(error), { tone: 'bad' }),
      },
    )
  const share = async (id: string) => {
    await copyText(`${location.origin}/scheme/simulate?copy=${id}`)
    toast(t.linkCopied)
  }
  return (
    <section className="card simulation-copies no-print" aria-labelledby="simulate-copies">
      <header>
        <h2 id="simulate-copies">{t.copies}</h2>
        {openId && <Link to="/scheme/simulate">{t.fresh}</Link>}
      </header>
      <Loaded of={copies} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t.copiesNone}</Empty>
          ) : (
            <ul className="lines">
              {items.map((copy) => (
                <li key={copy.id}>
                  <div className="line-head">
                    <Link
                      to="/scheme/simulate"
                      search={{ copy: copy.id }}
                      aria-current={copy.id === openId ? 'true' : undefined}
                    >
                      {copy.name}
                    </Link>
                    <span>
                      <button type="button" className="link" onClick={() => void share(copy.id)}>
                        {t.link}
                      </button>{' '}
                      {copy.mayChange && (
                        <button type="button" className="link" onClick={() => remove(copy.id)}>
                          {t.drop}
                        </button>
                      )}
                    </span>
                  </div>
                  <p className="soft">
                    {t.copyLine(copy.createdBy, instant(copy.updatedAt), copy.answers, copy.figures)}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
