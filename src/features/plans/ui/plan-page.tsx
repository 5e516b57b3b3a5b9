import './plans.css'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useAddress } from '../../../web/kit/paging.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { useSession } from '../../../web/kit/session.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { Views } from '../../../web/kit/views.tsx'
import { operations } from '../contract/index.ts'
import { GoalSection } from './goal-section.tsx'
import { LadderSection } from './ladder-section.tsx'
import { plansTexts } from './texts.ts'
import { TitlesSection } from './titles-section.tsx'

export function PlanPage() {
  const t = useTexts(plansTexts)
  const { today, unit } = useSession()
  const { search } = useAddress()
  const thisYear = Number(today.slice(0, 4))
  const year = /^20\d{2}$/.test(search.year ?? '') ? Number(search.year) : thisYear
  const ladder = useCall(operations.ladder, {})
  const plan = useCall(operations.plan, { params: { year } }, { keep: true })
  return (
    <div className="plan">
      <PageHeader
        title={t.title}
        note={unit.name}
        actions={
          <button type="button" className="button" onClick={() => print()}>
            <Icon name="print" />
            {t.print}
          </button>
        }
      />
      <Loaded of={ladder}>{(given) => <LadderSection ladder={given} />}</Loaded>
      <section className="card" aria-labelledby="plan-goal">
        <header>
          <h2 id="plan-goal">
            {t.year(year)} · {t.goal.title}
          </h2>
          <div className="no-print">
            <Views
              label={t.years}
              name="year"
              options={[thisYear, thisYear - 1, thisYear + 1].map((each) => ({
                value: String(each),
                label: t.year(each),
              }))}
            />
          </div>
        </header>
        <Loaded of={plan}>{(given) => <GoalSection key={given.year} plan={given} />}</Loaded>
      </section>
      <Loaded of={ladder}>{(given) => <TitlesSection ladder={given} />}</Loaded>
    </div>
  )
}
