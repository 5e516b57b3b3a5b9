import { useState } from 'react'
import { type Column, DataTable } from '../../../../web/kit/data-table.tsx'
import { saveBlob } from '../../../../web/kit/download.ts'
import { useErrorText } from '../../../../web/kit/errors.ts'
import { EntryForm } from '../../../../web/kit/form/entry-form.tsx'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { useCall, useChange } from '../../../../web/kit/queries.ts'
import { useMay } from '../../../../web/kit/session.ts'
import { Sheet } from '../../../../web/kit/sheet.tsx'
import { Loaded } from '../../../../web/kit/states.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { PickFiles } from '../../../../web/kit/upload/drop-zone.tsx'
import { type CheckWord, NewWord, operations, WordLevel } from '../../contract/index.ts'
import { settingsTexts } from './texts.ts'
import { readWordFile, wordFile } from './word-file.ts'

/** The unit's own words, added one by one or from a file. */
export function WordsSection() {
  const texts = useTexts(settingsTexts)
  const t = texts.words
  const may = useMay()('reports.words')
  const words = useCall(operations.listWords, {})
  const [editing, setEditing] = useState<CheckWord | 'new'>()
  const columns = useColumns(may, setEditing)
  return (
    <section aria-labelledby="own-words">
      <header>
        <h2 id="own-words">{t.title}</h2>
        {words.data && words.data.items.length > 0 && (
          <button type="button" className="button" onClick={() => saveBlob(wordFile(words.data.items), t.file)}>
            <Icon name="download" />
            {texts.export}
          </button>
        )}
        {may && <ImportWords />}
        {may && (
          <button type="button" className="button primary" onClick={() => setEditing('new')}>
            <Icon name="plus" />
            {t.add}
          </button>
        )}
      </header>
      <p className="soft">{t.note}</p>
      <Loaded of={words} lines={3}>
        {({ items }) => (
          <DataTable
            caption={t.title}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            empty={may ? t.empty : t.emptyReader}
          />
        )}
      </Loaded>
      <Sheet
        open={editing !== undefined}
        title={editing === 'new' ? t.add : t.edit}
        onClose={() => setEditing(undefined)}
      >
        <WordForm word={editing === 'new' ? undefined : editing} onDone={() => setEditing(undefined)} />
      </Sheet>
    </section>
  )
}

function useColumns(may: boolean, onEdit: (word: CheckWord) => void): Column<CheckWord>[] {
  const t = useTexts(settingsTexts).words
  return [
    { key: 'word', title: t.word, card: 'title', render: ({ word }) => <b>{word}</b> },
    { key: 'instead', title: t.instead, render: ({ instead }) => instead },
    { key: 'level', title: t.level, render: ({ level }) => t.levels[level] },
    { key: 'reason', title: t.reason, render: ({ reason }) => reason },
    { key: 'by', title: t.by, render: ({ by }) => by },
    ...(may
      ? [{ key: 'act', title: t.act, render: (word: CheckWord) => <WordActions word={word} onEdit={onEdit} /> }]
      : []),
  ]
}

function WordActions({ word, onEdit }: { word: CheckWord; onEdit: (word: CheckWord) => void }) {
  const t = useTexts(settingsTexts).words
  const errorText = useErrorText()
  const remove = useChange(operations.removeWord)
  const put = useChange(operations.putWords)
  const onError = (error: unknown) => toast(errorText(error), { tone: 'bad' })
  const items = [toNewWord(word)]
  return (
    <div className="word-actions">
      <button type="button" className="button" onClick={() => onEdit(word)}>
        {t.change}
      </button>
      <button
        type="button"
        className="button"
        onClick={() =>
          remove.mutate(
            { params: { id: word.id } },
            {
              onSuccess: () =>
                toast(t.removed(word.word), { undo: { act: () => put.mutate({ body: { items } }, { onError }) } }),
              onError,
            },
          )
        }
      >
        {t.remove}
      </button>
    </div>
  )
}

function WordForm({ word, onDone }: { word: CheckWord | undefined; onDone: () => void }) {
  const t = useTexts(settingsTexts).words
  const put = useChange(operations.putWords)
  const remove = useChange(operations.removeWord)
  const levels = WordLevel.options.map((value) => ({ value, label: t.levels[value] }))
  return (
    <EntryForm
      schema={NewWord}
      initial={word ? toNewWord(word) : { level: 'warning' }}
      fields={[
        { key: 'word', label: t.word, type: 'text', required: true, max: 30 },
        { key: 'level', label: t.level, type: 'choice', required: true, options: levels },
        { key: 'instead', label: t.instead, type: 'text', max: 40, hint: t.insteadHint },
        { key: 'reason', label: t.reason, type: 'text', max: 100, hint: t.reasonHint },
      ]}
      onCancel={onDone}
      onSubmit={async (item) => {
        await put.mutateAsync({ body: { items: [item] } })
        if (word && word.word !== item.word) await remove.mutateAsync({ params: { id: word.id } })
        toast(t.saved(item.word))
        onDone()
      }}
    />
  )
}

function ImportWords() {
  const t = useTexts(settingsTexts).words
  const errorText = useErrorText()
  const put = useChange(operations.putWords)
  const add = async (file: File) => {
    const items = await readWordFile(file)
    if (!items) return toast(t.unreadable, { tone: 'bad' })
    try {
      const { items: added } = await put.mutateAsync({ body: { items } })
      toast(t.imported(added.length))
    } catch (error) {
      toast(errorText(error), { tone: 'bad' })
    }
  }
  return <PickFiles label={t.import} accept=".json,application/json" onFiles={([file]) => file && void add(file)} />
}

const toNewWord = ({ word, level, instead, reason }: CheckWord): NewWord => ({ word, level, instead, reason })
