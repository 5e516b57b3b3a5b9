import { Link } from '@tanstack/react-router'
import { shortDecimal, useFormats, useTexts } from './i18n.ts'
import { kitTexts } from './texts.ts'

interface FigureChipProps {
  id: string
  name: string
  value: string | null
  unit: string
  /** Which slice the value is of; carried to the figure's page. */
  period?: string
  departmentId?: string
  communityId?: string
}

/** A number that opens its source: the figure's page with the records behind it. */
export function FigureChip({ id, name, value, unit, ...slice }: FigureChipProps) {
  const t = useTexts(kitTexts)
  const formats = useFormats()
  const text = value === null ? t.figure.none : `${formats.decimal(value)}${unit}`
  return (
    <Link
      className="figure-chip"
      to="/figures/$figure"
      params={{ figure: id }}
      search={slice}
      title={t.figure.open(name)}
      aria-label={`${text}，${t.figure.open(name)}`}
    >
      <b>{value === null ? t.figure.none : formats.decimal(value)}</b>
      {value !== null && <small>{unit}</small>}
    </Link>
  )
}

/** Points of points, e.g. 86.5 / 100. */
export function Points({ got, full }: { got: string; full: string }) {
  return (
    <span className="points">
      <b>{shortDecimal(got)}</b>
      <span> / {shortDecimal(full)}</span>
    </span>
  )
}
