import type { Ref } from 'react'
import { useTexts } from '../../../web/kit/i18n.ts'
import type { ReportDetail, ReportLine } from '../contract/index.ts'
import { reportsTexts } from './texts.ts'

interface ReportPaperProps {
  report: ReportDetail
  paperRef: Ref<HTMLElement>
  /** 1-based line to show as the one meant. */
  marked: number | undefined
  onFigure: (figure: string) => void
}

/** The report as it will lie on the desk; its numbers are buttons that tell where they come from. */
export function ReportPaper({ report, paperRef, marked, onFigure }: ReportPaperProps) {
  const t = useTexts(reportsTexts)
  const names = new Map(report.figures.map(({ figure, name }) => [figure, name]))
  const faulty = new Set(report.faults.map(({ line }) => line))
  return (
    <article className="paper" ref={paperRef} aria-label={t.document} lang="zh-CN">
      {report.lines.map((line, index) => {
        const number = index + 1
        const classes = [classOf(line), faulty.has(number) && 'faulty', marked === number && 'marked']
        return (
          <p key={number} data-line={number} tabIndex={-1} className={classes.filter(Boolean).join(' ')}>
            {line.label}
            <Parts line={line} names={names} onFigure={onFigure} />
          </p>
        )
      })}
    </article>
  )
}

function classOf({ kind, level }: ReportLine): string {
  return level === null ? `paper-${kind}` : `paper-${kind} paper-level-${level}`
}

interface PartsProps {
  line: ReportLine
  names: ReadonlyMap<string, string>
  onFigure: (figure: string) => void
}

function Parts({ line, names, onFigure }: PartsProps) {
  return line.parts.map((part, index) =>
    part.type === 'text' ? (
      part.text
    ) : (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line never change their order
        key={index}
        type="button"
        className="paper-figure"
        title={names.get(part.id)}
        onClick={() => onFigure(part.id)}
      >
        {part.text}
      </button>
    ),
  )
}
