import './home.css'
import { Link } from '@tanstack/react-router'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { type Overview, operations } from '../contract.ts'
import { FirstSteps } from './first-steps.tsx'
import { GapsAlarm } from './gaps-alarm.tsx'
import { LostCard, NextCard } from './points-cards.tsx'
import { FiguresCard, RecordsCard } from './source-cards.tsx'
import { TasksCard } from './tasks-card.tsx'
import { overviewTexts } from './texts.ts'

export function HomePage() {
  const overview = useCall(operations.get, {})
  const t = useTexts(overviewTexts)
  const may = useMay()
  return (
    <>
      <PageHeader
        title={t.title}
        note={overview.data && <CycleNote cycle={overview.data.cycle} />}
        actions={
          may('records.write') && (
            <Link to="/records/new" className="button primary">
              <Icon name="plus" />
              {t.enter}
            </Link>
          )
        }
      />
      <Loaded of={overview} lines={12}>
        {(data) => (
          <>
            <GapsAlarm gaps={data.gaps} />
            {!data.coverage?.owned && <FirstSteps cycle={data.cycle !== null} />}
            {data.cycle && <Questions data={data} />}
          </>
        )}
      </Loaded>
    </>
  )
}

function Questions({ data }: { data: Overview }) {
  return (
    <>
      <div className="home-questions">
        <LostCard score={data.score} lost={data.lost} count={data.lostCount} />
        <TasksCard coverage={data.coverage} tasks={data.tasks} />
        <NextCard next={data.next} />
      </div>
      <div className="home-sources">
        <FiguresCard figures={data.figures} />
        <RecordsCard records={data.records} />
      </div>
    </>
  )
}

function CycleNote({ cycle }: { cycle: Overview['cycle'] }) {
  const t = useTexts(overviewTexts)
  const { date } = useFormats()
  return cycle ? t.cycle(cycle.name, date(cycle.startsOn), date(cycle.endsOn)) : t.noCycle
}
