import { useState } from 'react'
import { FigureChip } from '../../../web/kit/figure.tsx'
import { shortDecimal, useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { useMay, useSession } from '../../../web/kit/session.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { Empty } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { operations as figures } from '../../figures/contract.ts'
import type { Plan, Stage, Target } from '../contract/index.ts'
import { PlanForm } from './plan-form.tsx'
import { plansTexts } from './texts.ts'

/** Goal, targets with what is reached so far, and stages of a year. */
export function GoalSection({ plan }: { plan: Plan }) {
  const t = useTexts(plansTexts)
  const may = useMay()
  const [open, setOpen] = useState(false)
  return (
    <>
      {plan.version === 0 ? (
        <Empty>{t.goal.empty}</Empty>
      ) : (
        <>
          <p className="goal">{plan.goal}</p>
          {plan.targets.length > 0 && <Targets plan={plan} />}
          <h3>{t.stages.title}</h3>
          {plan.stages.length === 0 ? (
            <p className="soft">{t.stages.empty}</p>
          ) : (
            <ol className="stages">
              {plan.stages.map((stage) => (
                <OneStage key={`${stage.name}${stage.startsOn}`} stage={stage} />
              ))}
            </ol>
          )}
        </>
      )}
      {may('plans.write') && (
        <p className="no-print">
          <button
            type="button"
            className={plan.version === 0 ? 'button primary' : 'button'}
            onClick={() => setOpen(true)}
          >
            <Icon name={plan.version === 0 ? 'plus' : 'edit'} />
            {plan.version === 0 ? t.goal.make : t.goal.edit}
          </button>
        </p>
      )}
      <Sheet open={open} title={`${t.year(plan.year)} · ${t.goal.title}`} onClose={() => setOpen(false)}>
        <PlanForm plan={plan} onDone={() => setOpen(false)} />
      </Sheet>
    </>
  )
}

function Targets({ plan }: { plan: Plan }) {
  const t = useTexts(plansTexts)
  const may = useMay()
  const wanted = plan.targets.some(({ figure }) => figure !== null) && may('figures.read')
  const period = String(plan.year)
  const { data } = useCall(figures.list, { query: { period } }, { enabled: wanted })
  const { decimal } = useFormats()
  const figureOf = ({ figure }: Target) => data?.items.find(({ id }) => id === figure)
  return (
    <ul className="targets">
      {plan.targets.map((target) => {
        const figure = figureOf(target)
        return (
          <li key={target.name}>
            <span>{target.name}</span>
            <b>
              {decimal(shortDecimal(target.value))}
              {target.unit}
            </b>
            {figure && (
              <span className="soft">
                {t.goal.now}{' '}
                <FigureChip id={figure.id} name={figure.name} value={figure.value} unit={figure.unit} period={period} />
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function OneStage({ stage }: { stage: Stage }) {
  const t = useTexts(plansTexts)
  const { today } = useSession()
  const { date } = useFormats()
  const under = stage.startsOn <= today && today <= stage.endsOn
  return (
    <li className={under ? 'now' : undefined} aria-current={under ? 'step' : undefined}>
      <b>{stage.name}</b>
      <span className="soft">
        {date(stage.startsOn)}—{date(stage.endsOn)}
      </span>
      {under && <StatusTag tone="warn">{t.stages.now}</StatusTag>}
      {stage.endsOn < today && <StatusTag tone="plain">{t.stages.over}</StatusTag>}
      {stage.work && <p>{stage.work}</p>}
    </li>
  )
}
