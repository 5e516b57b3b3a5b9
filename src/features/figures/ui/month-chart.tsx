import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import type { FigureDetail } from '../contract.ts'
import { figuresTexts } from './texts.ts'

const height = 120
const step = 28
const barWidth = 18
const foot = 22
const head = 16
/** With more months than this, only every third is named. */
const allNamedUpTo = 14

/** Bars by month, drawn as plain SVG; the same numbers stand in a table below. */
export function MonthChart({ figure }: { figure: FigureDetail }) {
  const t = useTexts(figuresTexts)
  const { decimal } = useFormats()
  const { series, name, unit } = figure
  const numbers = series.map(({ value }) => Number(value ?? 0))
  const top = Math.max(...numbers, 0)
  const scale = height / (top - Math.min(...numbers, 0) || 1)
  const zero = head + top * scale
  const width = series.length * step
  return (
    <figure className="card month-chart">
      <figcaption>
        <h2>{t.series.title}</h2>
      </figcaption>
      <div className="month-scroll">
        <svg
          viewBox={`0 0 ${width} ${height + head + foot}`}
          style={{ minWidth: `${width * 0.7}px`, maxWidth: `${width * 1.6}px` }}
          role="img"
          aria-label={t.series.of(name)}
        >
          <line className="axis" x1="0" x2={width} y1={zero} y2={zero} />
          {series.map(({ month, value }, index) => (
            <g key={month} transform={`translate(${index * step + (step - barWidth) / 2} 0)`}>
              <title>{`${month}：${value === null ? '—' : decimal(value) + unit}`}</title>
              <rect
                y={zero - Math.max(0, numbers[index]!) * scale}
                width={barWidth}
                height={Math.abs(numbers[index]!) * scale}
                rx="1.5"
              />
              {series.length <= allNamedUpTo && numbers[index]! !== 0 && (
                <text className="value" x={barWidth / 2} y={zero - Math.max(0, numbers[index]!) * scale - 4}>
                  {short(value!)}
                </text>
              )}
              {(series.length <= allNamedUpTo || index % 3 === 0) && (
                <text x={barWidth / 2} y={height + head + 15}>
                  {monthLabel(month, index)}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
      <details>
        <summary>{t.series.table}</summary>
        <SeriesTable figure={figure} />
      </details>
    </figure>
  )
}

function SeriesTable({ figure }: { figure: FigureDetail }) {
  const t = useTexts(figuresTexts)
  const { decimal } = useFormats()
  return (
    <table className="month-table">
      <thead>
        <tr>
          <th scope="col">{t.column.month}</th>
          <th scope="col">{figure.unit ? `${t.column.value}（${figure.unit}）` : t.column.value}</th>
        </tr>
      </thead>
      <tbody>
        {figure.series.map(({ month, value }) => (
          <tr key={month}>
            <th scope="row">{month}</th>
            <td>{decimal(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The year stands at the first month and at every January. */
function monthLabel(month: string, index: number): string {
  const [year = '', number = ''] = month.split('-')
  return index === 0 || number === '01' ? `${year.slice(2)}/${Number(number)}` : String(Number(number))
}

/** Above a bar there is room for four characters. */
function short(value: string): string {
  const number = Number(value)
  if (Math.abs(number) >= 10_000) return `${Math.round(number / 1000) / 10}万`
  return Math.abs(number) >= 100 ? String(Math.round(number)) : String(Math.round(number * 10) / 10)
}
