import { type CSSProperties, useState } from 'react'
import { useErrorText } from '../../../web/kit/errors.ts'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { StatusTag, type Tone } from '../../../web/kit/status-tag.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { type Ladder, type Level, operations } from '../contract/index.ts'
import { LevelForm } from './level-form.tsx'
import { plansTexts } from './texts.ts'

const tones: Record<Level['held'], Tone> = {
  none: 'plain',
  current: 'good',
  expiring: 'warn',
  expired: 'bad',
  covered: 'plain',
}

/** The levels as steps that rise from left to right, with what comes next. */
export function LadderSection({ ladder }: { ladder: Ladder }) {
  const t = useTexts(plansTexts)
  const [edited, setEdited] = useState<Level>()
  const next = ladder.levels.find(({ key }) => key === ladder.next)
  return (
    <section className="card" aria-labelledby="plan-ladder">
      <header>
        <h2 id="plan-ladder">{t.ladder.title}</h2>
        <LadderChoice ladder={ladder} />
      </header>
      <ol className="steps">
        {ladder.levels.map((level, index) => (
          <li
            key={level.key}
            className={level.key === ladder.next ? 'step next' : 'step'}
            style={{ '--step': index } as CSSProperties}
            aria-current={level.key === ladder.next ? 'step' : undefined}
          >
            <Step level={level} onEdit={() => setEdited(level)} />
          </li>
        ))}
      </ol>
      <NextStep level={next} />
      <p className="soft">{t.ladder.note}</p>
      <Sheet open={edited !== undefined} title={t.ladder.edit} onClose={() => setEdited(undefined)}>
        {edited && <LevelForm level={edited} onDone={() => setEdited(undefined)} />}
      </Sheet>
    </section>
  )
}

function LadderChoice({ ladder }: { ladder: Ladder }) {
  const t = useTexts(plansTexts)
  const may = useMay()
  const errorText = useErrorText()
  const choose = useChange(operations.chooseLadder)
  if (!may('plans.write') || ladder.choices.length < 2) return <span className="soft">{ladder.name}</span>
  const set = (key: string, undo?: string) =>
    choose.mutate(
      { body: { ladder: key } },
      {
        onSuccess: () => toast(t.ladder.saved, undo ? { undo: { act: () => set(undo) } } : {}),
        onError: (error) => toast(errorText(error), { tone: 'bad' }),
      },
    )
  return (
    <select
      className="select"
      aria-label={t.ladder.kind}
      value={ladder.ladder}
      disabled={choose.isPending}
      onChange={(event) => set(event.target.value, ladder.ladder)}
    >
      {ladder.choices.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  )
}

function Step({ level, onEdit }: { level: Level; onEdit: () => void }) {
  const t = useTexts(plansTexts)
  const may = useMay()
  const { date } = useFormats()
  return (
    <>
      <h3>{level.name}</h3>
      <p>
        <StatusTag tone={tones[level.held]}>{t.ladder.held[level.held]}</StatusTag>
        {level.apply !== 'later' && (
          <StatusTag tone={level.apply === 'open' ? 'good' : 'plain'}>{t.ladder.apply[level.apply]}</StatusTag>
        )}
      </p>
      <p className="soft">
        {[
          level.until && level.held !== 'none' && t.ladder.until(date(level.until)),
          level.termYears === null ? t.ladder.lasting : t.ladder.term(level.termYears),
          level.next ? t.ladder.window(date(level.next.from), date(level.next.to)) : t.ladder.noWindow,
          level.adjusted && t.ladder.adjusted,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {may('plans.write') && (
        <button
          type="button"
          className="icon-button"
          aria-label={`${t.ladder.edit} · ${level.name}`}
          title={t.ladder.edit}
          onClick={onEdit}
        >
          <Icon name="edit" />
        </button>
      )}
    </>
  )
}

function NextStep({ level }: { level: Level | undefined }) {
  const t = useTexts(plansTexts)
  const { date } = useFormats()
  const told = () => {
    if (!level) return t.next.none
    if (level.held === 'expiring' && level.until) return t.next.renew(level.name, date(level.until))
    if (level.apply === 'open') return t.next.open(level.name)
    if (level.apply === 'blocked') return t.next.blocked(level.name)
    return level.next ? t.next.waiting(level.name, date(level.next.from)) : t.next.unknown(level.name)
  }
  const missing = (level?.missing ?? []).map((each) => {
    if (each.kind === 'level') return t.ladder.missing.level(each.names.join('、'))
    return each.kind === 'years' ? t.ladder.missing.years(each.name, each.years) : t.ladder.missing.window
  })
  return (
    <div className="next-step">
      <h3>{t.next.title}</h3>
      <p>
        <b>{told()}</b>
      </p>
      {missing.length > 0 && (
        <ul>
          {missing.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {level && level.conditions.length > 0 && (
        <>
          <p className="soft">{t.ladder.conditions}</p>
          <ul>
            {level.conditions.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
