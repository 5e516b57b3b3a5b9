import { useState } from 'react'
import { DataTable } from '../../../web/kit/data-table.tsx'
import { useErrorText } from '../../../web/kit/errors.ts'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { type Ladder, operations, type Title } from '../contract/index.ts'
import { plansTexts } from './texts.ts'

/** The titles a unit holds and held. */
export function TitlesSection({ ladder }: { ladder: Ladder }) {
  const t = useTexts(plansTexts)
  const may = useMay()
  const { date } = useFormats()
  const [opened, setOpened] = useState<Title | 'new'>()
  const close = () => setOpened(undefined)
  const levelName = (key: string) => ladder.levels.find((level) => level.key === key)?.name ?? key
  return (
    <section aria-labelledby="plan-titles">
      <header className="section-head">
        <h2 id="plan-titles">{t.titles.title}</h2>
        {may('plans.write') && (
          <button type="button" className="button no-print" onClick={() => setOpened('new')}>
            <Icon name="plus" />
            {t.titles.add}
          </button>
        )}
      </header>
      <DataTable
        caption={t.titles.title}
        rows={ladder.titles}
        rowKey={({ id }) => id}
        empty={t.titles.empty}
        columns={[
          { key: 'name', title: t.titles.name, card: 'title', render: ({ name }) => name },
          { key: 'level', title: t.titles.level, render: ({ level }) => levelName(level) },
          { key: 'issuer', title: t.titles.issuer, render: ({ issuer }) => issuer },
          { key: 'document', title: t.titles.document, render: ({ document }) => document },
          { key: 'awarded', title: t.titles.awardedOn, render: ({ awardedOn }) => date(awardedOn) },
          { key: 'until', title: t.titles.validTo, render: ({ until }) => until && date(until) },
          ...(may('plans.write')
            ? [
                {
                  key: 'act',
                  title: t.titles.act,
                  render: (title: Title) => <Actions title={title} onEdit={() => setOpened(title)} />,
                },
              ]
            : []),
        ]}
      />
      <Sheet open={opened !== undefined} title={opened === 'new' ? t.titles.add : t.titles.edit} onClose={close}>
        {opened && <TitleForm ladder={ladder} title={opened === 'new' ? undefined : opened} onDone={close} />}
      </Sheet>
    </section>
  )
}

function Actions({ title, onEdit }: { title: Title; onEdit: () => void }) {
  const t = useTexts(plansTexts)
  const errorText = useErrorText()
  const change = useChange(operations.switchTitle)
  const set = (removed: boolean) =>
    change.mutate(
      { params: { id: title.id }, body: { removed } },
      {
        onSuccess: () => removed && toast(t.titles.removed, { undo: { act: () => set(false) } }),
        onError: (error) => toast(errorText(error), { tone: 'bad' }),
      },
    )
  return (
    <div className="row-actions no-print">
      <button type="button" className="button" onClick={onEdit}>
        {t.titles.edit}
      </button>
      <button type="button" className="button" disabled={change.isPending} onClick={() => set(true)}>
        {t.titles.remove}
      </button>
    </div>
  )
}

function TitleForm({ ladder, title, onDone }: { ladder: Ladder; title: Title | undefined; onDone: () => void }) {
  const t = useTexts(plansTexts)
  const add = useChange(operations.addTitle)
  const change = useChange(operations.changeTitle)
  return (
    <EntryForm
      schema={operations.addTitle.body!}
      initial={title ? { ...title } : { level: ladder.next ?? ladder.levels[0]?.key }}
      fields={[
        {
          key: 'level',
          label: t.titles.level,
          type: 'choice',
          required: true,
          options: ladder.levels.map(({ key, name }) => ({ value: key, label: name })),
        },
        { key: 'name', label: t.titles.name, type: 'text', required: true, max: 60 },
        { key: 'awardedOn', label: t.titles.awardedOn, type: 'date', required: true },
        { key: 'validTo', label: t.titles.validTo, type: 'date', hint: t.titles.validHint },
        { key: 'issuer', label: t.titles.issuer, type: 'text', max: 100 },
        { key: 'document', label: t.titles.document, type: 'text', max: 100, hint: t.titles.documentHint },
      ]}
      onCancel={onDone}
      onSubmit={async (body) => {
        await (title ? change.mutateAsync({ params: { id: title.id }, body }) : add.mutateAsync({ body }))
        toast(t.titles.saved)
        onDone()
      }}
    />
  )
}
